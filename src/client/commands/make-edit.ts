// Makes an edit that the server prepared: shows the file that has stops in it, so that they can be filled, and saves what nobody sees.

import { type Disposable, Uri, commands, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PreparedEdit } from '../../protocol.ts';

/** Registers the command that code actions name; it is in no menu. */
export function registerMakeEdit(client: LanguageClient): Disposable {
  return commands.registerCommand('martechStack.makeEdit', (prepared: PreparedEdit) => makeEdit(client, prepared));
}

/** True where the edit was made. */
export async function makeEdit(client: LanguageClient, { edit, open, save }: PreparedEdit): Promise<boolean> {
  // VS Code gives stops to the editor that has the focus, and to no other.
  if (open !== undefined) await window.showTextDocument(Uri.parse(open));
  const isDone = await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (!isDone) return false;
  for (const uri of save) await (await workspace.openTextDocument(Uri.parse(uri))).save();
  return true;
}
