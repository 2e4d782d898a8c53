import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Promotion, PromotionMemory, promote } from '../../src/core/policy/promote.ts';
import { applyRandomEdit, randomEdit } from '../support/random-edits.ts';
import { runAnalyze } from '../support/run-analyze.ts';

const today = '2026-11-22';

const start: Readonly<Record<string, string>> = {
  'martech-policies.yaml': 'version: 1\nextends: [builtin:all]\n',
  'martech-stack.yaml': `version: 1
stack: { name: Try, country: FR }
policies: [martech-policies.yaml]
owners:
  crm: { name: CRM, side: marketing }
  it: { name: IT, side: it }
people:
  visitors: { name: Visitors, subject: visitor }
data:
  mails: { name: Mails, categories: [user.contact.email], steward: crm, legal-basis: consent, subjects: [visitors] }
  choices: { name: Choices, categories: [user.privacy_preferences], system-of-record: web }
contracts:
  suite: { name: Suite, end: 2027-02-28, notice: 3 months, cost: 9000 EUR/year, budget-owner: crm }
processing:
  news: { name: News, purpose: marketing.communications.email, legal-basis: consent, data: [mails] }
tools:
  crm: { name: The CRM, category: crm, lifecycle: production, owners: { business: crm, technical: it }, holds: { mails: master }, contract: suite }
  chat:
    name: Chat
    category: live-chat
    lifecycle: { stage: trial, until: 2027-01-15 }
    owners: { business: crm }
    contract: { paid-by: card, cost: 600 EUR/year, end: 2026-12-31 }
  web: { name: Web, category: cms, lifecycle: idea, holds: { choices: master } }
  # martech-ignore ownership/no-technical-owner: agreed in March
  mailer: { name: Mailer, category: email-marketing, lifecycle: pilot, contract: suite, privacy: { role: processor, transfers: [{ country: US }] } }
  hub: { name: Hub, category: ipaas, lifecycle: phase-out, hosting: { regions: [US] } }
flows:
  visits: { from: visitors, to: web, data: [choices], method: tag, consent-via: web }
  mails-out: { from: crm, to: mailer, via: hub, data: [mails], method: api, processing: [news], auth: { type: none } }
  back: { from: mailer, to: crm, data: [mails], method: manual }
  to-chat: { from: crm, to: chat, data: [mails, choices], method: file }
waivers:
  chat-owner: { rule: ownership/no-technical-owner, target: chat, reason: Hiring, until: 2027-01-31, approved-by: [crm, it] }
`,
};

/** Edits in this run; PROPERTY_RUNS sets another number. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 200);
const inARow = 20;

/** Everything that a promotion says, and the fixes of its first item. */
function said(promotion: Promotion | undefined): unknown {
  const fixes = promotion?.steps.flatMap(({ items }) => items).slice(0, 1).map(item => item.fixes());
  return JSON.parse(JSON.stringify({ promotion, fixes }));
}

describe('what a tool owes, kept while a stack is edited', () => {
  it(`equals what is found without anything kept, after each of ${Math.ceil(runs / inARow) * inARow} random edits, broken text included`, () => {
    fc.assert(fc.property(fc.array(randomEdit, { minLength: inARow, maxLength: inARow }), edits => {
      let texts = start;
      let analysis = runAnalyze(texts, today);
      const memory = new PromotionMemory();
      for (const edit of edits) {
        // Policies mostly stay: compiling them anew costs more than all else.
        texts = applyRandomEdit(texts, edit.file < 0.48 ? { ...edit, file: 0.5 } : edit);
        analysis = runAnalyze(texts, today, analysis);
        const [root] = analysis.roots;
        for (const id of root ? ['chat', 'mailer', 'web', 'crm', 'hub'] : []) {
          if (!root) continue;
          assert.deepEqual(said(promote(root.stack, root.policy, id, { today }, memory)), said(promote(root.stack, root.policy, id, { today })), `${id} in ${JSON.stringify(texts)}`);
        }
      }
    }), { numRuns: Math.ceil(runs / inARow), seed: 20261124 });
  }).timeout(120_000);
});
