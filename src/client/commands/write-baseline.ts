// Martech Stack: Write a Baseline. What is found now is known from here on, and only what is new counts.

import { type Disposable, Uri, commands, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type BaselineFile, baselineRequest } from '../../protocol.ts';
import { ourLanguage } from '../our-files.ts';
import { sayHere } from '../say-here.ts';

/** Registers the command; it settles with the files that it wrote. */
export function registerWriteBaseline(client: LanguageClient): Disposable {
  return commands.registerCommand('martechStack.writeBaseline', async () => {
    await saveAll();
    const files = await client.sendRequest<readonly BaselineFile[]>(baselineRequest);
    if (files.length === 0) return void window.showInformationMessage(sayHere('client.checked-nothing'));
    for (const { uri, text } of files) await workspace.fs.writeFile(Uri.parse(uri), new TextEncoder().encode(text));
    // Not awaited: the command is done when the files are written.
    void summarise(files);
    return files.map(({ uri }) => uri);
  });
}

/** What is written down must be what is there: the command line reads files, not editors. */
async function saveAll(): Promise<void> {
  for (const document of workspace.textDocuments) if (document.isDirty && !document.isUntitled && ourLanguage(document) !== undefined) await document.save();
}

async function summarise(files: readonly BaselineFile[]): Promise<void> {
  const sum = (of: (file: BaselineFile) => number) => files.reduce((total, file) => total + of(file), 0);
  const button = sayHere('silencing.open-baseline');
  const text = sayHere('silencing.baseline-written', { count: sum(file => file.count), added: sum(file => file.added) });
  const [first] = files;
  if ((await window.showInformationMessage(text, button)) === button && first) await window.showTextDocument(Uri.parse(first.uri));
}
