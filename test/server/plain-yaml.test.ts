import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CompletionList, Hover, TextEdit, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { beyondSchema, isLeftToYaml } from '../../src/language/beside-yaml.ts';
import { brands, files, root } from '../support/sample-stack.ts';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';
import { editorAt } from '../support/editor-fixture.ts';

const name = 'martech-stack.yaml';
/** A value and a key that are none, an id that nobody has, and YAML that is none. */
const text = root.replace('side: marketing', 'side: marketin').replace('steward: crm-team', 'steward: crm-tea').replace('    category: cms', '    categry: cms')
  .replace('brands.martech-stack.yaml', 'brands.martech-stack.yaml, gone.martech-stack.yaml').replace('method: api', 'method: "api');

describe('a file of ours that is open as plain YAML', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  const codes = (found: readonly { readonly code?: unknown }[]) => found.map(({ code }) => String(code)).sort();
  const of = <R>(method: string, position: { line: number; character: number }) => server.request<R>(method, { textDocument: { uri: folder + name }, position });
  const at = (piece: string, more = 0) => ({ line: root.slice(0, root.indexOf(piece)).split('\n').length - 1, character: root.indexOf(piece) + more - root.lastIndexOf('\n', root.indexOf(piece)) - 1 });

  it('has what governance says, and what needs several files, but nothing of YAML and the schema', async () => {
    server = new ServerFixture({ ...files, [name]: text });
    await server.start();
    const all = codes(await server.pull(name));
    await server.open(name, text, 'yaml');
    assert.deepEqual(codes(await server.pull(name)), all.filter(code => !isLeftToYaml(code)));
    assert.ok(['syntax/unclosed-quote', 'schema/wrong-value', 'schema/unknown-key'].every(code => all.includes(code)), all.join());
    assert.ok(['schema/import', 'integrity/unknown-reference'].every(code => all.includes(code)), all.join());
    assert.deepEqual(['syntax/x', 'schema/x', 'schema/import', 'engine/x', 'security/no-mfa'].map(isLeftToYaml), [true, true, false, false, false]);
  });

  it('has them again as its own language, and closed', async () => {
    server = new ServerFixture({ ...files, [name]: text });
    await server.start();
    const all = codes(await server.pull(name));
    const close = () => server.client.sendNotification('textDocument/didClose', { textDocument: { uri: folder + name } });
    await server.open(name, text, 'yaml');
    assert.notDeepEqual(codes(await server.pull(name)), all);
    await close();
    assert.deepEqual(codes(await server.pull(name)), all);
    await server.open(name, text, 'martech-stack');
    assert.deepEqual(codes(await server.pull(name)), all);
  });

  it('is the only file of which anything is left out', async () => {
    server = new ServerFixture({ ...files, [name]: text, 'brands.martech-stack.yaml': brands.replace('lifecycle: { stage: trial', 'lifecycle: { stage: trail') });
    await server.start();
    await server.open(name, text, 'yaml');
    const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const found = new Map(items.map(item => [item.uri.slice(folder.length), item.kind === 'full' ? codes(item.items) : []]));
    assert.ok(found.get('brands.martech-stack.yaml')?.includes('schema/wrong-value'));
    assert.ok(!found.get(name)?.includes('schema/wrong-value'));
  });

  it('the same where findings are pushed', async () => {
    server = new ServerFixture({ ...files, [name]: text });
    await server.start({ capabilities: { ...pullClient, textDocument: {}, workspace: {} } });
    await server.untilPushed(name, found => codes(found).includes('schema/wrong-value'));
    await server.open(name, text, 'yaml');
    const found = await server.untilPushed(name, pushed => !codes(pushed).includes('schema/wrong-value'));
    assert.ok(codes(found).includes('integrity/unknown-reference'));
  });

  it('is laid out by another formatter, and explained by us where ids and rules are meant', async () => {
    server = new ServerFixture(files);
    await server.start();
    const messy = root.replace('  name: Maison', '  name:   Maison');
    await server.open(name, messy, 'yaml');
    assert.deepEqual(await server.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri: folder + name }, options: { tabSize: 2, insertSpaces: true } }), []);
    assert.equal(await of<Hover | null>('textDocument/hover', at('    category: cms', 6)), null);
    assert.match(JSON.stringify(await of<Hover | null>('textDocument/hover', at('steward: crm-team', 11))), /CRM and loyalty/);
    assert.notDeepEqual(await of('textDocument/definition', at('steward: crm-team', 11)), []);
  });

  it('completes ids, not keys and values of the schema', async () => {
    server = new ServerFixture(files);
    await server.start();
    await server.open(name, root, 'yaml');
    const labels = async (position: { line: number; character: number }) => (await of<CompletionList>('textDocument/completion', position)).items.map(({ label }) => label);
    assert.deepEqual(await labels(at('side: marketing', 6)), []);
    assert.ok((await labels(at('steward: crm-team', 9))).includes('crm-team'));
    assert.ok(!(await labels(at('    category: cms', 4))).includes('criticality'));
  });
});

describe('a list of completions beside another extension', () => {
  it('keeps ids, and values that only the catalog knows', () => {
    const { context, offset } = editorAt('version: 1\nstack: { name: A, country: ‸ }\n');
    const list = { isIncomplete: false, items: [{ label: 'FR', kind: 20 as const }, { label: 'a', kind: 18 as const }, { label: 'key', kind: 10 as const }] };
    assert.deepEqual(beyondSchema({ ...context, isPlainYaml: true }, offset, list).items.map(({ label }) => label), ['FR', 'a']);
    assert.equal(beyondSchema(context, offset, list), list);
  });
});

describe('the schemas for other extensions', () => {
  const project = new URL('../../', import.meta.url);
  const { contributes } = JSON.parse(readFileSync(new URL('package.json', project), 'utf8')) as {
    contributes: { languages: { id: string; filenames: string[]; filenamePatterns: string[] }[]; yamlValidation: { fileMatch: string[]; url: string }[] };
  };

  it('are contributed for every name of our files', () => {
    for (const { id, filenames, filenamePatterns } of contributes.languages) {
      const own = contributes.yamlValidation.find(({ url }) => url === `./schemas/${id}.schema.json`);
      assert.deepEqual(own?.fileMatch, [...filenames, ...filenamePatterns]);
      assert.equal((JSON.parse(readFileSync(new URL(own.url, project), 'utf8')) as { type: string }).type, 'object');
    }
  });
});
