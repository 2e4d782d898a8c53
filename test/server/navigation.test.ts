// Navigation and renames over the protocol: a real client, the real server, streams between them.
import assert from 'node:assert/strict';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, DocumentHighlight, FoldingRange, LinkedEditingRanges, SelectionRange, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { brands, files, root } from '../support/sample-stack.ts';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';

describe('navigation over the protocol', () => {
  let server: ServerFixture;
  beforeEach(async () => {
    server = new ServerFixture(files);
    await server.start();
  });
  afterEach(() => server.stop());

  const textDocument = (name: string) => ({ uri: folder + name });

  /** Asks at the first character behind the start of a word. */
  function at<R>(method: string, name: string, text: string, word: string, more: object = {}): Promise<R> {
    const before = text.slice(0, text.indexOf(word) + 1);
    const position = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
    return server.request<R>(`textDocument/${method}`, { textDocument: textDocument(name), position, ...more });
  }

  it('is declared', async () => {
    const other = new ServerFixture({});
    const { capabilities } = await other.start();
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    for (const provider of ['documentHighlightProvider', 'linkedEditingRangeProvider', 'callHierarchyProvider', 'workspaceSymbolProvider', 'foldingRangeProvider', 'selectionRangeProvider', 'documentLinkProvider'] as const) assert.ok(capabilities[provider], provider);
    await other.stop();
  });

  it('renames in the text as it is, behind an edit', async () => {
    await server.open('martech-stack.yaml', root);
    await server.edit('martech-stack.yaml', [0, 0], [0, 0], '# 🎉 one more line\r\n');
    const text = `# 🎉 one more line\r\n${root}`;
    assert.deepEqual(await at('prepareRename', 'martech-stack.yaml', text, ' crm:\n'), { range: { start: { line: 27, character: 2 }, end: { line: 27, character: 5 } }, placeholder: 'crm' });
    const edit = await at<WorkspaceEdit>('rename', 'martech-stack.yaml', text, ' crm:\n', { newName: 'customers' });
    const edits = edit.documentChanges?.flatMap(change => ('textDocument' in change ? [[change.textDocument.uri, change.textDocument.version, change.edits.map(each => [each.range.start.line, 'newText' in each ? each.newText : ''])]] : []));
    assert.deepEqual(edits, [
      [`${folder}martech-stack.yaml`, 2, [[27, 'customers'], [46, 'customers']]], [`${folder}brands.martech-stack.yaml`, null, [[9, 'customers']]],
    ]);
  });

  it('says in words why a rename cannot be', async () => {
    await assert.rejects(at('rename', 'martech-stack.yaml', root, ' crm:\n', { newName: 'Brevo!' }), /“Brevo!” is not an id yet.*You could write brevo/);
    await assert.rejects(at('rename', 'martech-stack.yaml', root, ' crm:\n', { newName: 'brevo' }), /in use already/);
    assert.equal(await at('prepareRename', 'martech-stack.yaml', root, 'Maison'), null);
    assert.deepEqual(server.logged, []);
  });

  it('marks and links the uses of an id', async () => {
    const marked = await at<DocumentHighlight[]>('documentHighlight', 'brands.martech-stack.yaml', brands, 'brevo:');
    assert.deepEqual(marked.map(({ range, kind }) => [range.start.line, kind]), [[2, 3], [10, 2]]);
    const linked = await at<LinkedEditingRanges>('linkedEditingRange', 'brands.martech-stack.yaml', brands, 'brevo:');
    assert.deepEqual(linked.ranges.map(({ start }) => start.line), [2, 10]);
    assert.equal(await at('linkedEditingRange', 'martech-stack.yaml', root, ' crm:\n'), null);
  });

  it('follows flows from item to item', async () => {
    const [brevo] = await at<CallHierarchyItem[]>('prepareCallHierarchy', 'brands.martech-stack.yaml', brands, 'brevo:');
    const [website, ...others] = await server.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: brevo });
    assert.deepEqual([website?.from.name, website?.fromRanges.map(({ start }) => start.line), others], ['Website', [8], []]);
    const [crm] = await server.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: website?.from });
    assert.equal(crm?.from.name, 'Salesforce');
    const out = await server.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: crm?.from });
    assert.deepEqual(out.map(({ to }) => to.name), ['Website']);
  });

  it('finds symbols, folds and grows selections', async () => {
    const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'brev' });
    assert.deepEqual(symbols.map(({ name, containerName }) => [name, containerName]), [['brevo · Brevo 🎉', 'brands.martech-stack.yaml'], ['crm-to-brevo', 'brands.martech-stack.yaml']]);
    const folds = await server.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: textDocument('brands.martech-stack.yaml') });
    assert.deepEqual(folds.map(({ startLine, endLine }) => [startLine, endLine]), [[1, 6], [2, 6], [7, 12], [8, 12]]);
    const [selection] = await server.request<SelectionRange[]>('textDocument/selectionRange', { textDocument: textDocument('brands.martech-stack.yaml'), positions: [{ line: 3, character: 12 }] });
    assert.deepEqual([selection?.range, selection?.parent?.range].map(range => [range?.start.character, range?.end.character]), [[10, 15], [10, 18]]);
  });

  it('updates imports before files get another name, and only for clients that ask', async () => {
    const move = { files: [{ oldUri: `${folder}%62rands.martech-stack.yaml`, newUri: `${folder}marques.martech-stack.yaml` }] };
    assert.deepEqual(server.logged, []);
    const asking = new ServerFixture(files);
    await asking.start({ capabilities: { ...pullClient, workspace: { ...pullClient.workspace, fileOperations: { willRename: true } } } });
    const edit = await asking.request<WorkspaceEdit>('workspace/willRenameFiles', move);
    assert.deepEqual(edit.documentChanges, [{ textDocument: { uri: `${folder}martech-stack.yaml`, version: null }, edits: [{ range: { start: { line: 4, character: 10 }, end: { line: 4, character: 35 } }, newText: 'marques.martech-stack.yaml' }] }]);
    assert.equal(await asking.request('workspace/willRenameFiles', { files: [{ oldUri: `${folder}x.yaml`, newUri: `${folder}y.yaml` }] }), null);
    await asking.stop();
  });
});
