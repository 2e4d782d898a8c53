// Lenses, hints and colours over the protocol: asked for, refreshed after checks, switched off and on.
import assert from 'node:assert/strict';
import type { CodeLens, InlayHint, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';
import { files } from '../support/sample-stack.ts';

const name = 'brands.martech-stack.yaml';
const text = files[name].replaceAll('\n', '\r\n');

describe('what stands beside the text, over the protocol', () => {
  let server: ServerFixture;
  let refreshed: string[] = [];
  const start = async (initializationOptions: object = {}) => {
    refreshed = [];
    server = new ServerFixture(files);
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens']) {
      server.client.onRequest(`workspace/${what}/refresh`, () => {
        refreshed.push(what);
        return null;
      });
    }
    const refreshSupport = true;
    const workspace = { ...pullClient.workspace, codeLens: { refreshSupport }, inlayHint: { refreshSupport }, semanticTokens: { refreshSupport } };
    const result = await server.start({ capabilities: { ...pullClient, workspace }, initializationOptions: { stepsCommand: 'steps', placesCommand: 'places', ...initializationOptions } });
    await server.open(name, text);
    await server.pull(name);
    return result;
  };
  afterEach(() => server.stop());

  const textDocument = { uri: folder + name };
  const settings = (own: object) => server.client.sendNotification('workspace/didChangeConfiguration', { settings: { martechStack: own } });
  const lenses = async () => Promise.all((await server.request<CodeLens[]>('textDocument/codeLens', { textDocument })).map(lens => server.request<CodeLens>('codeLens/resolve', lens)));

  it('shows lenses, and asks to ask again once typing stops', async () => {
    const { capabilities } = await start();
    assert.deepEqual(capabilities.codeLensProvider, { resolveProvider: true });
    const [stage, flows] = (await lenses()).map(lens => lens.command);
    assert.match(stage?.title ?? '', /^trial · 39 days left · /);
    assert.deepEqual([stage?.command, flows?.title, flows?.command], ['steps', '1 in · 0 out', 'places']);
    server.clock.pass(60_000);
    await server.pull(name);
    refreshed = [];
    await server.edit(name, [5, 38], [5, 48], '2026-11-24');
    await server.pull(name);
    assert.deepEqual(refreshed, []);
    server.clock.pass(60_000);
    await server.pull(name);
    assert.equal(refreshed.filter(what => what === 'codeLens').length, 1);
    assert.match((await lenses())[0]?.command?.title ?? '', /^trial · 2 days left · /);
  });

  it('switches lenses off and on at once', async () => {
    await start({ lenses: false });
    assert.deepEqual(await lenses(), []);
    await settings({ today: '2026-11-22', lenses: true });
    await server.pull(name);
    assert.deepEqual(refreshed, ['codeLens']);
    assert.equal((await lenses()).length, 2);
    await settings({ lenses: 'nonsense' });
    assert.equal((await lenses()).length, 2);
    await settings({ lenses: false });
    assert.deepEqual(await lenses(), []);
  });

  const range = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
  const hints = async () => (await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range })).map(({ position, label }) => [position.line, position.character, label]);

  it('shows hints in the part that is asked for, and switches them off and on at once', async () => {
    const { capabilities } = await start();
    assert.equal(capabilities.inlayHintProvider, true);
    assert.deepEqual(await hints(), [[5, 48, 'in 39 days'], [6, 32, 'CRM and loyalty']]);
    await settings({ inlayHints: false });
    assert.deepEqual(await hints(), []);
    assert.deepEqual(refreshed, ['inlayHint']);
    await settings({ inlayHints: true });
    assert.equal((await hints()).length, 2);
  });

  it('asks for hints again after a check', async () => {
    await start();
    server.clock.pass(60_000);
    await server.pull(name);
    assert.equal(refreshed.includes('inlayHint'), true);
  });

  const tokens = () => server.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  const delta = (previousResultId: string | undefined) => server.request<SemanticTokensDelta & SemanticTokens>('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });

  it('colours a file, a part of it, and what changed', async () => {
    const { capabilities } = await start();
    assert.deepEqual(capabilities.semanticTokensProvider?.full, { delta: true });
    const first = await tokens();
    assert.deepEqual(first.data.slice(0, 10), [2, 2, 5, 0, 1, 4, 24, 8, 3, 0]);
    const part = await server.request<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } } });
    assert.deepEqual(part.data.slice(0, 5), first.data.slice(0, 5));
    assert.deepEqual((await delta(first.resultId)).edits, []);
    await server.edit(name, [0, 0], [0, 0], '# 🎉\r\n');
    const second = await delta((await tokens()).resultId);
    assert.deepEqual(second.edits, []);
    await server.edit(name, [0, 0], [0, 0], '#\r\n');
    const third = await delta(second.resultId);
    assert.deepEqual(third.edits, [{ start: 0, deleteCount: 1, data: [4] }]);
    assert.ok((await delta('another')).data.length > 0, 'everything where the client holds another answer');
  });

  it('switches colours off and on at once', async () => {
    await start();
    await settings({ semanticTokens: false });
    assert.deepEqual((await tokens()).data, []);
    assert.deepEqual(refreshed, ['semanticTokens']);
    await settings({ semanticTokens: true });
    assert.ok((await tokens()).data.length > 0);
  });
});
