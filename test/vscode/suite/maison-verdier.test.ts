// The extension on examples/maison-verdier, inside VS Code's extension host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Maison Verdier', () => {
  it('is opened as the workspace', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    const [uri] = await vscode.workspace.findFiles('**/martech-stack.yaml');
    assert.ok(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, 'martech-stack');
  });
});
