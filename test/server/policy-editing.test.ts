// Editing a policy file over the protocol: what is asked for, what is answered, and what runs only when somebody asks.
import assert from 'node:assert/strict';
import type { CodeLens, CompletionItem, Hover, Location, SignatureHelp } from 'vscode-languageserver-protocol';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';

const name = 'martech-policies.yaml';
const policy = 'version: 1\r\nrules:\r\n  acme/one:\r\n    title: One\r\n    on: flow\r\n    severity: warning\r\n    assert: \'"😀"  > flow.method\'\r\n';
const files = withPolicy(policy);

describe('editing a policy file over the protocol', () => {
  let server: ServerFixture;
  let refreshes = 0;
  beforeEach(async () => {
    refreshes = 0;
    server = new ServerFixture(files);
    server.client.onRequest('workspace/codeLens/refresh', () => {
      refreshes++;
      return null;
    });
    await server.start({
      capabilities: { ...pullClient, workspace: { ...pullClient.workspace, codeLens: { refreshSupport: true } } },
      initializationOptions: { rulePages: 'martech-stack-rule:/', placesCommand: 'places', testsCommand: 'tests' },
    });
  });
  afterEach(() => server.stop());

  const at = <R>(method: string, line: number, character: number, more: object = {}): Promise<R> =>
    server.request<R>(`textDocument/${method}`, { textDocument: { uri: folder + name }, position: { line, character }, ...more });

  it('completes, explains and signs expressions as they are typed', async () => {
    await server.open(name, policy, 'martech-policies');
    await server.edit(name, [6, 32], [6, 32], ' && flow.me');
    const { items } = await at<{ items: CompletionItem[] }>('completion', 6, 43, { context: { triggerKind: 1 } });
    assert.deepEqual(items.find(({ label }) => label === 'method')?.textEdit, { range: { start: { line: 6, character: 41 }, end: { line: 6, character: 43 } }, newText: 'method' });
    const hover = await at<Hover>('hover', 6, 28);
    assert.deepEqual(hover.range, { start: { line: 6, character: 26 }, end: { line: 6, character: 32 } });
    await server.edit(name, [6, 43], [6, 43], 'thod.contains(');
    const help = await at<SignatureHelp>('signatureHelp', 6, 57);
    assert.equal(help.signatures[0]?.label, 'contains(text): bool');
    assert.equal(await at('signatureHelp', 3, 6), null);
  });

  it('puts an error at its column', async () => {
    await server.open(name, policy.replace('flow.method', 'flow.methd'), 'martech-policies');
    const [diagnostic] = (await server.pull(name)).filter(({ code }) => code === 'engine/bad-expression');
    assert.deepEqual(diagnostic?.range, { start: { line: 6, character: 26 }, end: { line: 6, character: 31 } });
  });

  it('leads from a waiver to the page of a built-in rule', async () => {
    const text = `${files['martech-stack.yaml']}waivers:\n  w: { rule: integrity/date-order, target: crm }\n`;
    await server.open('martech-stack.yaml', text);
    const line = text.split('\n').length - 2;
    const found = await server.request<Location[]>('textDocument/definition', { textDocument: { uri: `${folder}martech-stack.yaml` }, position: { line, character: 16 } });
    assert.deepEqual(found.map(({ uri }) => uri), ['martech-stack-rule:/integrity/date-order.md']);
  });

  it('counts what a rule touches when a lens is resolved, and asks to ask again once typing stops', async () => {
    const lenses = async () => Promise.all((await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: folder + name } })).map(lens => server.request<CodeLens>('codeLens/resolve', lens)));
    await server.pull(name);
    server.clock.pass(60_000);
    await server.pull(name);
    assert.equal(refreshes, 0, 'no policy file is open');
    await server.open(name, policy, 'martech-policies');
    assert.deepEqual((await lenses()).map(lens => lens.command?.title), ['touches 2 flows in this workspace', '1 question']);
    await server.edit(name, [5, 21], [5, 21], '\r\n    when: flow.from.id == "crm"');
    await server.pull(name);
    assert.equal(refreshes, 0);
    server.clock.pass(60_000);
    await server.pull(name);
    assert.equal(refreshes, 1);
    assert.deepEqual((await lenses()).map(lens => lens.command?.title), ['touches 1 flow in this workspace', '1 question']);
  });
});
