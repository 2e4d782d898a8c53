// A run that keeps what did not change says the same as a fresh one, for everything that an expression can read.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/analyze.ts';
import { derivedFields } from '../../../src/core/policy/vocabulary/vocabulary.ts';
import { typeOfKind } from '../../../src/core/policy/expressions/type-table.ts';
import { say } from '../../../src/core/text/language.ts';
import { analyzeFiles, line } from './check.ts';

/** A rule a derived field: its message tells the field's value, so that a stale value shows. */
const policy = `version: 1
extends: [builtin:all]
rules:
${Object.entries(typeOfKind).flatMap(([kind, type]) => derivedFields.filter(field => field.on === type).map(field =>
    `  read/${kind}-${field.name.replaceAll('_', '-')}: { title: T, on: ${kind}, severity: { idea: info, trial: info, pilot: info, production: info, phase-out: info, retired: info }, assert: false, message: "{${kind}.${field.name}}" }`)).join('\n')}
  read/others: { title: T, on: tool, severity: error, assert: "tool.flows.all(f, f.to == tool || f.to.name != 'Web')", message: "{tool.peers.map(t, t.disposition)} {stack.paths(tool, tool.instance_root)}" }
  read/seen: { title: T, on: observation, severity: error, each: observation.latest_in('gtm'), assert: "item.consent == 'needed'", at: item.blocked, message: "{item.on} {stack.imported_on('sso')} {observation.latest.consent}" }
  read/basis: { title: T, on: flow, severity: error, each: flow.data, assert: "flow.legal_basis(item) == 'consent'", unknown: fail, message: "{flow.legal_bases(item)} {flow.to.security.mfa}" }
`;

const ids = { tool: ['web', 'crm', 'mail', 'hub'], data: ['names', 'mails'], owner: ['mk', 'it'], people: ['fans'], contract: ['suite'], processing: ['news'] };
const pick = (...values: readonly string[]) => fc.constantFrom(...values);
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.oneof({ weight: 2, arbitrary }, { weight: 1, arbitrary: fc.constant('') });
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map(texts => texts.filter(text => text !== '').join(', '));
const stage = pick('idea', 'trial', 'production', 'retired');

const tool = joined(
  pick('name: Web', 'name: Other', 'name: Web'), pick('category: crm', 'category: ipaas', 'category: cms'), stage.map(text => `lifecycle: ${text}`),
  maybe(pick(...ids.owner, 'nobody').map(id => `owners: { technical: ${id} }`)), maybe(pick(...ids.tool).map(id => `instance-of: ${id}`)),
  maybe(pick(...ids.data).map(id => `holds: { ${id}: master }`)), maybe(pick('contract: suite', 'contract: { end: 2026-12-01, notice: 1 month }')),
  maybe(pick('security: { mfa: true }', 'security: { mfa: maybe }', 'zone: core', 'disposition: migrate', 'scope: { countries: [FR] }', 'security: { sso: true }', 'catalog: hotjar', 'url: "https://web.example.com"')),
);
const flow = joined(
  pick(...ids.tool, 'fans').map(id => `from: ${id}`), pick(...ids.tool, 'ghost').map(id => `to: ${id}`), pick(...ids.data).map(id => `data: [${id}]`),
  maybe(pick('hub', 'crm').map(id => `via: ${id}`)), maybe(pick('method: api', 'method: tag', 'method: manual')), maybe(pick('status: planned', 'processing: [news]', 'owner: mk', 'legal-basis: consent')),
);
const sections: Readonly<Record<string, fc.Arbitrary<readonly string[]>>> = {
  tools: fc.tuple(...ids.tool.map(id => maybe(tool.map(body => `${id}: { ${body} }`)))),
  flows: fc.tuple(...['a', 'b', 'c', 'd', 'e'].map(id => maybe(flow.map(body => `${id}: { ${body} }`)))),
  owners: fc.tuple(...ids.owner.map(id => maybe(pick('marketing', 'it').map(side => `${id}: { name: ${id}, side: ${side} }`)))),
  data: fc.tuple(...ids.data.map(id => maybe(joined(pick('categories: [user.name]', 'categories: []'), maybe(pick('system-of-record: crm', 'legal-basis: contract', 'confidentiality: restricted'))).map(body => `${id}: { name: ${id}, ${body} }`)))),
  people: fc.tuple(maybe(pick('fans: { name: Fans, subject: visitor }'))),
  contracts: fc.tuple(maybe(pick('suite: { name: Suite, end: 2027-01-01 }', 'suite: { name: Suite, end: 2027-01-01, notice: 2 months }'))),
  observations: fc.tuple(maybe(pick('ignore: [{ domain: hotjar.com, reason: x }]', 'ignore: [{ domain: web.example.com, reason: x }]'))),
  observed: fc.tuple(...[1, 2, 3, 4].map(() => maybe(joined(
    pick('on: 2026-11-01', 'on: 2026-11-02', 'on: 2026-02-30'), pick('source: gtm', 'source: sso'), pick('name: Web', 'domain: a.web.example.com', 'tool: hotjar, domain: static.hotjar.com', 'tool: hotjar', 'tool: matomo'),
    maybe(pick('consent: not-set', 'consent: perhaps', 'blocked: true')),
  ).map(body => `- { ${body} }`)))),
  processing: fc.tuple(maybe(pick('news: { name: News, purpose: marketing.communications.email, legal-basis: consent, subjects: [fans] }', 'news: { name: News, data: [mails] }'))),
};

/** A stack as sections of entries; a step replaces one of them. */
type Sections = Readonly<Record<string, readonly string[]>>;
const start: fc.Arbitrary<Sections> = fc.record(sections);
const step = fc.constantFrom(...Object.keys(sections)).chain(section => (sections[section] as fc.Arbitrary<readonly string[]>).map(entries => ({ section, entries })));

const observedIn = (stack: Sections): string => `version: 1\nobserved:\n${(stack['observed'] ?? []).map(entry => `  ${entry}\n`).join('')}`;
const filesOf = (stack: Sections) => ({ 'martech-stack.yaml': textOf(stack), 'martech-policies.yaml': policy, 'martech-observations.yaml': observedIn(stack) });

function textOf(stack: Sections): string {
  const parts = Object.entries(stack).filter(([section]) => section !== 'observed').map(([section, entries]) => `${section}:\n${entries.filter(entry => entry !== '').map(entry => `  ${entry}\n`).join('')}`);
  return `version: 1\nstack: { name: Try, country: FR }\npolicies: [martech-policies.yaml]\n${parts.join('')}`;
}

function said(analysis: Analysis): readonly string[] {
  return [...analysis.findings.values()].flat().map(finding => `${line(finding, analysis)} ${say(finding.message, 'fr')}`);
}

const runs = Number(process.env['PROPERTY_RUNS'] ?? 60);

describe('incremental evaluation', () => {
  it(`equals a fresh one after each of ${runs} changes of meaning`, () => {
    const perSequence = 6;
    fc.assert(fc.property(start, fc.array(step, { minLength: perSequence, maxLength: perSequence }), (first, steps) => {
      let stack = first;
      let analysis = analyzeFiles(filesOf(stack));
      for (const { section, entries } of steps) {
        // Half of the entries stay as they are, so that single entries change too.
        stack = { ...stack, [section]: entries.map((entry, index) => (index % 2 === 0 ? entry : (stack[section]?.[index] ?? entry))) };
        const files = filesOf(stack);
        analysis = analyzeFiles(files, '2026-11-22', analysis);
        assert.deepEqual(said(analysis), said(analyzeFiles(files)));
      }
    }), { numRuns: Math.ceil(runs / perSequence) });
  }).timeout(600_000);

  it('equals a fresh one on another day, and under another policy', () => {
    const files = { 'martech-stack.yaml': textOf({ tools: ['web: { name: Web, category: cms, lifecycle: { stage: trial, until: 2026-11-22 } }'] }), 'martech-policies.yaml': policy };
    const before = analyzeFiles(files, '2026-11-22');
    assert.deepEqual(said(analyzeFiles(files, '2026-11-23', before)), said(analyzeFiles(files, '2026-11-23')));
    const other = { ...files, 'martech-policies.yaml': policy.replace('builtin:all', 'builtin:starter').replace('severity: error', 'severity: warning') };
    assert.deepEqual(said(analyzeFiles(other, '2026-11-22', before)), said(analyzeFiles(other, '2026-11-22')));
    const params = { ...files, 'martech-policies.yaml': `${policy}params: { hub: [web] }\n` };
    assert.deepEqual(said(analyzeFiles(params, '2026-11-22', before)), said(analyzeFiles(params, '2026-11-22')));
  });
});
