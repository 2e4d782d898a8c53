import assert from 'node:assert/strict';
import type { CodeAction, CompletionItem, DocumentSymbol, Hover, Location } from 'vscode-languageserver-protocol';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';
import { brands, files, root } from '../support/sample-stack.ts';

describe('features over the protocol', () => {
  let server: ServerFixture;
  beforeEach(async () => {
    server = new ServerFixture(files);
    await server.start();
  });
  afterEach(() => server.stop());

  /** Asks at the middle of a word of a file. */
  function at<R>(method: string, name: string, text: string, word: string, more: object = {}): Promise<R> {
    const offset = text.indexOf(word) + 1;
    const before = text.slice(0, offset);
    const position = { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
    return server.request<R>(`textDocument/${method}`, { textDocument: { uri: folder + name }, position, ...more });
  }

  it('initialize tells what the server can do', async () => {
    const other = new ServerFixture({});
    const { capabilities, serverInfo } = await other.start();
    assert.equal(serverInfo?.name, 'martech-stack');
    assert.equal(capabilities.textDocumentSync && typeof capabilities.textDocumentSync === 'object' && capabilities.textDocumentSync.change, 2);
    for (const provider of ['hoverProvider', 'definitionProvider', 'referencesProvider', 'documentSymbolProvider', 'completionProvider', 'codeActionProvider', 'diagnosticProvider'] as const) {
      assert.ok(capabilities[provider], provider);
    }
    await other.stop();
  });

  it('hover, definition and references work on a file that is not open', async () => {
    const hover = await at<Hover>('hover', 'brands.martech-stack.yaml', brands, 'crm-team');
    assert.match(JSON.stringify(hover.contents), /CRM and loyalty/);
    const [definition] = await at<Location[]>('definition', 'brands.martech-stack.yaml', brands, 'crm-team');
    assert.deepEqual(definition, { uri: `${folder}martech-stack.yaml`, range: { start: { line: 7, character: 2 }, end: { line: 7, character: 10 } } });
    const references = await at<Location[]>('references', 'martech-stack.yaml', root, 'crm-team', { context: { includeDeclaration: false } });
    assert.equal(references.filter(({ uri }) => uri.endsWith('brands.martech-stack.yaml')).length, 1);
  });

  it('hover is plain text for a client that shows no Markdown', async () => {
    await server.stop();
    server = new ServerFixture(files);
    await server.start({ capabilities: { ...pullClient, textDocument: { ...pullClient.textDocument, hover: { contentFormat: ['plaintext'] } } } });
    const { contents } = await at<Hover>('hover', 'brands.martech-stack.yaml', brands, 'crm-team');
    assert.equal((contents as { readonly kind: string }).kind, 'plaintext');
    assert.match((contents as { readonly value: string }).value, /^CRM and loyalty — owner crm-team\n\n- Side: Marketing/);
  });

  it('follow the open text, not the disk', async () => {
    await server.open('martech-stack.yaml', `# moved\n\n${root}`);
    const [definition] = await at<Location[]>('definition', 'brands.martech-stack.yaml', brands, 'crm-team');
    assert.equal(definition?.range.start.line, 9);
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: `${folder}martech-stack.yaml` } });
    assert.equal(symbols[0]?.range.start.line, 2);
  });

  it('completion sees the character that was just typed', async () => {
    await server.open('brands.martech-stack.yaml', brands);
    const line = brands.split('\n').findIndex(each => each.includes('owners:'));
    await server.edit('brands.martech-stack.yaml', [line, 24], [line, 32], 'it');
    const { items } = await server.request<{ items: CompletionItem[] }>('textDocument/completion', { textDocument: { uri: `${folder}brands.martech-stack.yaml` }, position: { line, character: 26 } });
    assert.deepEqual(items.map(({ label }) => label), ['crm-team', 'it-crm']);
    assert.deepEqual(items[1]?.textEdit && 'range' in items[1].textEdit && items[1].textEdit.range, { start: { line, character: 24 }, end: { line, character: 26 } });
  });

  it('a quick fix writes the nearest right value', async () => {
    const typo = root.replace('lifecycle: production', 'lifecycle: producton');
    await server.open('martech-stack.yaml', typo);
    const [diagnostic] = (await server.pull('martech-stack.yaml')).filter(({ code }) => code === 'schema/wrong-value');
    assert.ok(diagnostic);
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: `${folder}martech-stack.yaml` }, range: diagnostic.range, context: { diagnostics: [diagnostic] } });
    const [first] = actions;
    assert.equal(first?.title, 'Use production');
    assert.equal(first?.isPreferred, true);
    assert.deepEqual(first?.diagnostics, [diagnostic]);
    assert.deepEqual(first?.edit?.documentChanges, [{ textDocument: { uri: `${folder}martech-stack.yaml`, version: 1 }, edits: [{ range: diagnostic.range, newText: 'production' }] }]);
  });

  it('answer with nothing for files that are none of ours', async () => {
    assert.equal(await at('hover', 'other.yaml', 'a', 'a'), null);
    assert.deepEqual(await at('completion', 'other.yaml', 'a', 'a'), { isIncomplete: false, items: [] });
    assert.deepEqual(await at('definition', 'martech-stack.yml', 'a', 'a'), []);
  });

  it('know a file however the client spells its URI', async () => {
    await server.open('%62rands.martech-stack.yaml', brands.replace('Brevo 🎉', 'Renamed'));
    await server.pull('brands.martech-stack.yaml');
    const hover = await at<Hover>('hover', 'brands.martech-stack.yaml', brands, 'brevo');
    assert.match(JSON.stringify(hover.contents), /Renamed/);
    const [definition] = await at<Location[]>('definition', 'brands.martech-stack.yaml', brands, 'brevo');
    assert.equal(definition?.uri, `${folder}%62rands.martech-stack.yaml`);
  });
});
