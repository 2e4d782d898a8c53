// What the commands about waivers, comments and baselines ask of the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import type { BaselineFile, SilencingEdit, SilencingItem } from '../../src/protocol.ts';
import { runCli, testFolder } from '../cli/run-cli.ts';
import { ServerFixture, folder, pullClient } from '../support/server-fixture.ts';

const files = {
  'martech-stack.yaml': `version: 1
stack: { name: Maison, adopted-on: 2024-01-01 }
policies: [martech-policies.yaml]
owners:
  crm-team: { name: CRM team, side: marketing }
  it-crm: { name: IT for CRM, side: it }
tools:
  crm: { name: CRM, category: crm, lifecycle: production }
  mail: { name: Brevo, category: email-marketing, lifecycle: production }
waivers:
  mail-owner: { rule: ownership/no-business-owner, target: mail, reason: A new team comes, until: 2026-12-01, approved-by: [crm-team, it-crm] }
`,
  'martech-policies.yaml': `version: 1
extends: [builtin:all]
rules:
  acme/url: { title: Address not stated, on: tool, side: marketing, severity: warning, assert: has(tool.url) }
`,
};

describe('requests about what silences findings', () => {
  let server: ServerFixture;
  beforeEach(async () => {
    server = new ServerFixture(files);
    const { workspace } = pullClient;
    await server.start({ capabilities: { ...pullClient, workspace: { ...workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] } } }, initializationOptions: { editCommand: 'client.edit' } });
  });
  afterEach(() => server.stop());

  const items = (act: string, line?: number) => server.request<readonly SilencingItem[]>('martechStack/silencing', { act, uri: `${folder}martech-stack.yaml`, ...(line !== undefined && { line }) });
  const edits = (act: string, id: string) => server.request<readonly SilencingEdit[]>('martechStack/silencingEdit', { act, id });

  it('what stands at the line comes first, and its edit has stops in the file that is to be opened', async () => {
    const [first] = await items('waiver', 8);
    assert.deepEqual([first?.label, first?.isHere], ['Brevo', true]);
    const one = (await items('waiver', 7)).find(item => item.description === 'acme/url' && item.isHere);
    const [edit, ...others] = await edits('waiver', one?.id ?? '');
    assert.deepEqual([edit?.title, edit?.open, others.length], ['Ask for a waiver of acme/url for CRM', `${folder}martech-stack.yaml`, 0]);
    assert.match(JSON.stringify(edit?.edit), /"kind":"snippet"/);
  });

  it('only what a comment may silence can be ignored', async () => {
    const rules = new Set((await items('ignore')).map(item => item.description));
    assert.ok(rules.has('acme/url') && !rules.has('ownership/no-business-owner'), [...rules].join());
  });

  it('waivers are renewed for a term, and removed', async () => {
    const [waiver, ...others] = await items('renew');
    assert.deepEqual([waiver?.label, waiver?.description, others.length], ['mail-owner', 'ownership/no-business-owner · in force until 1 Dec 2026', 0]);
    assert.deepEqual((await edits('renew', waiver?.id ?? '')).map(({ title }) => /until (\S+ \S+ \d+)/.exec(title)?.[1]), ['22 Dec 2026', '20 Feb 2027', '21 May 2027']);
    const [removed] = await edits('remove', waiver?.id ?? '');
    assert.equal((removed?.edit.documentChanges?.[0] as TextDocumentEdit | undefined)?.edits.length, 1);
    assert.deepEqual(await edits('remove', 'nothing'), []);
  });

  it('a baseline is the very text that the command line writes', async () => {
    const [baseline] = await server.request<readonly BaselineFile[]>('martechStack/baseline');
    const own = testFolder(files);
    try {
      await runCli(['check', '--write-baseline', '--fail-on', 'never'], own.path);
      assert.equal(baseline?.text, readFileSync(join(own.path, 'martech-baseline.json'), 'utf8'));
    } finally {
      own.remove();
    }
    assert.ok(baseline && baseline.count > 3 && baseline.added === baseline.count && baseline.uri === `${folder}martech-baseline.json`);
    server.files.write('martech-baseline.json', baseline.text);
    const [again] = await server.request<readonly BaselineFile[]>('martechStack/baseline');
    assert.deepEqual([again?.text, again?.added], [baseline.text, 0]);
  });

  it('actions that need a file shown or saved name the command of the client', async () => {
    await server.open('martech-stack.yaml', files['martech-stack.yaml']);
    const range = { start: { line: 7, character: 3 }, end: { line: 7, character: 3 } };
    const ask = (only: readonly string[] | undefined) => server.request<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri: `${folder}martech-stack.yaml` }, range, context: { diagnostics: [], ...(only && { only }) } });
    const actions = await ask(undefined);
    const [waiver, baseline] = ['Ask for a waiver of acme/url for CRM', 'Put it in the baseline: acme/url on CRM'].map(title => actions.find(action => action.title === title));
    assert.ok(waiver?.edit && !waiver.command);
    assert.equal(baseline?.command?.command, 'client.edit');
    assert.deepEqual(await ask(['source.fixAll']), []);
  });
});
