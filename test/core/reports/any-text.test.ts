// Whatever people type, every format stays what it promises, and a baseline of what is found leaves nothing new.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/analyze.ts';
import { isEngineId } from '../../../src/core/model/engine-id.ts';
import { writeBaseline } from '../../../src/core/policy/baseline.ts';
import { github } from '../../../src/core/reports/github.ts';
import { html } from '../../../src/core/reports/html.ts';
import { json } from '../../../src/core/reports/json.ts';
import { junit } from '../../../src/core/reports/junit.ts';
import { markdown } from '../../../src/core/reports/markdown.ts';
import { pretty } from '../../../src/core/reports/pretty.ts';
import { reportOf } from '../../../src/core/reports/report.ts';
import { sarif } from '../../../src/core/reports/sarif.ts';
import { runAnalyze } from '../../support/run-analyze.ts';
import { assertHtml } from './assert-html.ts';
import { parseXml } from './parse-xml.ts';

const files = {
  'martech-stack.yaml': `version: 1
stack: { name: Maison Aurore, country: FR }
policies: [martech-policies.yaml]
owners:
  crm-team: { name: CRM, side: marketing }
  it-crm: { name: IT for CRM, side: it }
data:
  emails: { name: E-mails, categories: [user.contact.email], steward: crm-team }
tools:
  brevo: { name: Brevo, category: email-marketing, lifecycle: { stage: trial, until: 2026-10-31 }, owners: { business: crm-team }, holds: { emails: replica } }
  hotjar: { name: Hotjar, category: web-analytics, lifecycle: production, owners: { business: nobody } }
  crm: { name: CRM, category: crm, lifecycle: production, owners: { technical: it-crm } }
flows:
  mails: { from: crm, to: brevo, data: [emails], method: api }
waivers:
  end: { rule: lifecycle/trial-expired, target: brevo, reason: Decided in December, until: 2026-12-06, approved-by: [crm-team, it-crm] }
`,
  'martech-policies.yaml': 'version: 1\nextends: [builtin:all]\nrules:\n  acme/own: { title: Own, on: tool, severity: info, assert: has(tool.owners.backup), message: "{tool.name} has no backup." }\n',
};
const bits = ['<script>', '</style>', '\0', '\ud800', '\u202e', '"', "'", '&', '::error::', '\n', '- ', '{', '[', '#', '@a', '`', '|', '%0A', ': ', '*x', '😀', ']]>', 'trail', '<!--'];
const edit = fc.record({ file: fc.constantFrom(...(Object.keys(files) as (keyof typeof files)[])), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(4), bit: fc.constantFrom(...bits) });

const edited = (edits: readonly { file: keyof typeof files; at: number; cut: number; bit: string }[]): Readonly<Record<string, string>> =>
  edits.reduce<Readonly<Record<string, string>>>((texts, { file, at, cut, bit }) => {
    const text = texts[file] as string;
    const offset = Math.floor(at * text.length);
    return { ...texts, [file]: text.slice(0, offset) + bit + text.slice(offset + cut) };
  }, files);

const assertFormats = (analysis: Analysis): void => {
  const report = reportOf(analysis, { folderOf: () => 'file:///w/' });
  const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/;
  assertHtml(html(report, { language: 'en', version: '1' }));
  parseXml(junit(report, { language: 'fr', failOn: 'info' }));
  const annotations = github(report, { language: 'fr' }).trimEnd().split('\n').slice(0, -1);
  for (const line of annotations) assert.match(line, /^::(error|warning|notice) file=[^:]*,title=[^:]*::/);
  for (const text of [pretty(report, { language: 'en', colour: false }), markdown(report, { language: 'fr' })]) assert.doesNotMatch(text, control);
  for (const text of [sarif(report, { language: 'en', version: '1' }), json(report, { language: 'en', version: '1' })]) JSON.parse(text);
};

describe('reports of any text', function () {
  this.timeout(60_000);

  it('keep to their format, and a baseline holds all that rules say', () => {
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
      const texts = edited(edits);
      const analysis = runAnalyze(texts);
      assertFormats(analysis);
      for (const root of analysis.roots) {
        const [after] = runAnalyze({ ...texts, 'martech-baseline.json': writeBaseline(root.findings) }).roots;
        assert.deepEqual(after?.findings.filter(({ silenced, rule }) => !silenced && !isEngineId(rule)).map(({ rule, target, path }) => [rule, target.id, path]), []);
      }
    }), { numRuns: 20 });
  });
});
