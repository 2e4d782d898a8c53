// Moves and splits over the protocol: offered without edits, worked out when chosen, and made by the client.
import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../src/core/text/edit.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';
import { brands, files, root } from '../support/sample-stack.ts';

const client: ClientCapabilities = {
  ...pullClient,
  textDocument: { ...pullClient.textDocument, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['refactor.move'] } }, dataSupport: true, disabledSupport: true, resolveSupport: { properties: ['edit'] } } },
  workspace: { ...pullClient.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('moving between files over the protocol', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  async function start(capabilities: ClientCapabilities): Promise<void> {
    server = new ServerFixture(files);
    await server.start({ capabilities });
    await server.open('martech-stack.yaml', root);
  }

  function offered(name: string, text: string, word: string): Promise<readonly CodeAction[]> {
    const position = new LineIndex(text).positionAt(text.indexOf(word) + 1);
    const textDocument = { uri: folder + name };
    return server.request('textDocument/codeAction', { textDocument, range: { start: position, end: position }, context: { diagnostics: [], only: ['refactor.move'] } });
  }

  /** Makes the edit of an action as a client does; what is new is empty at first. */
  async function made(action: CodeAction): Promise<Readonly<Record<string, string>>> {
    assert.equal(action.edit, undefined);
    const { edit } = await server.request<CodeAction>('codeAction/resolve', action);
    const texts: Record<string, string> = { ...files };
    for (const change of edit?.documentChanges ?? []) {
      if ('kind' in change) {
        assert.deepEqual({ ...change, uri: change.kind === 'create' && change.uri.slice(folder.length) in texts }, { kind: 'create', uri: false, options: { overwrite: false, ignoreIfExists: false } });
        if (change.kind === 'create') texts[change.uri.slice(folder.length)] = '';
        continue;
      }
      const { textDocument, edits } = change as TextDocumentEdit;
      const name = textDocument.uri.slice(folder.length);
      assert.equal(textDocument.version === null, name !== 'martech-stack.yaml');
      const lines = new LineIndex(texts[name] as string);
      texts[name] = applyEdits(texts[name] as string, edits.map(each => ({ range: { start: lines.offsetAt(each.range.start), end: lines.offsetAt(each.range.end) }, text: 'newText' in each ? each.newText : '' })));
    }
    return texts;
  }

  it('a tool moves to an import, and its text is added before it is taken away', async () => {
    await start(client);
    const actions = await offered('martech-stack.yaml', root, 'website:');
    assert.deepEqual(actions.map(({ title, kind }) => `${kind}: ${title}`), [
      'refactor.move: Move website to a file of its own', 'refactor.move: Move website, with its flows and what only it uses, to a file of its own',
      'refactor.move: Move website to brands.martech-stack.yaml', 'refactor.move: Move website, with its flows and what only it uses, to brands.martech-stack.yaml',
    ]);
    const resolved = await server.request<CodeAction>('codeAction/resolve', actions[2]);
    assert.deepEqual(resolved.edit?.documentChanges?.map(change => ('textDocument' in change ? change.textDocument.uri : '')), ['brands.martech-stack.yaml', 'martech-stack.yaml'].map(name => folder + name));
    const texts = await made(actions[2] as CodeAction);
    const [website = ''] = / {2}website:[\s\S]*(?= {2}crm:)/.exec(root) ?? [];
    assert.equal(texts['martech-stack.yaml'], root.replace(website, ''));
    assert.equal(texts['brands.martech-stack.yaml'], brands.replace('flows:', `${website}flows:`));
  });

  it('a stack splits into new files, beside others on the disk', async () => {
    await start(client);
    server.files.write('crm.martech-stack.yaml', 'version: 1\n');
    await server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder}crm.martech-stack.yaml`, type: 1 }] });
    const [action, ...others] = await offered('martech-stack.yaml', root, 'tools:');
    assert.equal(action?.title, 'Split into imports by category (2 files)');
    assert.deepEqual(others, []);
    const texts = await made(action);
    assert.deepEqual(Object.keys(texts).sort(), ['brands.martech-stack.yaml', 'cms.martech-stack.yaml', 'crm-2.martech-stack.yaml', 'martech-stack.yaml']);
    assert.match(texts['martech-stack.yaml'] ?? '', /^imports: \[brands\.martech-stack\.yaml, cms\.martech-stack\.yaml, crm-2\.martech-stack\.yaml\]$/m);
  });

  it('where the client makes no files, an entry moves to one that is there, and nothing is split', async () => {
    await start({ ...client, workspace: { ...client.workspace, workspaceEdit: { documentChanges: false } } });
    assert.deepEqual(await offered('martech-stack.yaml', root, 'tools:'), []);
    const actions = await offered('martech-stack.yaml', root, 'suite:');
    assert.deepEqual(actions.map(({ title }) => title), ['Move suite to brands.martech-stack.yaml']);
    const { edit } = await server.request<CodeAction>('codeAction/resolve', actions[0]);
    assert.deepEqual(Object.keys(edit?.changes ?? {}), ['brands.martech-stack.yaml', 'martech-stack.yaml'].map(name => folder + name));
  });
});
