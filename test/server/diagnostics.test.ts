import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver-protocol';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';

const good = 'version: 1\nstack:\n  name: Maison\nowners:\n  crm-team: { name: CRM, side: marketing }\n';
const typo = good.replace('marketing', 'marketin');
const name = 'martech-stack.yaml';

/** `line:from-to code message`, lines from zero. */
function spelt(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ range, code }) => `${range.start.line}:${range.start.character}-${range.end.character} ${String(code)}`);
}

function ofSchema(diagnostics: readonly Diagnostic[]): readonly string[] {
  return spelt(diagnostics.filter(({ code }) => /^(schema|syntax)\//.test(String(code))));
}

describe('diagnostics that the client pulls', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  it('are there for a file on the disk, with a sentence', async () => {
    server = new ServerFixture({ [name]: typo });
    await server.start();
    const [diagnostic, ...more] = (await server.pull(name)).filter(({ code }) => String(code).startsWith('schema/'));
    assert.deepEqual(more, []);
    assert.equal(diagnostic?.source, 'Martech Stack');
    assert.equal(diagnostic?.severity, 1);
    assert.match(diagnostic?.message ?? '', /marketing/);
  });

  it('are said in the client’s language', async () => {
    server = new ServerFixture({ [name]: typo });
    await server.start({ initializationOptions: { locale: 'fr-CA' } });
    const [diagnostic] = (await server.pull(name)).filter(({ code }) => String(code).startsWith('schema/'));
    assert.match(diagnostic?.message ?? '', /«|est|pas/);
  });

  it('follow the text that the editor holds, edit by edit, and return to the disk when it closes', async () => {
    server = new ServerFixture({ [name]: good });
    await server.start();
    assert.deepEqual(ofSchema(await server.pull(name)), []);
    await server.open(name, good);
    await server.edit(name, [4, 38], [4, 39], '');
    assert.deepEqual(ofSchema(await server.pull(name)), ['4:31-39 schema/wrong-value']);
    await server.edit(name, [0, 0], [0, 0], '# 🎉 one more line\r\n');
    assert.deepEqual(ofSchema(await server.pull(name)), ['5:31-39 schema/wrong-value']);
    await server.edit(name, [5, 38], [5, 38], 'n');
    assert.deepEqual(ofSchema(await server.pull(name)), []);
    await server.edit(name, [5, 31], [5, 32], 'h');
    assert.deepEqual(ofSchema(await server.pull(name)), ['5:31-40 schema/wrong-value']);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri: folder + name } });
    assert.deepEqual(ofSchema(await server.pull(name)), []);
  });

  it('count UTF-16 units and know every line break', async () => {
    const text = 'version: 1\r\nstack: { name: "🎉 é", country: FRX }\r\n';
    server = new ServerFixture({ [name]: text });
    await server.start();
    const [found] = (await server.pull(name)).filter(({ range }) => range.start.line === 1);
    const line = text.split('\r\n')[1] as string;
    assert.deepEqual([found?.range.start.character, found?.range.end.character], [line.indexOf('FRX'), line.indexOf('FRX') + 3]);
  });

  it('are not sent again while they stay the same', async () => {
    server = new ServerFixture({ [name]: typo });
    await server.start();
    const ask = (previousResultId?: string) => server.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: folder + name }, ...(previousResultId ? { previousResultId } : {}) });
    const first = await ask();
    assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await server.open(name, good);
    assert.equal((await ask(first.resultId)).kind, 'full');
  });

  it('have a link to the rule’s page only where the client can open one', async () => {
    server = new ServerFixture({ [name]: typo });
    await server.start({ initializationOptions: { ruleCommand: 'martechStack.explainRule' } });
    const [diagnostic] = (await server.pull(name)).filter(({ code }) => code === 'schema/wrong-value');
    assert.equal(diagnostic?.codeDescription?.href, `command:martechStack.explainRule?${encodeURIComponent('["schema/wrong-value"]')}`);
  });

  it('tell where else a key stands that stands twice', async () => {
    server = new ServerFixture({ [name]: good.replace('name: CRM', 'name: CRM, name: Loyalty') });
    await server.start();
    const related = (await server.pull(name)).flatMap(({ relatedInformation }) => relatedInformation ?? []);
    assert.ok(related.some(({ location }) => location.uri === folder + name && location.range.start.line === 4), JSON.stringify(related));
  });

  it('of one file follow an edit in another', async () => {
    const fragment = 'version: 1\ntools:\n  crm: { name: CRM, category: crm, lifecycle: production, owners: { business: crm-team } }\n';
    server = new ServerFixture({ [name]: `${good}imports: [a.martech-stack.yaml]\n`, 'a.martech-stack.yaml': fragment });
    await server.start();
    const before = await server.pull('a.martech-stack.yaml');
    await server.open(name, good);
    const after = await server.pull('a.martech-stack.yaml');
    assert.deepEqual(spelt(before).filter(each => each.includes('without-root')), []);
    assert.deepEqual(spelt(after).filter(each => each.includes('without-root')), ['0:0-7 schema/fragment-without-root']);
  });
});

describe('diagnostics of the whole workspace', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  const ask = (previousResultIds: readonly { uri: string; value: string }[] = []) => server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });

  it('hold every file, and mark those that the client knows', async () => {
    server = new ServerFixture({ [name]: typo, 'more/martech-stack.yaml': good.replace('marketing', 'itt') });
    await server.start();
    const first = await ask();
    assert.deepEqual(first.items.map(({ uri, kind }) => [uri, kind]), [[`${folder}martech-stack.yaml`, 'full'], [`${folder}more/martech-stack.yaml`, 'full']]);
    const second = await ask(first.items.map(({ uri, resultId }) => ({ uri, value: resultId as string })));
    assert.deepEqual(second.items.map(({ kind }) => kind), ['unchanged', 'unchanged']);
  });

  it('stream to a client that listens, until it calls off', async () => {
    server = new ServerFixture({ [name]: good });
    await server.start();
    const chunks: WorkspaceDiagnosticReport[] = [];
    let wake = (): void => undefined;
    server.client.onProgress(WorkspaceDiagnosticRequest.partialResult, 'stream', chunk => {
      chunks.push(chunk as WorkspaceDiagnosticReport);
      wake();
    });
    const next = () => new Promise<void>(resolve => (wake = resolve));
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const cancel = new CancellationTokenSource();
    const request = server.client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: 'stream' }, cancel.token);
    await server.pull(name);
    const arrived = next();
    server.files.write('more/martech-stack.yaml', typo);
    await server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder}more/martech-stack.yaml`, type: 1 }] });
    await arrived;
    assert.ok(chunks.at(-1)?.items.some(({ uri }) => uri === `${folder}more/martech-stack.yaml`));
    const gone = next();
    server.files.remove('more/martech-stack.yaml');
    await server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder}more/martech-stack.yaml`, type: 3 }] });
    await gone;
    const item = chunks.at(-1)?.items.find(({ uri }) => uri === `${folder}more/martech-stack.yaml`);
    assert.deepEqual(item?.kind === 'full' && item.items, []);
    cancel.cancel();
    await assert.rejects(request);
  });

  it('are found anew when the date changes at midnight', async () => {
    server = new ServerFixture({ [name]: good });
    await server.start({ initializationOptions: { today: null } });
    assert.deepEqual(await server.request('martechStack/today'), { today: '2026-11-22', fixed: false });
    await server.pull(name);
    server.clock.day = '2026-11-23';
    const changed = new Promise<void>(resolve => server.client.onNotification('martechStack/changed', () => resolve()));
    server.clock.pass(60_001);
    await changed;
    assert.deepEqual(await server.request('martechStack/today'), { today: '2026-11-23', fixed: false });
  });
});

describe('diagnostics that the server pushes', () => {
  const pushClient = { ...pullClient, textDocument: {}, workspace: {} };
  let server: ServerFixture;
  afterEach(() => server.stop());

  it('reach a client that cannot pull, and are taken back', async () => {
    server = new ServerFixture({ [name]: typo });
    await server.start({ capabilities: pushClient });
    await server.untilPushed(name, found => ofSchema(found).length === 1);
    await server.open(name, good);
    await server.untilPushed(name, found => ofSchema(found).length === 0);
  });
});

describe('a line that is being typed', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  it('shows its new findings after a pause, and asks the client to look again', async () => {
    server = new ServerFixture({ [name]: good });
    await server.start({ initializationOptions: { reading: undefined as never } });
    await server.open(name, good);
    await server.pull(name);
    await server.edit(name, [4, 38], [4, 39], '');
    assert.deepEqual(ofSchema(await server.pull(name)), []);
    const asked = new Promise<void>(resolve => server.client.onRequest('workspace/diagnostic/refresh', () => resolve()));
    server.clock.pass(250);
    server.clock.pass(150);
    await asked;
    assert.deepEqual(ofSchema(await server.pull(name)), ['4:31-39 schema/wrong-value']);
    await server.edit(name, [4, 37], [4, 38], '');
    assert.deepEqual(ofSchema(await server.pull(name)), ['4:31-38 schema/wrong-value']);
  });

  it('hides nothing of other lines, and nothing after a save', async () => {
    server = new ServerFixture({ [name]: typo });
    await server.start({ initializationOptions: { reading: undefined as never } });
    await server.open(name, typo);
    await server.edit(name, [2, 8], [2, 8], 'X');
    assert.deepEqual(ofSchema(await server.pull(name)), ['4:31-39 schema/wrong-value']);
    await server.edit(name, [4, 25], [4, 29], 'sidee');
    assert.equal((await server.pull(name)).filter(({ code }) => code === 'schema/unknown-key').length, 0);
    await server.client.sendNotification('textDocument/didSave', { textDocument: { uri: folder + name } });
    assert.equal((await server.pull(name)).filter(({ code }) => code === 'schema/unknown-key').length, 1);
  });
});
