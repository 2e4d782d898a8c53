import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { ServerFixture, folder } from '../support/server-fixture.ts';
import type { PolicyTestFile, PolicyTestResult, PolicyTestsChanged } from '../../src/protocol.ts';

const policy = `version: 1
rules:
  acme/named: { title: Named, on: tool, severity: warning, assert: "tool.name != '😀'" }
tests:
  says so 😀:
    rule: acme/named
    stack: { tools: { a: { name: 😀 } } }
    expect: [{ target: tool:a, severity: warning }]
  wrong:
    rule: acme/named
    stack:
      tools: { a: { name: 😀 }, b: { name: B } }
    expect: [{ kind: finding, target: tool:b }]
  of a file:
    rule: acme/named
    file: stacks/one.martech-stack.yaml
    expect: []
`;
const name = 'martech-policies.yaml';
const stack = 'version: 1\nstack: { name: One }\ntools:\n  a: { name: A }\n';

describe('policy tests over the protocol', () => {
  let server: ServerFixture;
  const start = async (files: Record<string, string>, host = {}) => {
    server = new ServerFixture(files, host);
    await server.start();
  };
  afterEach(() => server.stop());

  const list = (uris?: readonly string[]) => server.request<readonly PolicyTestFile[]>('martechStack/policyTests', uris ? { uris } : {});
  const run = (names?: readonly string[]) => server.request<readonly PolicyTestResult[]>('martechStack/runPolicyTests', { uri: folder + name, ...(names && { names }) });

  it('are found in files that are open or not', async () => {
    await start({ [name]: policy, 'other.martech-policies.yaml': 'version: 1\nrules: {}\n' });
    const [file, ...others] = await list();
    assert.equal(others.length, 0);
    assert.equal(file?.uri, folder + name);
    assert.deepEqual(file?.tests.map(test => [test.name, test.rule]), [['says so 😀', 'acme/named'], ['wrong', 'acme/named'], ['of a file', 'acme/named']]);
    assert.deepEqual(file?.tests[1]?.range, { start: { line: 8, character: 2 }, end: { line: 8, character: 7 } });
    assert.deepEqual(await list([`${folder}other.martech-policies.yaml`]), []);
  });

  for (const breaks of ['\n', '\r\n']) {
    it(`fail at their line, with expected and actual${breaks === '\n' ? '' : ', CRLF'}`, async () => {
      await start({ [name]: policy.replaceAll('\n', breaks), 'stacks/one.martech-stack.yaml': stack });
      const results = await run();
      assert.deepEqual(results.map(result => [result.name, result.passed]), [['says so 😀', true], ['wrong', false], ['of a file', true]]);
      const failures = results[1]?.failures ?? [];
      assert.deepEqual(failures.map(failure => failure.location), [
        { uri: folder + name, range: { start: { line: 12, character: 13 }, end: { line: 12, character: 46 } } },
        { uri: folder + name, range: { start: { line: 8, character: 2 }, end: { line: 8, character: 7 } } },
      ]);
      assert.deepEqual(failures.map(({ expected, actual }) => [expected, actual]), [['finding tool:b', '–'], ['–', 'finding tool:a warning at tool']]);
      assert.match(failures[0]?.message ?? '', /^Expected, but not found: finding tool:b/);
    });
  }

  it('run one by one', async () => {
    await start({ [name]: policy });
    assert.deepEqual((await run(['says so 😀'])).map(result => result.name), ['says so 😀']);
    assert.deepEqual(await run(['gone']), []);
  });

  it('run on the text that is not saved', async () => {
    await start({ [name]: policy, 'stacks/one.martech-stack.yaml': stack });
    await server.open(name, policy.replace('target: tool:b', 'target: tool:a'), 'martech-policies');
    assert.deepEqual((await run()).map(result => result.passed), [true, true, true]);
    await server.open('stacks/one.martech-stack.yaml', stack.replace('name: A', 'name: 😀'));
    assert.deepEqual((await run()).map(result => result.passed), [true, true, false]);
  });

  it('say what is missing', async () => {
    await start({ [name]: `${policy}  no rule: { rule: acme/gone, stack: {}, expect: [] }\n` });
    const results = await run(['of a file', 'no rule']);
    assert.deepEqual(results.map(result => result.failures[0]?.message.slice(0, 30)), ['The manifest stacks/one.martec', 'The rule acme/gone is not in f']);
    assert.equal(results[0]?.failures[0]?.expected, undefined);
  });

  it('can be called off between two of them', async () => {
    const source = new CancellationTokenSource();
    let [ran, isRunning] = [0, false];
    await start({ [name]: policy }, {
      pause: async () => {
        if (isRunning) source.cancel();
        await new Promise(resolve => setImmediate(resolve));
      },
    });
    await list();
    server.clock.now = () => (ran += 1) * 100;
    isRunning = true;
    await assert.rejects(server.client.sendRequest('martechStack/runPolicyTests', { uri: folder + name }, source.token));
  });

  it('tell when they change, and only then', async () => {
    await start({ [name]: policy });
    await list();
    const told: PolicyTestsChanged[] = [];
    server.client.onNotification('martechStack/policyTestsChanged', (params: PolicyTestsChanged) => void told.push(params));
    await server.open('martech-stack.yaml', stack);
    await server.pull('martech-stack.yaml');
    await server.open(name, policy, 'martech-policies');
    await server.pull(name);
    assert.deepEqual(told, []);
    await server.edit(name, [8, 2], [8, 7], 'right');
    await server.pull(name);
    assert.deepEqual(told, [{ uris: [folder + name] }]);
    assert.equal((await list())[0]?.tests[1]?.name, 'right');
    await server.edit(name, [3, 0], [18, 0], '');
    await server.pull(name);
    assert.equal(told.length, 2);
    assert.deepEqual(await list(), []);
  });

  it('that share a name are shown once', async () => {
    await start({ [name]: policy.replace('  wrong:', '  says so 😀:') });
    assert.deepEqual((await list())[0]?.tests.map(test => [test.name, test.range.start.line]), [['says so 😀', 4], ['of a file', 13]]);
  });

  it('answer with nothing for what is no policy file', async () => {
    await start({ [name]: policy });
    assert.deepEqual(await server.request('martechStack/runPolicyTests', { uri: `${folder}gone.martech-policies.yaml` }), []);
    assert.deepEqual(await list([`${folder}martech-stack.yaml`]), []);
  });
});
