import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { analyze } from '../../src/core/analyze.ts';
import type { Host } from '../../src/server/session.ts';
import { brands, files, root } from '../support/sample-stack.ts';
import { ServerFixture, TestClock, type TextDiagnostic, folder, pullClient } from '../support/server-fixture.ts';

const name = 'martech-stack.yaml';
const other = 'brands.martech-stack.yaml';
const pushClient = { ...pullClient, textDocument: {}, workspace: {} };
const [requestCancelled, serverCancelled] = [-32800, -32802];

/** The line of a text, from zero. */
const lineOf = (text: string, piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length - 1;
const idLine = lineOf(root, '  crm-team:');
const stageLine = lineOf(root, 'lifecycle: production');

async function started(options: Parameters<ServerFixture['start']>[0] = {}, host: Partial<Host> = {}): Promise<ServerFixture> {
  const server = new ServerFixture(files, host, new TestClock(true));
  await server.start({ ...options, initializationOptions: { reading: undefined as never } });
  return server;
}

/** Takes the last letter of `crm-team`: everybody who names that owner names nobody. */
const breakId = (server: ServerFixture) => server.edit(name, [idLine, 9], [idLine, 10], '');
/** Makes `production` no stage. */
const breakStage = (server: ServerFixture) => server.edit(name, [stageLine, 15], [stageLine, 17], '');

const codes = (found: readonly Pick<TextDiagnostic, 'code'>[]) => found.map(({ code }) => String(code));
const dangling = (found: readonly Pick<TextDiagnostic, 'code'>[]) => codes(found).filter(code => code === 'integrity/unknown-reference').length;
const wrong = (found: readonly Pick<TextDiagnostic, 'code'>[]) => codes(found).filter(code => code === 'schema/wrong-value').length;

describe('waiting for the end of typing', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  const refreshed = () => new Promise<void>(resolve => server.client.onRequest('workspace/diagnostic/refresh', () => resolve()));
  const [refreshPatience] = [101];

  it('what an id means elsewhere comes a second later, in every file; a client that pulls is asked to look', async () => {
    server = await started();
    await server.open(name, root);
    await server.open(other, brands);
    const before = [await server.pull(name), await server.pull(other)];
    await breakId(server);
    assert.deepEqual([await server.pull(name), await server.pull(other)], before);
    server.clock.pass(201 + refreshPatience);
    assert.deepEqual([await server.pull(name), await server.pull(other)], before);
    const asked = refreshed();
    server.clock.pass(800);
    await server.pull(name);
    server.clock.pass(refreshPatience);
    await asked;
    assert.ok(dangling(await server.pull(name)) > 2 && dangling(await server.pull(other)) > 0);
  });

  it('a client that is told is told by itself', async () => {
    server = await started({ capabilities: pushClient });
    await server.open(name, root);
    await server.untilPushed(name, found => found.length > 0);
    await breakStage(server);
    await server.request('martechStack/check');
    assert.equal(wrong(server.pushed.get(folder + name)?.diagnostics ?? []), 0);
    server.clock.pass(201);
    await server.untilPushed(name, found => wrong(found) === 1);
    await breakId(server);
    await server.request('martechStack/check');
    server.clock.pass(201);
    await server.request('martechStack/check');
    assert.equal(dangling(server.pushed.get(folder + name)?.diagnostics ?? []), 0);
    server.clock.pass(800);
    await server.untilPushed(name, found => dangling(found) > 2);
    await server.untilPushed(other, found => dangling(found) > 0);
  });

  for (const [how, capabilities] of [['pulls', pullClient], ['is told', pushClient]] as const) {
    it(`a save ends it, for a client that ${how}`, async () => {
      server = await started({ capabilities });
      await server.open(name, root);
      if (how === 'pulls') await server.pull(name);
      await breakStage(server);
      const asked = refreshed();
      if (how === 'pulls') assert.equal(wrong(await server.pull(name)), 0);
      await server.client.sendNotification('textDocument/didSave', { textDocument: { uri: folder + name } });
      if (how === 'is told') return void (await server.untilPushed(name, found => wrong(found) === 1));
      await server.request('martechStack/check');
      server.clock.pass(refreshPatience);
      await asked;
      assert.equal(wrong(await server.pull(name)), 1);
    });
  }

  it('a client that listens to the workspace hears of it', async () => {
    server = await started();
    const heard: string[] = [];
    let wake = (): void => undefined;
    server.client.onProgress(WorkspaceDiagnosticRequest.partialResult, 'stream', chunk => {
      heard.push(...(chunk as WorkspaceDiagnosticReport).items.filter(item => item.kind === 'full' && dangling(item.items) > 0).map(({ uri }) => uri.slice(folder.length)));
      wake();
    });
    const cancel = new CancellationTokenSource();
    const request = server.client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: 'stream' }, cancel.token);
    await server.open(name, root);
    await server.pull(name);
    await breakId(server);
    await server.pull(name);
    assert.deepEqual(heard, []);
    const [arrived] = [new Promise<void>(resolve => (wake = resolve))];
    server.clock.pass(1001);
    await arrived;
    assert.deepEqual([...new Set(heard)].sort(), [other, name].sort());
    cancel.cancel();
    await assert.rejects(request, { code: requestCancelled });
  });

  it('each file has its own half-typed line', async () => {
    server = await started();
    await server.open(name, root);
    await server.open(other, brands);
    await server.pull(name);
    // A key whose value is looked up in the other file.
    await server.edit(name, [stageLine, 15], [stageLine, 25], '');
    server.clock.pass(5000);
    const half = codes(await server.pull(name)).filter(code => code.startsWith('schema/'));
    const line = lineOf(brands, 'category:');
    await server.edit(other, [line, 14], [line, 19], 'nothing');
    server.clock.pass(5000);
    assert.deepEqual([half, codes(await server.pull(name)).filter(code => code.startsWith('schema/'))], [[], []]);
    assert.ok(codes(await server.pull(other)).includes('integrity/category-unknown'));
    await server.edit(name, [stageLine, 15], [stageLine, 15], 'nowhere');
    assert.equal(wrong(await server.pull(name)), 0);
    server.clock.pass(201);
    assert.equal(wrong(await server.pull(name)), 1);
  });

  for (const [what, start, end, text] of [
    ['pasted', [stageLine, 0], [stageLine + 1, 0], '    lifecycle: nowhere\n'], ['pasted over several lines', [stageLine, 0], [stageLine + 2, 0], '    lifecycle: nowhere\n    owners: { business: crm-team }\n'],
  ] as const) {
    it(`what is ${what} is whole`, async () => {
      server = await started();
      await server.open(name, root);
      await server.pull(name);
      await server.edit(name, start, end, text);
      assert.equal(wrong(await server.pull(name)), 1);
      // Undone by the editor.
      await server.edit(name, start, [stageLine + text.split('\n').length - 1, 0], root.split('\n').slice(stageLine, end[0]).map(line => `${line}\n`).join(''));
      assert.equal(wrong(await server.pull(name)), 0);
    });
  }
});

describe('an answer that cannot be given', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  /** A check that goes on until it is let go. */
  function slowly(): { readonly host: Partial<Host>; hold(): void; letGo(): void } {
    let held = false;
    return {
      hold: () => (held = true), letGo: () => (held = false),
      host: {
        analyze: function* (...args) {
          while (held) yield { done: 0, total: 0 };
          return yield* analyze(...args);
        },
        clock: new TestClock(),
      },
    };
  }

  const ask = (previousResultId?: string) => server.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: folder + name }, ...(previousResultId && { previousResultId }) });

  it('a file’s request that is called off is refused, and the next one answered in full', async () => {
    const check = slowly();
    server = new ServerFixture(files, check.host);
    await server.start();
    await server.open(name, root);
    const first = await ask();
    check.hold();
    await breakStage(server);
    const cancel = new CancellationTokenSource();
    const request = server.client.sendRequest('textDocument/diagnostic', { textDocument: { uri: folder + name }, previousResultId: first.resultId }, cancel.token);
    cancel.cancel();
    const refused = assert.rejects(request, { code: requestCancelled });
    check.letGo();
    await refused;
    const next = await ask(first.resultId);
    assert.equal(next.kind === 'full' && wrong(next.items as TextDiagnostic[]), 1);
    assert.deepEqual(await ask(next.resultId), { kind: 'unchanged', resultId: next.resultId });
  });

  it('the workspace’s request, too', async () => {
    const check = slowly();
    server = new ServerFixture(files, check.host);
    await server.start();
    await server.open(name, root);
    const first = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId as string }));
    check.hold();
    await breakStage(server);
    for (const partialResultToken of [undefined, 'stream']) {
      const cancel = new CancellationTokenSource();
      const request = server.client.sendRequest('workspace/diagnostic', { previousResultIds: known, ...(partialResultToken && { partialResultToken }) }, cancel.token);
      cancel.cancel();
      const refused = assert.rejects(request, { code: requestCancelled });
      check.letGo();
      await refused;
    }
    const next = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: known });
    assert.deepEqual(next.items.map(({ uri, kind }) => [uri.slice(folder.length), kind]).sort(), [[other, 'unchanged'], [name, 'full']].sort());
  });

  it('a stream that was called off goes on where it ended', async () => {
    server = await started();
    await server.open(name, root);
    const known = new Map<string, string>();
    const chunks: string[] = [];
    let wake = (): void => undefined;
    for (const token of ['one', 'two']) {
      server.client.onProgress(WorkspaceDiagnosticRequest.partialResult, token, chunk => {
        for (const item of (chunk as WorkspaceDiagnosticReport).items) {
          known.set(item.uri, item.resultId as string);
          chunks.push(`${token} ${item.kind} ${item.uri.slice(folder.length)}`);
        }
        wake();
      });
    }
    const stream = (partialResultToken: string, cancel: CancellationTokenSource) => server.client.sendRequest(
      WorkspaceDiagnosticRequest.type, { previousResultIds: [...known].map(([uri, value]) => ({ uri, value })), partialResultToken }, cancel.token,
    );
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const arrived = new Promise<void>(resolve => (wake = resolve));
    const one = stream('one', first);
    await arrived;
    first.cancel();
    await assert.rejects(one, { code: requestCancelled });
    const two = stream('two', second);
    const again = new Promise<void>(resolve => (wake = resolve));
    await breakStage(server);
    await server.client.sendNotification('textDocument/didSave', { textDocument: { uri: folder + name } });
    await again;
    assert.deepEqual(chunks.filter(chunk => chunk.startsWith('two') && chunk.includes(other)), []);
    assert.deepEqual(chunks.filter(chunk => chunk.startsWith('two'))[0], `two full ${name}`);
    second.cancel();
    await assert.rejects(two, { code: requestCancelled });
  });

  it('one in which something fails leaves the list as it is', async () => {
    server = await started();
    await assert.rejects(server.request('textDocument/diagnostic', { textDocument: null }), { code: serverCancelled, data: { retriggerRequest: false } });
    await assert.rejects(server.request('workspace/diagnostic', { previousResultIds: null }), { code: serverCancelled, data: { retriggerRequest: true } });
    assert.equal(server.logged.length, 2, server.logged.join('\n'));
  });

  it('one before any check succeeded is refused, and the client is asked to look once one does', async () => {
    let isBroken = true;
    server = await started({}, {
      analyze: function* (...args) {
        if (isBroken) throw new Error('nothing works');
        return yield* analyze(...args);
      },
    });
    await server.open(name, root);
    await assert.rejects(ask(), { code: serverCancelled });
    isBroken = false;
    const asked = new Promise<void>(resolve => server.client.onRequest('workspace/diagnostic/refresh', () => resolve()));
    await breakStage(server);
    await server.request('martechStack/check');
    server.clock.pass(101);
    await asked;
    assert.equal((await ask()).kind, 'full');
  });

  it('where the checks fail the last good findings stay, and move with the text', async () => {
    let isBroken = false;
    server = await started({}, {
      analyze: function* (...args) {
        if (isBroken) throw new Error('nothing works');
        return yield* analyze(...args);
      },
    });
    const typo = root.replace('lifecycle: production', 'lifecycle: producton');
    await server.open(name, typo);
    const places = (found: readonly TextDiagnostic[]) => found.map(({ range, code }) => `${range.start.line} ${String(code)}`);
    const before = places(await server.pull(name));
    isBroken = true;
    await server.edit(name, [1, 0], [1, 0], '# one\n# two\n');
    const after = places(await server.pull(name));
    assert.deepEqual(after, before.map(line => line.replace(/^\d+/, at => String(Number(at) + (Number(at) > 0 ? 2 : 0)))));
    assert.ok(after.includes(`${lineOf(typo, 'producton') + 2} schema/wrong-value`));
  });
});
