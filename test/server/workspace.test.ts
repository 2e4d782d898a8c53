import assert from 'node:assert/strict';
import { ServerFixture, folder } from '../support/server-fixture.ts';

const root = 'version: 1\nstack: { name: Maison }\nimports: [brands/*.martech-stack.yaml]\n';
const tool = (owner: string) => `version: 1\ntools:\n  crm: { name: CRM, category: crm, lifecycle: production, owners: { business: ${owner} } }\n`;

describe('the workspace of the server', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  const changed = (name: string, type: 1 | 2 | 3) => server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: folder + name, type }] });
  const codes = async (name: string) => (await server.pull(name)).map(({ code }) => String(code));
  const tools = async () => {
    await server.pull('martech-stack.yaml');
    const rows = await server.request<readonly { label: string; description?: string }[]>('martechStack/tree', {});
    return rows.find(({ label }) => label === 'Tools')?.description ?? '0';
  };

  it('takes files that come, change and go', async () => {
    server = new ServerFixture({ 'martech-stack.yaml': root });
    await server.start();
    assert.deepEqual((await codes('martech-stack.yaml')).filter(code => code === 'schema/import'), ['schema/import']);
    assert.equal(await tools(), '0');
    server.files.write('brands/a.martech-stack.yaml', tool('crm-team'));
    await changed('brands/a.martech-stack.yaml', 1);
    assert.equal(await tools(), '1');
    server.files.write('brands/a.martech-stack.yaml', `${tool('crm-team')}  web: { name: Web, category: cms, lifecycle: idea }\n`);
    await changed('brands/a.martech-stack.yaml', 2);
    assert.equal(await tools(), '2');
    server.files.remove('brands/a.martech-stack.yaml');
    await changed('brands/a.martech-stack.yaml', 3);
    assert.equal(await tools(), '0');
  });

  it('lets the open text win over the disk', async () => {
    server = new ServerFixture({ 'martech-stack.yaml': root, 'brands/a.martech-stack.yaml': tool('crm-team') });
    await server.start();
    await server.open('brands/a.martech-stack.yaml', 'version: 1\n');
    assert.equal(await tools(), '0');
    await changed('brands/a.martech-stack.yaml', 2);
    assert.equal(await tools(), '0');
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri: `${folder}brands/a.martech-stack.yaml` } });
    assert.equal(await tools(), '1');
  });

  it('knows a file that was never saved', async () => {
    server = new ServerFixture({ 'martech-stack.yaml': root });
    await server.start();
    await server.open('brands/new.martech-stack.yaml', tool('x'));
    assert.equal(await tools(), '1');
  });

  it('follows its folders', async () => {
    server = new ServerFixture({ 'a/martech-stack.yaml': root, 'b/martech-stack.yaml': root });
    server.client.onRequest('workspace/workspaceFolders', () => [{ uri: `${folder}b`, name: 'b' }]);
    await server.start();
    await server.client.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
    await server.request('martechStack/today');
    await server.pull('b/martech-stack.yaml');
    const report = await server.request<{ items: readonly { uri: string; items?: readonly unknown[] }[] }>('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(report.items.filter(item => item.items?.length).map(item => item.uri), [`${folder}b/martech-stack.yaml`]);
  });

  it('reads patterns that climb, and nothing outside', async () => {
    server = new ServerFixture({
      'main/martech-stack.yaml': 'version: 1\nstack: { name: Maison }\nimports: [./x.martech-stack.yaml, ../shared/*.yaml, ../../out.yaml]\n',
      'main/x.martech-stack.yaml': tool('a'), '.hidden/martech-stack.yaml': 'version: 1\nstack: { name: Hidden }\n', 'shared/y.martech-stack.yaml': tool('a').replace('crm:', 'web:'),
    });
    await server.start();
    const found = (await server.pull('main/martech-stack.yaml')).filter(({ code }) => code === 'schema/import');
    assert.match(found.map(({ message }) => message).join(), /outside/);
    const rows = await server.request<readonly { label: string; description?: string }[]>('martechStack/tree', {});
    assert.equal(rows.find(({ label }) => label === 'Tools')?.description, '2');
  });

  it('works on one file without a folder', async () => {
    server = new ServerFixture({});
    await server.client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } }, initializationOptions: null });
    await server.client.sendNotification('initialized', {});
    await server.open('martech-stack.yaml', 'version: 1\nstack: { name: Maison, country: FRX }\n');
    assert.ok((await codes('martech-stack.yaml')).length > 0);
    await server.client.sendNotification('textDocument/didOpen', { textDocument: { uri: 'untitled:Untitled-1', languageId: 'martech-stack', version: 1, text: 'version: 1\nstack: { nam: x }\n' } });
    const report = await server.request<{ items: readonly unknown[] }>('textDocument/diagnostic', { textDocument: { uri: 'untitled:Untitled-1' } });
    assert.ok(report.items.length > 0);
  });
});
