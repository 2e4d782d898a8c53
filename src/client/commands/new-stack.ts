// Martech Stack: New Stack. Starts a small valid martech-stack.yaml, with stops for what only a person knows.

import { type Disposable, SnippetString, type Uri, WorkspaceEdit, commands, window, workspace } from 'vscode';
import { Uri as Uris } from 'vscode';
import { sayHere } from '../say-here.ts';

/** Registers the command. A stack that is there already is opened instead. */
export function registerNewStack(): Disposable {
  return commands.registerCommand('martechStack.newStack', async () => {
    const folder = await askForFolder();
    if (!folder) return;
    const uri = Uris.joinPath(folder, 'martech-stack.yaml');
    if (await exists(uri)) {
      await window.showTextDocument(uri);
      return void window.showInformationMessage(sayHere('client.stack-exists'));
    }
    const edit = new WorkspaceEdit();
    edit.createFile(uri, { ignoreIfExists: true });
    await workspace.applyEdit(edit);
    const editor = await window.showTextDocument(uri);
    await editor.insertSnippet(new SnippetString(newStack()));
  });
}

async function askForFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) void window.showInformationMessage(sayHere('client.no-folder'));
  if (folders.length < 2) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: sayHere('client.choose-folder') }))?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(() => true, () => false);
}

/** A snippet that is a valid stack as it stands. */
function newStack(): string {
  return `# ${sayHere('client.new-comment')}
version: 1
stack:
  name: \${1:${sayHere('client.new-name')}}

owners:
  marketing:
    name: \${2:${sayHere('client.new-owner')}}
    side: marketing

tools:
  \${3:newsletter}:
    name: \${4:${sayHere('client.new-tool')}}
    category: \${5:email-marketing}
    lifecycle: \${6|production,idea,trial,pilot,phase-out,retired|}
    owners: { business: marketing }
`;
}
