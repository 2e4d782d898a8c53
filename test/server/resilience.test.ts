import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-protocol';
import { analyze } from '../../src/core/analyze.ts';
import { ServerFixture, folder } from '../support/server-fixture.ts';
import { brands, files, root } from '../support/sample-stack.ts';

const typo = root.replace('lifecycle: production', 'lifecycle: producton');

describe('a server in which something fails', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  const hover = (text: string) => {
    const line = text.split('\n').findIndex(each => each.includes('lifecycle:'));
    return server.request<Hover | null>('textDocument/hover', { textDocument: { uri: `${folder}martech-stack.yaml` }, position: { line, character: 6 } });
  };

  it('names a feature that fails, answers with nothing, and goes on', async () => {
    server = new ServerFixture(files);
    await server.start();
    const answer = await server.request('textDocument/hover', { textDocument: { uri: `${folder}martech-stack.yaml` }, position: null });
    assert.equal(answer, null);
    assert.match(server.logged.join('\n'), /textDocument\/hover: TypeError/);
    assert.match(JSON.stringify(await hover(root)), /Lifecycle/);
  });

  it('keeps the last good findings where the checks fail, and recovers by a cold run', async () => {
    let broken = false;
    server = new ServerFixture(files, {
      analyze: function* (snapshot, uris, options, previous) {
        if (broken && previous) throw new Error('a step went wrong');
        return yield* analyze(snapshot, uris, options, previous);
      },
    });
    await server.start();
    await server.open('martech-stack.yaml', root);
    await server.pull('martech-stack.yaml');
    broken = true;
    await server.open('martech-stack.yaml', typo);
    const found = await server.pull('martech-stack.yaml');
    assert.match(server.logged.join('\n'), /check: Error: a step went wrong/);
    assert.ok(found.some(({ code }) => code === 'schema/wrong-value'));
  });

  it('lives on where every check fails', async () => {
    let broken = false;
    server = new ServerFixture(files, {
      analyze: function* (...args) {
        if (broken) throw new Error('nothing works');
        return yield* analyze(...args);
      },
    });
    await server.start();
    await server.open('martech-stack.yaml', typo);
    const before = await server.pull('martech-stack.yaml');
    broken = true;
    await server.edit('martech-stack.yaml', [0, 0], [0, 0], '# x\n');
    assert.equal((await server.pull('martech-stack.yaml')).length, before.length);
    assert.match(JSON.stringify(await hover(`# x\n${typo}`)), /Lifecycle/);
    broken = false;
    await server.edit('martech-stack.yaml', [0, 0], [1, 0], '');
    assert.equal((await server.pull('martech-stack.yaml')).length, before.length);
  });

  it('names a rule that fails, once, and runs the others', async () => {
    const policy = 'version: 1\nextends: [builtin:all]\nrules:\n  acme/fails:\n    title: Fails\n    on: tool\n    severity: error\n    assert: int(tool.name) == 1\n';
    server = new ServerFixture({ 'martech-stack.yaml': `${root}policies: [martech-policies.yaml]\n`, 'brands.martech-stack.yaml': brands, 'martech-policies.yaml': policy });
    await server.start();
    const said = (await server.pull('martech-policies.yaml')).map(({ code, range }) => [String(code), range.start.line] as const);
    assert.deepEqual(said.filter(([code]) => code.startsWith('engine/')), [['engine/rule-failed', 3]]);
    assert.ok((await server.pull('brands.martech-stack.yaml')).some(({ code }) => code === 'lifecycle/trial-without-criteria'));
    assert.deepEqual(server.logged, []);
  });

  it('answers requests between the slices of a long check', async () => {
    let release = (): void => undefined;
    let isSlow = false;
    server = new ServerFixture(files, {
      analyze: function* (snapshot, uris, options, previous) {
        for (let done = 0; isSlow; done++) yield { done, total: 0 };
        return yield* analyze(snapshot, uris, options, previous);
      },
      pause: () => new Promise(resolve => setImmediate(resolve)),
    });
    release = () => (isSlow = false);
    await server.start();
    await server.pull('martech-stack.yaml');
    isSlow = true;
    await server.open('martech-stack.yaml', `# one more line\n${root}`);
    assert.match(JSON.stringify(await hover(`# one more line\n${root}`)), /Lifecycle/);
    release();
    await server.pull('martech-stack.yaml');
  });

  it('drops a check that a newer edit overtakes', async () => {
    const seen: string[] = [];
    let first = true;
    server = new ServerFixture(files, {
      analyze: function* (snapshot, uris, options, previous) {
        const text = snapshot.read(`${folder}brands.martech-stack.yaml`);
        seen.push(typeof text === 'string' ? (text.split('\n')[0] as string) : 'none');
        for (let done = 0; first && seen.at(-1) === '# slow'; done++) yield { done, total: 0 };
        return yield* analyze(snapshot, uris, options, previous);
      },
    });
    await server.start();
    await server.pull('brands.martech-stack.yaml');
    await server.open('brands.martech-stack.yaml', `# slow\n${brands}`);
    await server.request('martechStack/today');
    await server.edit('brands.martech-stack.yaml', [0, 2], [0, 6], 'fast');
    await server.pull('brands.martech-stack.yaml');
    first = false;
    assert.equal(seen.at(-1), '# fast');
  });

  it('gives no answer to a request that was called off', async () => {
    server = new ServerFixture(files);
    await server.start();
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const cancel = new CancellationTokenSource();
    const request = server.client.sendRequest('martechStack/check', {}, cancel.token);
    cancel.cancel();
    await assert.rejects(request, { code: -32800 });
    assert.match(JSON.stringify(await hover(root)), /Lifecycle/);
  });
});
