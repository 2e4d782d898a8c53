// What a client cannot do is neither asked of it nor answered to it; what it can do is registered once; each character that is said to ask does.
import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, CompletionList, Diagnostic, SignatureHelp, TextEdit } from 'vscode-languageserver-protocol';
import { nextRequests, requestsAt, wholeClient } from '../support/asked-requests.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { files, root } from '../support/sample-stack.ts';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';

const name = 'martech-stack.yaml';
const dynamicRegistration = true;

describe('clients of all sorts', () => {
  let server: ServerFixture;
  /** What the server asked its client, in order. */
  let asked: string[];
  const start = async (capabilities: ClientCapabilities, texts: Readonly<Record<string, string>> = files) => {
    server = new ServerFixture(texts);
    asked = [];
    for (const method of ['workspace/configuration', 'workspace/workspaceFolders', ...['codeLens', 'inlayHint', 'semanticTokens', 'diagnostic'].map(what => `workspace/${what}/refresh`)]) {
      server.client.onRequest(method, () => {
        asked.push(method);
        return null;
      });
    }
    server.client.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      asked.push(...registrations.map(({ method }) => `register ${method}`));
      return null;
    });
    return (await server.start({ capabilities })).capabilities;
  };
  afterEach(() => server.stop());

  const wide: ClientCapabilities['workspace'] = { didChangeWatchedFiles: { dynamicRegistration }, didChangeConfiguration: { dynamicRegistration }, workspaceFolders: true };
  for (const [what, capabilities, expected] of [
    ['nothing of a client that can do nothing', {}, []],
    ['a client to watch files, and to tell of settings, where it can', { workspace: wide }, ['register workspace/didChangeWatchedFiles', 'register workspace/didChangeConfiguration']],
    ['nothing to be registered that cannot be at run time', { workspace: { didChangeWatchedFiles: { dynamicRegistration: false }, didChangeConfiguration: {} } }, []],
  ] as const) {
    it(`the server asks ${what}`, async () => {
      await start(capabilities);
      await server.open(name, root);
      await server.request('martechStack/diagram', {});
      await server.edit(name, [0, 0], [0, 0], '# x\n');
      await server.request('martechStack/diagram', {});
      server.clock.pass(60_000);
      await server.request('martechStack/today');
      assert.deepEqual(asked, expected);
    });
  }

  it('declares diagnostics to be asked for, and what files do, to clients that do so', async () => {
    const bare = await start({});
    assert.deepEqual([bare.diagnosticProvider, bare.workspace?.fileOperations], [undefined, {}]);
    await assert.rejects(server.request('textDocument/diagnostic', { textDocument: { uri: folder + name } }), { code: -32601 });
    await assert.rejects(server.request('workspace/willRenameFiles', { files: [] }), { code: -32601 });
    await server.stop();
    const whole = await start(wholeClient);
    assert.ok(whole.diagnosticProvider?.workspaceDiagnostics);
    assert.deepEqual(Object.keys(whole.workspace?.fileOperations ?? {}).sort(), ['didDelete', 'didRename', 'willRename']);
  });

  it('gives a client that can do nothing no snippets, no commands, no versions of documents, and edits at once', async () => {
    const capabilities = await start({}, { ...files, [name]: root.replace('lifecycle: production', 'lifecycle: producton') });
    const text = root.replace('lifecycle: production', 'lifecycle: producton');
    const lines = new LineIndex(text);
    await server.open(name, text);
    await server.untilPushed(name, found => found.length > 0);
    let edits = 0;
    for (const { index } of text.matchAll(/\w{4,}/g)) {
      const spot = { uri: folder + name, text, lines, offset: index + 2, end: index + 2 };
      for (const request of requestsAt(spot, capabilities, false)) {
        const answer = await server.request(request.method, request.params).catch((error: { code: number }) => assert.equal(error.code, -32803));
        const said = JSON.stringify([answer, ...await Promise.all(nextRequests(request, answer ?? null, capabilities).map(({ method, params }) => server.request(method, params)))]);
        assert.ok(!/"snippet"|"insertTextFormat":2|"documentChanges"|"command":"[^"]/.test(said), `${request.method} ${said.slice(0, 500)}`);
        if (request.method === 'textDocument/codeAction') edits += (answer as CodeAction[]).filter(action => action.edit?.changes).length;
      }
    }
    assert.ok(edits > 5, 'actions carry their edits');
    assert.deepEqual(server.logged, []);
  });

  it('tells where a related place is once the other file has moved', async () => {
    const twice = { [name]: `${root}processing: {}\n`, 'brands.martech-stack.yaml': `${files['brands.martech-stack.yaml']}  leads: { from: crm, to: brevo, data: [customer-email] }\n` };
    await start(pullClient, twice);
    await server.open(name, twice[name] as string);
    const related = async () => (await server.pull('brands.martech-stack.yaml')).flatMap(({ relatedInformation }: Diagnostic) => (relatedInformation ?? []).filter(({ location }) => location.uri === folder + name).map(({ location }) => location.range.start.line));
    const before = await related();
    assert.ok(before.length > 0);
    await server.edit(name, [0, 0], [0, 0], '# one\n# two\n');
    assert.deepEqual(await related(), before.map(line => line + 2));
  });

  /** Where each character asks, typed last: `‸` is the cursor. */
  const completing: Readonly<Record<string, string>> = {
    ':': 'version: 1\nstack: { name: A }\ntools:\n  a:\n    lifecycle:‸\n', ' ': 'version: 1\nstack: { name: A }\ntools:\n  a:\n    lifecycle: ‸\n',
    '-': 'version: 1\nstack: { name: A }\nowners: { o: {} }\ndata:\n  d:\n    categories:\n      -‸\n', '[': 'version: 1\nstack: { name: A }\ndata:\n  d: { categories: [‸] }\n',
    ',': 'version: 1\nstack: { name: A }\ndata:\n  d: { categories: [user.contact,‸] }\n', '{': '\nassert: \'flow.data.exists(x, {‸\'\n',
    '.': '\nassert: \'flow.‸\'\n', '\'': '\nassert: \'flow.method == "‸"\'\n', '"': '\nassert: \'flow.method == "‸"\'\n', '(': '\nassert: \'size(‸)\'\n',
  };

  it('is answered for every character that is said to ask', async () => {
    const capabilities = await start(wholeClient, {});
    const inRule = (text: string) => `version: 1\nrules:\n  acme/one:\n    title: One\n    on: flow\n    severity: info${text.replace('\n', '\n    ')}`;
    const silent: string[] = [];
    for (const trigger of capabilities.completionProvider?.triggerCharacters ?? []) {
      const marked = completing[trigger] ?? '';
      const { items } = await askAt<CompletionList>(marked.startsWith('\n') ? inRule(marked) : marked, 'completion', { context: { triggerKind: 2, triggerCharacter: trigger } });
      if (items.length === 0) silent.push(trigger);
    }
    assert.deepEqual(silent, []);
    for (const trigger of capabilities.signatureHelpProvider?.triggerCharacters ?? []) {
      const help = await askAt<SignatureHelp | null>(inRule(`\nassert: 'working_days_between(${trigger === ',' ? 'today(),' : ''}‸)'\n`), 'signatureHelp', { context: { triggerKind: 2, triggerCharacter: trigger, isRetrigger: false } });
      assert.equal(help?.activeParameter ?? help?.signatures[0]?.activeParameter, trigger === ',' ? 1 : 0, trigger);
    }
    const typing = capabilities.documentOnTypeFormattingProvider;
    for (const trigger of [typing?.firstTriggerCharacter, ...(typing?.moreTriggerCharacter ?? [])]) {
      const text = `version: 1\ntools:\n  a:\n    links:${trigger === '\n' ? '\n‸' : '\n       -‸'}\n`;
      assert.ok((await askAt<TextEdit[]>(text, 'onTypeFormatting', { ch: trigger, options: { tabSize: 2, insertSpaces: true } })).length > 0, JSON.stringify(trigger));
    }
    assert.deepEqual(server.logged, []);
  });

  async function askAt<R>(marked: string, method: string, more: object): Promise<R> {
    const file = marked.includes('acme/one') ? 'martech-policies.yaml' : name;
    const text = marked.replace('‸', '');
    await server.open(file, text, file.replace('.yaml', ''));
    return server.request<R>(`textDocument/${method}`, { textDocument: { uri: folder + file }, position: new LineIndex(text).positionAt(marked.indexOf('‸')), ...more });
  }
});
