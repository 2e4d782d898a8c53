import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ClientCapabilities, CodeActionClientCapabilities } from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { folder, pullClient, ServerFixture } from '../support/server-fixture.ts';

const name = 'martech-stack.yaml';
const uri = folder + name;
const text = `version: 1
stack: { name: Maison } # 😀
imports: [part.martech-stack.yaml]
tools:
  web: { name: Web 😀, category: cms, lifecycle: production }\t# é
  crm: { name: CRM, category: crm, lifecycle: production }
  hub: { name: Segment, category: ipaas, lifecycle: production }
owners:
  a: { name: A, side: it }
  b: { name: A, side: marketing }
  c: { name: A, side: it }
flows:
  f: { from: web, to: crm, data: [d], method: manual }
data:
  d: { name: D, categories: [], steward: c }
`;
const part = 'version: 1\ndata:\n  e: { name: E, categories: [], steward: c }\n';

function client(action: CodeActionClientCapabilities): ClientCapabilities {
  return { ...pullClient, textDocument: { ...pullClient.textDocument, codeAction: action } };
}

const full = client({ codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, dataSupport: true, disabledSupport: true, resolveSupport: { properties: ['edit', 'command'] } });
const plain = client({ codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } });

describe('refactorings over the protocol', () => {
  let server: ServerFixture;

  async function started(capabilities: ClientCapabilities): Promise<string[]> {
    server = new ServerFixture({ [name]: text, 'part.martech-stack.yaml': part });
    const { capabilities: own } = await server.start({ capabilities });
    await server.open(name, text);
    const provider = own.codeActionProvider as { readonly codeActionKinds: string[]; readonly resolveProvider: boolean };
    assert.equal(provider.resolveProvider, true);
    return provider.codeActionKinds;
  }

  afterEach(() => server.stop());

  function actionsAt(line: number, character: number, only?: readonly string[]): Promise<CodeAction[]> {
    const at = { line, character };
    return server.request('textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [], ...(only && { only }) } });
  }

  const resolve = (action: CodeAction | undefined): Promise<CodeAction> => server.request('codeAction/resolve', action);

  function afterEdit(edit: WorkspaceEdit | undefined, of = uri, before = text): string {
    const change = edit?.documentChanges?.find(each => 'textDocument' in each && each.textDocument.uri === of) as TextDocumentEdit;
    const lines = new LineIndex(before);
    return applyEdits(before, change.edits.map(each => ({ range: { start: lines.offsetAt(each.range.start), end: lines.offsetAt(each.range.end) }, text: 'newText' in each ? each.newText : '' })));
  }

  it('are of kinds that the server declares, and only of those asked for', async () => {
    const kinds = await started(full);
    const all = await actionsAt(12, 4);
    assert.ok(all.length > 0);
    for (const { kind } of all) assert.ok(kinds.includes(kind as string), kind);
    const refactor = await actionsAt(12, 4, ['refactor']);
    assert.ok(refactor.length > 0 && refactor.every(({ kind, edit, command }) => kind?.startsWith('refactor.') && !edit && !command));
    assert.deepEqual(new Set((await actionsAt(12, 4, ['refactor.rewrite'])).map(({ kind }) => kind)), new Set(['refactor.rewrite']));
    assert.deepEqual(await actionsAt(12, 4, ['refactor.inline']), []);
    assert.ok((await actionsAt(12, 4, ['quickfix'])).every(({ kind }) => kind === 'quickfix'));
  });

  it('get their edit when they are chosen, with emoji and tabs around', async () => {
    await started(full);
    const lines = await actionsAt(4, 10, ['refactor']);
    const chosen = await resolve(lines.find(({ title }) => title === 'Write “web” line by line'));
    assert.equal(afterEdit(chosen.edit), text.replace('  web: { name: Web 😀, category: cms, lifecycle: production }\t# é\n', '  web: # é\n    name: Web 😀\n    category: cms\n    lifecycle: production\n'));
    const hub = await resolve((await actionsAt(12, 30, ['refactor'])).find(({ title }) => title.includes('Segment')));
    assert.match(afterEdit(hub.edit), /f: \{ from: web, to: crm, data: \[d\], via: hub, status: planned \}/);
  });

  it('change the files that they concern', async () => {
    await started(full);
    const merge = await resolve((await actionsAt(8, 2, ['refactor'])).find(({ title }) => title === 'Merge the owner c into a'));
    assert.match(afterEdit(merge.edit), /steward: a \}/);
    assert.equal(afterEdit(merge.edit, `${folder}part.martech-stack.yaml`, part), part.replace('steward: c', 'steward: a'));
    assert.deepEqual(merge.edit?.documentChanges?.map(each => 'textDocument' in each && each.textDocument.version), [1, null]);
  });

  it('say why one cannot be done', async () => {
    await started(full);
    const refused = (await actionsAt(8, 2, ['refactor'])).find(({ title }) => title === 'Merge the owner b into a');
    assert.match(refused?.disabled?.reason ?? '', /say different things: side/);
    assert.equal(refused?.data, undefined);
  });

  it('are refused in words once the text has changed, and work again when asked for anew', async () => {
    await started(full);
    const [before] = (await actionsAt(4, 10, ['refactor'])).filter(({ title }) => title.includes('line by line'));
    await server.edit(name, [0, 0], [0, 0], '# first\n');
    await assert.rejects(resolve(before), { code: -32803, message: /The text has changed since this was offered/ });
    const [after] = (await actionsAt(5, 10, ['refactor'])).filter(({ title }) => title.includes('line by line'));
    assert.ok((await resolve(after)).edit);
  });

  it('are refused where another file has changed so that they make no sense any more', async () => {
    await started(full);
    const merge = (await actionsAt(8, 2, ['refactor'])).find(({ title }) => title === 'Merge the owner c into a');
    await server.open('part.martech-stack.yaml', `${part}owners:\n  c: { name: A, side: it }\n`);
    await assert.rejects(resolve(merge), { code: -32803 });
  });

  it('leave what they did not offer as it is', async () => {
    await started(full);
    const foreign = { title: 'Other', data: { uri, id: 7 } };
    assert.deepEqual(await resolve(foreign), foreign);
    await assert.rejects(resolve({ title: 'Other', data: { uri: `${folder}none.yaml`, id: 'x', version: 1, range: { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } } } }), { code: -32803 });
    await assert.rejects(resolve({ title: 'Other', data: { uri, id: 'x', version: 1, range: { start: { line: -5, character: 1e9 }, end: { line: 1e9, character: -1 } } } }), { code: -32803 });
  });

  it('come with their edits for a client that cannot ask later, without those that cannot be done', async () => {
    await started(plain);
    const actions = await actionsAt(8, 2, ['refactor']);
    assert.ok(actions.length > 0);
    for (const action of actions) assert.ok(action.edit && !action.data && !action.disabled, action.title);
    assert.equal(actions.some(({ title }) => title === 'Merge the owner b into a'), false);
  });

  it('speak French to those who do', async () => {
    server = new ServerFixture({ [name]: text, 'part.martech-stack.yaml': part });
    await server.start({ capabilities: full, initializationOptions: { locale: 'fr' } });
    await server.open(name, text);
    const titles = (await actionsAt(4, 10, ['refactor'])).map(({ title }) => title);
    assert.ok(titles.includes('Écrire «\u00a0web\u00a0» ligne par ligne'), titles.join('; '));
  });
});
