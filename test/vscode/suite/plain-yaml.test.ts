// Files of ours that a person's own association opens as plain YAML, inside VS Code's extension host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './support/eventually.ts';
import { activated, open, rangeOf } from './support/extension.ts';

describe('our files, opened as plain YAML', () => {
  let document: vscode.TextDocument;

  const codes = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));
  const once = (uri: vscode.Uri, holds: (found: readonly string[]) => boolean, what: string) =>
    eventually(vscode.languages.onDidChangeDiagnostics, () => (holds(codes(uri)) ? codes(uri) : undefined), what);

  before(async () => {
    await activated();
    ({ document } = await open('martech-stack.yaml'));
  });

  it('are checked for governance, while YAML and the schema are left to another extension', async () => {
    assert.equal(document.languageId, 'yaml');
    const { value } = await once(document.uri, found => found.includes('integrity/unknown-reference'), 'A finding of governance');
    assert.deepEqual(value.filter(code => /^(syntax|schema)\//.test(code)), []);
  });

  it('are checked for all of it where they are not open', async () => {
    const brands = vscode.Uri.joinPath(document.uri, '..', 'brands.martech-stack.yaml');
    await once(brands, found => found.includes('schema/wrong-value'), 'A finding of the schema in a closed file');
    await open('brands.martech-stack.yaml');
    await once(brands, found => !found.includes('schema/wrong-value'), 'None in the open one');
  });

  it('keep definitions, and completion of ids alone', async () => {
    const brands = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(document.uri, '..', 'brands.martech-stack.yaml'));
    const definitions = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', brands.uri, rangeOf(brands, 'crm-team').start);
    assert.equal(definitions.length, 1);
    const items = async (position: vscode.Position) => (await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position)).items;
    assert.ok((await items(rangeOf(document, 'crm-tea }').start)).some(({ label, kind }) => kind === vscode.CompletionItemKind.Reference && JSON.stringify(label).includes('crm-team')));
    // Words of the text may be offered by VS Code itself.
    assert.deepEqual((await items(rangeOf(document, 'marketin ').start)).filter(({ kind }) => kind === vscode.CompletionItemKind.EnumMember), []);
  });

  it('are not formatted by us, so that nobody is asked which formatter to take', async () => {
    const editor = await open('martech-stack.yaml');
    await editor.edit(edit => edit.insert(rangeOf(document, 'Maison').start, '   '));
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, { tabSize: 2, insertSpaces: true });
    assert.deepEqual(edits ?? [], []);
  });

  it('are checked for the schema again once they are called by their own language', async () => {
    await vscode.languages.setTextDocumentLanguage(document, 'martech-stack');
    await once(document.uri, found => found.includes('schema/wrong-value'), 'A finding of the schema');
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, { tabSize: 2, insertSpaces: true });
    assert.ok(edits && edits.length > 0);
  });
});
