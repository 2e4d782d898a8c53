import assert from 'node:assert/strict';
import type { CheckResult, RuleName, TodayResult, TreeItem } from '../../src/protocol.ts';
import { ServerFixture, folder } from '../support/server-fixture.ts';
import { files } from '../support/sample-stack.ts';

describe('requests of our own clients', () => {
  let server: ServerFixture;
  beforeEach(async () => {
    server = new ServerFixture(files);
    await server.start();
  });
  afterEach(() => server.stop());

  const rows = (parent?: string) => server.request<readonly TreeItem[]>('martechStack/tree', parent === undefined ? {} : { parent });
  const rowNamed = async (label: string, parent?: string) => (await rows(parent)).find(row => row.label === label) as TreeItem;

  it('the tree opens from groups to tools to what they are joined to', async () => {
    assert.deepEqual((await rows()).map(row => `${row.label} ${row.description}`), ['Tools 3', 'Flows 2', 'Data 1', 'Owners 2', 'Contracts 1']);
    const tools = await rowNamed('Tools');
    assert.deepEqual((await rows(tools.id)).map(row => [row.label, row.description, row.icon]), [['Website', 'Production', 'pass'], ['Salesforce', 'Production', 'pass'], ['Brevo 🎉', 'Trial', 'beaker']]);
    const crm = await rowNamed('Salesforce', tools.id);
    assert.equal(crm.location?.uri, `${folder}martech-stack.yaml`);
    assert.deepEqual((await rows(crm.id)).filter(row => row.label !== 'Findings').map(row => `${row.label} ${row.description}`), ['Owners 2', 'Data 1', 'Flows in 1', 'Flows out 1', 'Contract 1']);
    const flowsIn = await rowNamed('Flows in', crm.id);
    assert.deepEqual((await rows(flowsIn.id)).map(row => [row.label, row.description, row.hasChildren]), [['leads', 'from Website', false]]);
  });

  it('every row has an id of its own', async () => {
    const seen = new Set<string>();
    const walk = async (parent?: string): Promise<void> => {
      for (const row of await rows(parent)) {
        assert.ok(!seen.has(row.id), row.id);
        seen.add(row.id);
        if (row.hasChildren) await walk(row.id);
      }
    };
    await walk();
    assert.ok(seen.size > 30, String(seen.size));
  });

  it('a tree of several roots starts with the roots', async () => {
    server.files.write('other/martech-stack.yaml', 'version: 1\nstack: { name: Other }\n');
    await server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder}other/martech-stack.yaml`, type: 1 }] });
    await server.pull('martech-stack.yaml');
    assert.deepEqual((await rows()).map(row => row.label), ['Maison Aurore', 'Other']);
    assert.deepEqual((await rows((await rows())[0]?.id)).map(row => row.label), ['Tools', 'Flows', 'Data', 'Owners', 'Contracts']);
  });

  it('a parent that is gone has no rows', async () => {
    assert.deepEqual(await rows(JSON.stringify(['file:///gone.yaml', 'tool'])), []);
    assert.deepEqual(await rows(JSON.stringify([`${folder}martech-stack.yaml`, 'tool', 'gone'])), []);
    assert.deepEqual(await rows('no json'), []);
  });

  it('the check reads the disk anew, counts, and reports', async () => {
    server.files.write('brands.martech-stack.yaml', 'version: 1\ntools:\n  brevo: { name: Brevo, category: email, lifecycle: trail, owners: { business: crm-team } }\n');
    const result = await server.request<CheckResult>('martechStack/check', {});
    assert.deepEqual([result.roots, result.tools, result.flows], [1, 3, 1]);
    assert.ok(result.errors >= 1);
    assert.match(result.report, /^# Governance report: Maison Aurore\n/);
    assert.match(result.report, /22 Nov 2026/);
    assert.match(result.report, /brands\.martech-stack\.yaml:3\]\(\/brands\.martech-stack\.yaml#L3\)/);
  });

  it('requests without parameters are answered', async () => {
    assert.ok((await server.client.sendRequest<readonly RuleName[]>('martechStack/rules')).length > 0);
    assert.equal((await server.client.sendRequest<TodayResult>('martechStack/today')).fixed, true);
    assert.equal((await server.client.sendRequest<readonly TreeItem[]>('martechStack/tree')).length, 5);
    assert.equal((await server.client.sendRequest<CheckResult>('martechStack/check')).tools, 3);
  });

  it('the day is the fixed one, and changes with the setting', async () => {
    assert.deepEqual(await server.request<TodayResult>('martechStack/today'), { today: '2026-11-22', fixed: true });
    server.clock.day = '2027-03-01';
    await server.client.sendNotification('workspace/didChangeConfiguration', { settings: { martechStack: { today: null } } });
    assert.deepEqual(await server.request<TodayResult>('martechStack/today'), { today: '2027-03-01', fixed: false });
    await server.client.sendNotification('workspace/didChangeConfiguration', { settings: { martechStack: { today: '2026-02-31' } } });
    assert.deepEqual(await server.request<TodayResult>('martechStack/today'), { today: '2027-03-01', fixed: false });
  });

  it('rules have pages in the reader’s language, unknown ones none', async () => {
    const names = await server.request<readonly RuleName[]>('martechStack/rules');
    assert.ok(names.some(({ id }) => id === 'schema/wrong-value'));
    for (const { id, title } of names) {
      const page = await server.request<string | null>('martechStack/explain', { rule: id });
      assert.ok(page?.includes(id) && title, id);
    }
    assert.equal(await server.request('martechStack/explain', { rule: 'no/such-rule' }), null);
  });
});
