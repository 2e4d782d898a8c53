import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/core/analyze.ts';
import { applyRandomEdit, randomEdit } from '../support/random-edits.ts';
import { findingLines, runAnalyze } from '../support/run-analyze.ts';

const files = {
  'martech-stack.yaml': `version: 1
stack: { name: Try, country: FR, adopted-on: 2026-01-01 }
imports: [more.martech-stack.yaml]
policies: [martech-policies.yaml]
x-defaults:
  security: &secure { mfa: true }
owners:
  crm: { name: CRM, side: marketing }
  it: { name: IT, side: it }
people:
  visitors: { name: Visitors, subject: visitor }
data:
  mails:
    name: Mails
    categories: [user.contact.email]
    steward: crm
tools:
  web:
    name: Web site
    category: cms
    lifecycle: { stage: production }
    owners: { business: crm, technical: it }
  crm:
    name: The CRM
    category: crm
    lifecycle: production
    owners: { business: crm }
    holds: { mails: master }
    security: { <<: *secure, sso: true }
  # martech-ignore lifecycle/trial-without-end: agreed in March
  mailer:
    name: Mailer
    category: email-marketing
    lifecycle: { stage: trial }
flows:
  web-to-crm: { from: web, to: crm, data: [mails], method: api }
  crm-to-mailer: { from: crm, to: mailer, data: [mails], method: manual, frequency: weekly }
`,
  'more.martech-stack.yaml': `version: 1
tools:
  shop: { name: Shop, category: ecommerce-platform, lifecycle: { stage: pilot, until: 2026-12-31 }, owners: { business: crm } }
flows:
  shop-to-crm: { from: shop, to: crm, data: [mails], legal-basis: contract }
waivers:
  shop-owner: { rule: ownership/no-technical-owner, target: crm, reason: Hiring, until: 2027-01-31, approved-by: [crm, it] }
`,
  'martech-policies.yaml': `version: 1
extends: [builtin:all]
params:
  trial-max: 60 days
rules:
  ownership/key-person: off
  acme/named:
    title: A name
    on: tool
    severity: warning
    assert: has(tool.name)
`,
};

/** The same stack under the default policy. */
const { 'martech-policies.yaml': _policies, ...withoutPolicies } = files;
const byDefault = { ...withoutPolicies, 'martech-stack.yaml': files['martech-stack.yaml'].replace(/^policies:.*\n/m, '') };

/** Edits in this run; PROPERTY_RUNS sets another number. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 5000);

/** Edits in a row from the same start, so that states both drift and come back. */
const inARow = 20;

/**
 * Reads and asks everything anew. The compiled default policy alone is taken over from `base`, since compiling it costs more
 * than all the rest; a policy in a file is read and compiled anew too.
 */
function fresh(texts: Readonly<Record<string, string>>, base: Analysis): Analysis {
  const roots = base.roots.map(({ evaluation: _evaluation, stack, ...root }) => ({ ...root, stack: { ...stack, documents: new Map() } }));
  return runAnalyze(texts, '2026-11-22', { ...base, documents: new Map(), roots: roots as unknown as Analysis['roots'] });
}

describe('incremental analysis', () => {
  for (const [name, start, share] of [['the default policy', byDefault, 0.9], ['policies edited too', files, 0.1]] as const) {
    const count = Math.ceil((runs * share) / inARow);
    it(`equals a fresh one after each of ${count * inARow} random edits of several files, broken text included: ${name}`, () => {
      const base = runAnalyze(start);
      fc.assert(fc.property(fc.array(randomEdit, { minLength: inARow, maxLength: inARow }), edits => {
        let texts: Readonly<Record<string, string>> = start;
        let analysis = runAnalyze(texts);
        for (const edit of edits) {
          texts = applyRandomEdit(texts, edit);
          analysis = runAnalyze(texts, '2026-11-22', analysis);
          assert.deepEqual(findingLines(analysis), findingLines(fresh(texts, base)), JSON.stringify(texts));
        }
      }), { numRuns: count, seed: 20261122 });
    }).timeout(300_000);
  }
});
