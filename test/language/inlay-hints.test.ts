import assert from 'node:assert/strict';
import type { Abilities } from '../../src/language/context.ts';
import { inlayHints } from '../../src/language/inlay-hints.ts';
import { offsetIn } from '../../src/language/locate.ts';
import { editorAt } from '../support/editor-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';
import { files } from '../support/sample-stack.ts';

/** The lines that have hints, each hint where it stands. */
function hinted(texts: Record<string, string> | string, own: Partial<Abilities> = {}, part?: (text: string) => { start: number; end: number }): string[] {
  const { context } = editorAt(texts, own);
  let { text } = context.document;
  const hints = inlayHints(context, part?.(text) ?? { start: 0, end: text.length });
  for (const { position, label } of hints.toReversed()) {
    const at = offsetIn(context.document, position);
    text = `${text.slice(0, at)}‹${String(label)}›${text.slice(at)}`;
  }
  return text.split(/\r?\n/).filter(line => line.includes('‹')).map(line => line.trim());
}

const manifest = (lines: string) => `version: 1\nstack: { name: A }\nowners:\n  crm-team: { name: CRM and loyalty }\n${lines}`;

describe('inlay hints', () => {
  it('say names beside ids and how far days are', () => {
    assert.deepEqual(hinted(files), [
      'steward: crm-team‹CRM and loyalty›', 'owners: { business: crm-team‹CRM and loyalty›, technical: it-crm‹IT for CRM› }', 'owners: { business: crm-team‹CRM and loyalty›, technical: it-crm‹IT for CRM› }',
      'contract: suite‹Marketing suite›', 'end: 2026-12-31‹in 39 days›', 'notice: 3 months‹last day 30 Sep 2026, 53 days ago›', 'to: crm‹Salesforce›', 'data: [customer-email]',
    ].filter(line => line.includes('‹')));
  });

  it('leave out names that an id says already', () => {
    assert.deepEqual(hinted({ ...files, 'brands.martech-stack.yaml': `‸${files['brands.martech-stack.yaml']}`.replace('to: brevo', 'to: website') }), [
      'lifecycle: { stage: trial, until: 2026-12-31‹in 39 days› }', 'owners: { business: crm-team‹CRM and loyalty› }', 'from: crm‹Salesforce›',
    ]);
  });

  for (const [what, text, expected] of [
    ['quotes, emoji and CRLF', manifest('tools:\n  "🎉": { name: "🎉🎉", owners: { business: "crm-team" } }\n').replaceAll('\n', '\r\n'), ['"🎉": { name: "🎉🎉", owners: { business: "crm-team"‹CRM and loyalty› } }']],
    ['comments behind', manifest('data:\n  mail:\n    steward:   crm-team   # who else?\n'), ['steward:   crm-team‹CRM and loyalty›   # who else?']],
    ['lists', manifest('waivers:\n  w:\n    approved-by:\n      - crm-team\n'), ['- crm-team‹CRM and loyalty›']],
    ['today and the past', manifest('waivers:\n  w: { until: 2026-11-22 }\n  x: { until: 2026-11-21 }\n'), ['w: { until: 2026-11-22‹today› }', 'x: { until: 2026-11-21‹1 day ago› }']],
    ['conditions and actions', manifest('alliance:\n  actions:\n    a: { text: Do, owner: crm-team, due: 2026-11-23 }\n'), ['a: { text: Do, owner: crm-team‹CRM and loyalty›, due: 2026-11-23‹in 1 day› }']],
    ['aliases where they are written alone', manifest('data:\n  a: &a { steward: crm-team, categories: [] }\n  b: *a\n'), ['a: &a { steward: crm-team‹CRM and loyalty›, categories: [] }']],
    ['ids that nothing has, days that do not exist', manifest('tools:\n  a: { owners: { business: nobody }, lifecycle: { stage: trial, until: 2026-02-30 } }\n'), []],
    ['keys that are ids', manifest('data:\n  mail: { name: Customer e-mail }\ntools:\n  a:\n    holds: { mail: master }\n'), ['holds: { mail‹Customer e-mail›: master }']],
    ['an id that a line repeats', manifest('tools:\n  a:\n    owners: { business: crm-team, technical: crm-team }\n'), ['owners: { business: crm-team‹CRM and loyalty›, technical: crm-team }']],
    ['rules of waivers', manifest('waivers:\n  w: { rule: ownership/no-business-owner }\n  x: { rule: nobody/knows }\n'), ['w: { rule: ownership/no-business-owner‹No business owner› }']],
    ['long and hostile names', manifest(`tools:\n  a: { owners: { business: x } }\n`).replace('owners:\n', `owners:\n  x: { name: "a\\u202Eb\\n${'long '.repeat(2_000)}" }\n`), [`a: { owners: { business: x‹a\ufffdb ${'long '.repeat(7).trim()} lon…› } }`]],
  ] as const) {
    it(`stand right with ${what}`, () => assert.deepEqual(hinted(text), expected));
  }

  it('are made for the visible part only', () => {
    assert.deepEqual(hinted(files, {}, text => ({ start: text.indexOf('contracts:'), end: text.indexOf('notice:') })), ['end: 2026-12-31‹in 39 days›']);
  });

  it('name the owners and tools of a policy', () => {
    assert.deepEqual(hinted(withPolicy('‸version: 1\nrules:\n  acme/one:\n    title: One\n    severity: info\n    owner: it-crm\n    on: tool\n    assert: tool.live\n')), ['owner: it-crm‹IT for CRM›']);
  });

  it('title the rules that a policy adjusts or tests, not those that it declares', () => {
    const policy = '‸version: 1\nrules:\n  ownership/no-business-owner: off\n  acme/one: { title: One, severity: info, on: tool, assert: tool.live }\ntests:\n  a: { rule: acme/one, stack: {}, expect: [] }\n  b: { rule: lifecycle/trial-expired, stack: {}, expect: [] }\n';
    assert.deepEqual(hinted(withPolicy(policy)), ['ownership/no-business-owner‹No business owner›: off', 'b: { rule: lifecycle/trial-expired‹Trial or pilot past its end date›, stack: {}, expect: [] }']);
    assert.deepEqual(hinted(withPolicy(policy), { language: 'fr' })[0], 'ownership/no-business-owner‹Pas de responsable métier›: off');
  });

  it('speak the reader’s language', () => {
    assert.deepEqual(hinted(files, { language: 'fr' }).slice(4, 6), ['end: 2026-12-31‹dans 39 jours›', 'notice: 3 months‹date limite\u00A0: 30 sept. 2026, il y a 53 jours›']);
  });
});
