// What may silence a finding, as an editor offers it: where it may, what it writes, and that it then does.
import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../src/language/code-actions.ts';
import { rangeIn } from '../../src/language/locate.ts';
import type { PreparedEdit } from '../../src/protocol.ts';
import { afterEdit, editorAt, type Marked } from '../support/editor-fixture.ts';
import { findingLines, runAnalyze } from '../support/run-analyze.ts';

const policy = `version: 1
extends: [builtin:alliance]
rules:
  acme/url:
    title: Address not stated
    on: tool
    side: marketing
    severity: warning
    assert: has(tool.url)
  acme/web:
    title: Certificate asked
    on: tool
    side: it
    severity: error
    assert: has(tool.url)
`;
const head = 'version: 1\nstack: { name: Maison }\npolicies: [martech-policies.yaml]\nowners:\n  crm-team: { name: CRM team, side: marketing }\n  it-crm: { name: IT for CRM, side: it }\n';
const tools = 'tools:\n  c‸rm: { name: CRM, category: crm, lifecycle: production }\n';

function actionsAt(files: Record<string, string>, own: Parameters<typeof editorAt>[1] = {}): { readonly editor: Marked; readonly actions: readonly CodeAction[] } {
  const editor = editorAt(files, own);
  const range = rangeIn(editor.context.document, { start: editor.offset, end: editor.offset });
  return { editor, actions: codeActions(editor.context, { range, context: { diagnostics: [], only: ['quickfix'] } }) };
}

/** A stop as a snippet writes it. */
const stop = (number: number) => `\${${number}}`;

const plain = { 'martech-policies.yaml': policy };
const inStack = (sections: string, own = plain) => ({ 'martech-stack.yaml': head + sections, ...own });

/** The files after the action of that title. */
function done(files: Record<string, string>, title: string): Readonly<Record<string, string>> {
  const { editor, actions } = actionsAt(files);
  const found = actions.find(action => action.title === title);
  assert.ok(found?.edit, `only: ${actions.map(action => action.title).join('; ')}`);
  return afterEdit(editor, found.edit);
}

/** What is said of a rule once stops are filled. */
function said(files: Readonly<Record<string, string>>, rule: string, filled: readonly string[] = []): readonly string[] {
  const texts = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/\$\{(\d+)\}/g, (_, number: string) => filled[Number(number) - 1] ?? '').replaceAll('\\}', '}')]));
  return findingLines(runAnalyze(texts)).filter(line => line.includes(` ${rule} `)).map(line => line.replace(/^\S+ /, '').replace(/ [A-Z].*/, ''));
}

/** What a snippet edit inserts. */
function skeletonText(edit: WorkspaceEdit | undefined): string {
  return JSON.parse(JSON.stringify(edit).match(/"value":("(?:[^"\\]|\\.)*")/)?.[1] ?? '""') as string;
}

describe('silencing in the editor', () => {
  it('offers what may be done, and only that', () => {
    const titles = actionsAt(inStack(tools)).actions.map(action => action.title);
    assert.deepEqual(titles, [
      'Ask for a waiver of acme/url for CRM', 'Ignore acme/url here, with a reason', 'Put it in the baseline: acme/url on CRM', 'Switch the rule acme/url off',
      // An error is not ignored.
      'Ask for a waiver of acme/web for CRM', 'Put it in the baseline: acme/web on CRM', 'Switch the rule acme/web off',
    ]);
  });

  it('offers nothing for what the language itself says', () => {
    const { actions } = actionsAt(inStack('tools:\n  crm: { name: CRM, category: crm, lifecycle: production, url: https://example.com, flav‸our: 1 }\n'));
    assert.ok(actions.length > 0 && actions.every(({ title }) => !/waiver|Ignore|baseline|off$/.test(title)), actions.map(({ title }) => title).join('; '));
  });

  it('asks for a waiver that both sides have still to sign', () => {
    const files = done(inStack(tools), 'Ask for a waiver of acme/url for CRM');
    assert.match(files['martech-stack.yaml'] ?? '', /\nwaivers:\n {2}crm-url:\n {4}rule: acme\/url\n {4}target: crm\n {4}reason: \$\{1\}\n {4}until: \$\{2\}\n {4}approved-by: \[\]\n$/);
    assert.deepEqual(said(files, 'acme/url', ['Launch first', '2027-03-31']), ['warning acme/url tool:crm']);
    const signed = { ...files, 'martech-stack.yaml': (files['martech-stack.yaml'] ?? '').replace('approved-by: []', 'approved-by: [crm-team, it-crm]') };
    assert.deepEqual(said(signed, 'acme/url', ['Launch first', '2027-03-31']), ['warning acme/url tool:crm [waiver]']);
  });

  it('names the kind of a target where two share the id, and never asks twice', () => {
    const shared = 'data:\n  crm: { name: Contacts, categories: [user.name] }\n';
    assert.match(done(inStack(shared + tools), 'Ask for a waiver of acme/url for CRM')['martech-stack.yaml'] ?? '', /target: tool:crm\n/);
    const asked = actionsAt(inStack(`${tools}waivers:\n  w: { rule: acme/url, target: crm, reason: r, until: 2027-01-01, approved-by: [] }\n`)).actions.map(({ title }) => title);
    assert.ok(!asked.some(title => title.startsWith('Ask for a waiver of acme/url')), asked.join('; '));
  });

  it('renews and removes a waiver, from what it covers', () => {
    const covered = inStack(`${tools}waivers:\n  w: { rule: acme/url, target: crm, reason: r, until: 2026-12-01, approved-by: [crm-team, it-crm] }\n`);
    const { actions } = actionsAt(covered);
    assert.ok(actions.some(({ title }) => title === 'Remove the waiver w'));
    const renewed = done(covered, 'Renew the waiver w until 22 Dec 2026, to be signed again by both sides')['martech-stack.yaml'];
    assert.match(renewed ?? '', /until: 2026-12-22, approved-by: \[\] \}/);
    const ended = inStack(`${tools}waivers:\n  w: { rule: acme/url, target: crm, reason: r, until: 2026-01-01, approved-by: [crm-team, it-crm] }\n`);
    assert.match(done(ended, 'Renew the waiver w until 22 Dec 2026, to be signed again by both sides')['martech-stack.yaml'] ?? '', /until: 2026-12-22, approved-by: \[\]/);
    assert.doesNotMatch(done(covered, 'Remove the waiver w')['martech-stack.yaml'] ?? '', /waivers:\n {2}w/);
  });

  for (const [what, sections, expected] of [
    ['above an entry', tools, `  # martech-ignore acme/url: ${stop(1)}\n  crm:`],
    ['with tabs behind it and Windows lines', 'tools:\r\n  c‸rm:\r\n    name: CRM\t# ours\r\n    category: crm\r\n    lifecycle: production\r\n', `\r\n  # martech-ignore acme/url: ${stop(1)}\r\n  crm:\r\n`],
  ] as const) {
    it(`ignores ${what}, and the squiggle is gone once a reason stands there`, () => {
      const whole = (text: string) => (sections.includes('\r') ? text.replace(/\r?\n/g, '\r\n') : text);
      const files = done({ ...plain, 'martech-stack.yaml': whole(head + sections) }, 'Ignore acme/url here, with a reason');
      assert.ok(files['martech-stack.yaml']?.includes(expected), files['martech-stack.yaml']);
      assert.deepEqual(said(files, 'acme/url', ['Not on the web']), ['warning acme/url tool:crm [ignore]']);
    });
  }

  it('ignores errors where the policy allows that', () => {
    const { actions } = actionsAt(inStack(tools, { 'martech-policies.yaml': `${policy}ignore-errors: true\n` }));
    assert.ok(actions.some(({ title }) => title === 'Ignore acme/web here, with a reason'));
  });

  it('switches a rule off where it is declared, or adjusted', () => {
    assert.match(done(inStack(tools), 'Switch the rule acme/url off')['martech-policies.yaml'] ?? '', /acme\/url:\n {4}title: Address not stated\n {4}on: tool\n {4}side: marketing\n {4}severity: off\n/);
    const adjusted = { 'martech-policies.yaml': 'version: 1\nextends: [builtin:ownership]\nrules:\n  ownership/no-business-owner: { severity: warning }\n' };
    assert.match(done(inStack(tools, adjusted), 'Switch the rule ownership/no-business-owner off')['martech-policies.yaml'] ?? '', /no-business-owner: \{ severity: off \}/);
    const extended = { 'martech-policies.yaml': 'version: 1\nextends: [builtin:ownership]\n' };
    const off = done(inStack(tools, extended), 'Switch the rule ownership/no-business-owner off');
    assert.match(off['martech-policies.yaml'] ?? '', /\nrules:\n {2}ownership\/no-business-owner: off\n/);
    assert.deepEqual(said(off, 'ownership/no-business-owner'), []);
  });

  it('makes a policy file where there is none, for a client that can', () => {
    const files = { 'martech-stack.yaml': head.replace('policies: [martech-policies.yaml]\n', '') + tools };
    const { actions } = actionsAt(files);
    const action = actions.find(({ title }) => title === 'Switch the rule ownership/no-business-owner off, in a new policy file');
    const [create, content, root] = action?.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: 'create', uri: 'file:///w/martech-policies.yaml', options: { ignoreIfExists: true } });
    const text = 'edits' in (content ?? {}) ? (content as { edits: { newText: string }[] }).edits[0]?.newText : '';
    assert.equal(text, 'version: 1\nextends: [builtin:starter]\nrules:\n  ownership/no-business-owner: off\n');
    assert.match(JSON.stringify(root), /policies: \[martech-policies.yaml\]/);
    assert.ok(!actionsAt(files, { createFiles: false }).actions.some(({ title }) => title.includes('policy file')));
  });

  it('puts a finding in the baseline, new or not, and it is then known', () => {
    const { editor, actions } = actionsAt(inStack(tools));
    const edit = actions.find(({ title }) => title === 'Put it in the baseline: acme/url on CRM')?.edit as WorkspaceEdit;
    const baseline = JSON.stringify(edit).match(/"newText":("(?:[^"\\]|\\.)*")/)?.[1];
    const first = JSON.parse(baseline ?? '""') as string;
    assert.deepEqual(said({ ...editor.files, 'martech-baseline.json': first }, 'acme/url'), ['warning acme/url tool:crm [baseline]']);
    const second = done({ ...inStack(tools), 'martech-baseline.json': first }, 'Put it in the baseline: acme/web on CRM');
    assert.deepEqual(said(second, 'acme/url'), ['warning acme/url tool:crm [baseline]']);
    assert.deepEqual(said(second, 'acme/web'), ['error acme/web tool:crm [baseline]']);
  });

  it('silences questions too, each of its rules', () => {
    const asking = policy.replaceAll('has(tool.url)', 'tool.security.mfa');
    const own = { 'martech-policies.yaml': asking.replace('severity: error', 'severity: warning').replace('tool.security.mfa\n  acme/web', 'tool.security.encryption.at_rest\n  acme/web') };
    const files = done(inStack(tools, own), 'Ignore these questions here, each with a reason');
    assert.match(files['martech-stack.yaml'] ?? '', / {2}# martech-ignore acme\/url: \$\{1\}\n {2}# martech-ignore acme\/web: \$\{2\}\n {2}crm:/);
    assert.deepEqual([...said(files, 'acme/url', ['a', 'b']), ...said(files, 'acme/web', ['a', 'b'])], ['question acme/url tool:crm [ignore]', 'question acme/web tool:crm [ignore]']);
    const { actions } = actionsAt(inStack(tools, own));
    const skeleton = actions[0];
    assert.equal(skeleton?.title, 'Add the missing keys, to fill in');
    assert.equal(skeletonText(skeleton.edit), `, security: { encryption: { at-rest: ${stop(1)} \\}, mfa: ${stop(2)} \\}`);
    const baseline = actions.find(({ title }) => title.startsWith('Put these questions'))?.edit;
    const text = JSON.parse(JSON.stringify(baseline).match(/"newText":("(?:[^"\\]|\\.)*")/)?.[1] ?? '""') as string;
    assert.deepEqual(said({ ...inStack(tools.replace('‸', ''), own), 'martech-baseline.json': text }, 'acme/url'), ['question acme/url tool:crm [baseline]']);
  });

  it('is plain for a client without snippets: empty where a person must write', () => {
    const { editor, actions } = actionsAt(inStack(tools), { editSnippets: false });
    const texts = ['Ask for a waiver of acme/url for CRM', 'Ignore acme/url here, with a reason'].map(title => afterEdit(editor, actions.find(each => each.title === title)?.edit ?? {})['martech-stack.yaml'] ?? '');
    assert.match(texts[0] ?? '', /\n {4}reason: \n {4}until: \n {4}approved-by: \[\]\n$/);
    assert.match(texts[1] ?? '', /\n {2}# martech-ignore acme\/url: \n {2}crm:/);
    assert.doesNotMatch(JSON.stringify(actions), /\$\{/);
    const old = actionsAt(inStack(tools), { editSnippets: false, documentChanges: false, createFiles: false }).actions;
    assert.ok(old.every(({ edit }) => !edit?.documentChanges) && !old.some(({ title }) => title.startsWith('Put it in the baseline')));
  });

  it('goes through a command of the client where a file must be shown or saved', () => {
    const files = { 'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\nwaivers:\n  old: { rule: acme/url, target: it-crm, reason: r, until: 2027-01-01, approved-by: [] }\n`, 'a.martech-stack.yaml': `version: 1\n${tools}`, ...plain };
    const { actions } = actionsAt(files, { editCommand: 'martechStack.makeEdit' });
    const [ask, , baseline] = ['Ask for a waiver of acme/url for CRM', 'Ignore acme/url here, with a reason', 'Put it in the baseline: acme/url on CRM'].map(title => actions.find(each => each.title === title));
    assert.deepEqual((ask?.command?.arguments?.[0] as PreparedEdit | undefined)?.open, 'file:///w/martech-stack.yaml');
    assert.deepEqual((baseline?.command?.arguments?.[0] as PreparedEdit | undefined)?.save, ['file:///w/martech-baseline.json']);
    assert.ok(actions.find(({ title }) => title.startsWith('Ignore'))?.edit);
  });
});

describe('fix all', () => {
  it('makes the safe corrections of the file in one edit, when asked for that kind', () => {
    const text = `${head}tools:\n  crm: { name: CRM, category: CRM, lifecycle: Production, owners: { business: CRM_team, technical: it-crn } } # ours\n`;
    const editor = editorAt({ 'martech-stack.yaml': text, ...plain });
    const range = rangeIn(editor.context.document, { start: 0, end: text.length });
    for (const kind of ['source.fixAll', 'source.fixAll.martech-stack', 'source']) {
      const [action, ...others] = codeActions(editor.context, { range, context: { diagnostics: [], only: [kind] } });
      assert.equal(others.length, 0);
      assert.equal(afterEdit(editor, action?.edit ?? {})['martech-stack.yaml'], text.replace('category: CRM, lifecycle: Production', 'category: crm, lifecycle: production').replace('CRM_team', 'crm-team'));
    }
    assert.deepEqual(codeActions(editor.context, { range, context: { diagnostics: [], only: ['source.organizeImports'] } }), []);
  });
});

describe('in the file of a rule', () => {
  it('what is owed by a rule of one’s own is written there', () => {
    const own = `version: 1\nextends: [builtin:policy]\nrules:\n  a‸cme/url: { title: Address, on: tool, side: marketing, severity: warning, assert: has(tool.url) }\n`;
    const { actions, editor } = actionsAt({ 'martech-policies.yaml': own, 'martech-stack.yaml': 'version: 1\nstack: { name: Maison, adopted-on: 2024-01-01 }\npolicies: [martech-policies.yaml]\ntools: {}\n' });
    const edits = actions.flatMap(action => (action.edit && !JSON.stringify(action.edit).includes('.json') ? [afterEdit(editor, action.edit)['martech-policies.yaml'] ?? ''] : []));
    assert.ok(edits.some(text => text.includes('owner: $') && text.includes('acme/url: { title: Address')), actions.map(({ title }) => title).join('; '));
    assert.ok(!actions.some(({ title }) => title.startsWith('Ask for a waiver')));
  });
});
