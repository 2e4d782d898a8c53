import assert from 'node:assert/strict';
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';

const head = 'version: 1\nstack: { name: Maison }\n';
const inNew = `${head}tools:\n  hub\n`;
const inName = `${head}tools:\n  crm:\n    name: # the tool\n    category: crm\n    lifecycle: idea\n`;

function client(properties: readonly string[], itemDefaults: readonly string[] = []): ClientCapabilities {
  const completionItem = { snippetSupport: true, ...(properties.length > 0 ? { resolveSupport: { properties: [...properties] } } : {}) };
  return { ...pullClient, textDocument: { ...pullClient.textDocument, completion: { completionItem, completionList: { itemDefaults: [...itemDefaults] } } } };
}

describe('completion items, whole once a person looks at them', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  async function start(capabilities: ClientCapabilities, text: string) {
    server = new ServerFixture({});
    const { capabilities: { completionProvider } } = await server.start({ capabilities });
    await server.open('martech-stack.yaml', text);
    return completionProvider;
  }

  const list = (line: number, character: number) => server.request<CompletionList>('textDocument/completion', { textDocument: { uri: `${folder}martech-stack.yaml` }, position: { line, character } });
  const resolve = (item: CompletionItem | undefined) => server.request<CompletionItem>('completionItem/resolve', item);

  it('come bare to clients that ask for the rest, and are filled then', async () => {
    const provider = await start(client(['documentation', 'detail', 'additionalTextEdits']), inName);
    assert.equal(provider?.resolveProvider, true);
    const { items } = await list(4, 10);
    const item = items.find(({ label }) => label === 'HubSpot');
    assert.deepEqual([item?.documentation, item?.detail, item?.additionalTextEdits], [undefined, undefined, undefined]);
    const whole = await resolve(item);
    assert.match(String(whole.documentation), /To be confirmed: category\./);
    assert.deepEqual(whole.additionalTextEdits?.map(({ newText }) => newText), ['\n    catalog: hubspot\n    vendor: { name: HubSpot }\n    url: https://hubspot.com']);
    assert.deepEqual(whole.textEdit, item?.textEdit);
  });

  it('come whole to clients that cannot ask, to which nothing is promised', async () => {
    const provider = await start(client([]), inName);
    assert.equal(provider?.resolveProvider, undefined);
    const item = (await list(4, 10)).items.find(({ label }) => label === 'HubSpot');
    assert.match(String(item?.documentation), /To be confirmed: category\./);
    assert.equal(item?.additionalTextEdits?.length, 1);
    assert.equal(item?.data, undefined);
  });

  it('keep back only what the client asks for', async () => {
    await start(client(['documentation']), inName);
    const item = (await list(4, 10)).items.find(({ label }) => label === 'HubSpot');
    assert.deepEqual([item?.documentation, item?.additionalTextEdits?.length], [undefined, 1]);
    assert.match(String((await resolve(item)).documentation), /HubSpot/);
  });

  it('are still known while the list after them is shown, and stay as they are later', async () => {
    await start(client(['documentation', 'detail', 'additionalTextEdits']), inNew);
    const item = (await list(3, 5)).items.find(({ label }) => label === 'HubSpot');
    await list(3, 4);
    assert.match(String((await resolve(item)).documentation), /HubSpot/);
    for (let count = 0; count < 3; count++) await list(3, 5);
    assert.deepEqual(await resolve(item), item);
    assert.deepEqual(await resolve({ label: 'another', data: [1, 2] }), { label: 'another', data: [1, 2] });
  });

  it('say what they share once, to clients that know such lists', async () => {
    await start(client(['documentation', 'detail', 'additionalTextEdits'], ['editRange', 'insertTextFormat', 'insertTextMode']), inNew);
    const small = await list(3, 5);
    assert.deepEqual(small.itemDefaults, { editRange: { start: { line: 3, character: 2 }, end: { line: 3, character: 5 } }, insertTextFormat: 2, insertTextMode: 2 });
    assert.match(small.items.find(({ label }) => label === 'HubSpot')?.textEditText ?? '', /^\$\{1:hubspot\}:\n {2}name: HubSpot\n/);
    assert.ok(small.items.every(({ textEdit }) => textEdit === undefined));
    await server.stop();
    await start(client([]), inNew);
    const large = await list(3, 5);
    assert.equal(large.items.length, small.items.length);
    assert.ok(JSON.stringify(small).length < JSON.stringify(large).length * 0.75, `${JSON.stringify(small).length} of ${JSON.stringify(large).length}`);
  });
});
