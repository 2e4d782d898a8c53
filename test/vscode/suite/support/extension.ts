// The extension under test and its workspace, as a suite sees them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../../src/client/test-api.ts';
import type { TreeItem } from '../../../../src/protocol.ts';

/** Activates the extension and waits for its server. */
export async function activated(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi>('martech-stack.martech-stack');
  assert.ok(extension, 'The extension is not there.');
  const api = await extension.activate();
  await api.started;
  return api;
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'No folder is open.');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, path));
}

/** The range of the first `text` at or after `from`. */
export function rangeOf(document: vscode.TextDocument, text: string, from = 0): vscode.Range {
  const start = document.getText().indexOf(text, from);
  assert.ok(start >= 0, `${text} is not in ${document.uri.path}.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Every row of the Stack view that `wanted` accepts, found from the top down; rows below an accepted one are not asked for. */
export async function rowsOf(api: TestApi, wanted: (row: TreeItem) => boolean, parent?: string): Promise<readonly TreeItem[]> {
  const found: TreeItem[] = [];
  for (const row of await api.treeRows(parent)) {
    if (wanted(row)) found.push(row);
    else if (row.hasChildren) found.push(...(await rowsOf(api, wanted, row.id)));
  }
  return found;
}
