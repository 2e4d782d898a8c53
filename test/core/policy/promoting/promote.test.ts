// Promoting: what a tool owes for its next stage, checked against the stack in which it really is at that stage.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, RootAnalysis } from '../../../../src/core/analyze.ts';
import type { Finding } from '../../../../src/core/model/finding.ts';
import { promote, type Promotion, type PromoteOptions, type PromotionStep } from '../../../../src/core/policy/promote.ts';
import { nextStage } from '../../../../src/core/policy/promoting/next-stage.ts';
import { findingKey } from '../../../../src/core/policy/promoting/finding-key.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { say } from '../../../../src/core/text/language.ts';
import { uriOf } from '../../../support/memory-snapshot.ts';
import { runAnalyze } from '../../../support/run-analyze.ts';

const today = '2026-11-22';
const all = 'version: 1\nextends: [builtin:all]\n';

const manifest = `version: 1
stack: { name: Try, country: FR }
policies: [martech-policies.yaml]
owners:
  crm-team: { name: CRM, side: marketing }
  it-crm: { name: IT, side: it }
  security: { name: Security, side: security }
data:
  mails: { name: Mails, categories: [user.contact.email], steward: crm-team, legal-basis: consent, retention: 3 years }
tools:
  crm:
    name: The CRM
    category: crm
    lifecycle: production
    owners: { business: crm-team, technical: it-crm }
    holds: { mails: master }
  chat:
    name: Chat
    category: live-chat
    lifecycle: { stage: trial, since: 2026-11-01, until: 2027-01-15 }
    owners: { business: crm-team }
    contract: { paid-by: card, cost: 600 EUR/year }
  idea: { name: An idea, category: live-chat, lifecycle: idea }
  gone: { name: Gone, category: cms, lifecycle: retired }
flows:
  crm-to-chat: { name: To the chat, from: crm, to: chat, data: [mails], method: api, frequency: hourly }
`;

function check(text: string, policy = all): Analysis {
  return runAnalyze({ 'martech-stack.yaml': text, 'martech-policies.yaml': policy }, today);
}

function promotion(text: string, tool: string, options: Partial<PromoteOptions> = {}, policy = all): Promotion {
  const [root] = check(text, policy).roots;
  return (root && promote(root.stack, root.policy, tool, { today, ...options })) ?? assert.fail('no promotion');
}

function step(found: Promotion, rule: string): PromotionStep {
  return found.steps.find(one => one.rule === rule) ?? assert.fail(`${rule} does not apply`);
}

describe('the way of a tool', () => {
  it('goes from stage to stage, and ends', () => {
    assert.deepEqual(['idea', 'trial', 'pilot', 'production', 'phase-out', 'retired'].map(stage => nextStage(stage as never)), ['trial', 'pilot', 'production', 'phase-out', 'retired', undefined]);
  });
});

describe('what a tool owes for its next stage', () => {
  it('is nothing at all for a tool that is not there, or that is retired', () => {
    const [root] = check(manifest).roots;
    assert.ok(root);
    for (const id of ['nobody', 'gone']) assert.equal(promote(root.stack, root.policy, id, { today }), undefined);
    assert.equal(promote(root.stack, root.policy, 'gone', { today, to: 'production' })?.from, 'retired');
  });

  it('names the stages, and counts what is done', () => {
    const found = promotion(manifest, 'chat');
    assert.deepEqual([found.tool, found.from, found.to], ['chat', 'trial', 'pilot']);
    assert.equal(found.done, found.steps.filter(({ state }) => state === 'done').length);
    assert.ok(found.done > 0 && found.done < found.steps.length);
    assert.equal(step(found, 'ownership/no-business-owner').state, 'done');
    assert.deepEqual(step(found, 'ownership/no-business-owner').items, []);
  });

  it('goes straight to a stage that is asked for', () => {
    const found = promotion(manifest, 'chat', { to: 'production' });
    const owner = step(found, 'ownership/no-technical-owner');
    assert.equal(owner.state, 'owed');
    assert.deepEqual(owner.items.map(({ finding }) => [finding.kind, finding.severity, finding.target.id]), [['finding', 'error', 'chat']]);
  });

  it('tells what is said today apart from what would be new or graver', () => {
    const found = promotion(manifest, 'chat', { to: 'production' });
    for (const { state, items } of found.steps) {
      assert.equal(state, items.some(({ isNew }) => isNew) ? 'owed' : items.length > 0 ? 'standing' : 'done');
    }
    assert.equal(step(found, 'cost/no-contract').state, 'standing');
    assert.equal(promotion(manifest, 'idea').steps.some(({ state }) => state === 'standing'), false, 'nothing is said of an idea yet');
  });

  it('takes in its flows, its contract and its data sets', () => {
    const targets = new Set(promotion(manifest, 'chat', { to: 'production' }).steps.flatMap(({ items }) => items.map(({ finding }) => `${finding.target.kind}:${finding.target.id}`)));
    assert.ok(targets.has('tool:chat') && targets.has('flow:crm-to-chat'), [...targets].join());
  });

  it('says who acts, and nobody where nobody is named', () => {
    const found = promotion(manifest, 'chat', { to: 'production' });
    const items = found.steps.flatMap(({ items: inStep }) => inStep);
    assert.ok(items.some(({ side, owners }) => side === 'marketing' && owners[0] === 'crm-team'));
    assert.ok(items.some(({ side, owners, finding }) => side === 'it' && finding.target.kind === 'flow' && owners.includes('it-crm')));
    assert.ok(items.some(({ side, owners }) => side === 'finance' && owners.length === 0));
  });

  it('offers fixes that fit the file as it is', () => {
    const found = promotion(manifest, 'chat', { to: 'production', language: 'fr' });
    const [item] = step(found, 'ownership/no-technical-owner').items;
    const fix = item?.fixes().find(({ title }) => say(title, 'en').includes('it-crm')) ?? assert.fail('no fix');
    const edits = fix.edits.flatMap(edit => (edit.uri === uriOf('martech-stack.yaml') ? edit.edits : []));
    const after = applyEdits(manifest, edits);
    assert.match(after, /technical: it-crm/);
    assert.equal(step(promotion(after, 'chat', { to: 'production' }), 'ownership/no-technical-owner').state, 'done');
  });

  it('asks for facts as questions with their names', () => {
    const question = promotion(manifest, 'chat', { to: 'production' }).steps.flatMap(({ items }) => items).find(({ finding }) => finding.kind === 'question');
    assert.ok((question?.finding.facts ?? []).length > 0);
    assert.match(say(question?.finding.message ?? assert.fail(), 'en'), /would help/);
  });

  it('counts what both sides waived as done', () => {
    const waived = `${manifest}waivers:\n  tech: { rule: ownership/no-technical-owner, target: chat, reason: Hiring, until: 2027-01-31, approved-by: [crm-team, it-crm] }\n`;
    assert.equal(step(promotion(waived, 'chat', { to: 'production' }), 'ownership/no-technical-owner').state, 'done');
  });

  it('leaves every other tool and the stack itself as they are', () => {
    const analysis = check(manifest);
    const [root] = analysis.roots;
    assert.ok(root);
    const first = promote(root.stack, root.policy, 'chat', { today, to: 'production' });
    promote(root.stack, root.policy, 'crm', { today });
    const again = promote(root.stack, root.policy, 'chat', { today, to: 'production' });
    assert.equal(JSON.stringify(again), JSON.stringify(first));
    assert.equal(root.stack.tools.get('chat')?.value.lifecycle?.stage, 'trial');
  });

  it('speaks for rules of one’s own, not for rules without stages', () => {
    const own = `${all}rules:\n  acme/described:\n    title: Not described\n    on: tool\n    severity: { pilot: info, production: error }\n    unknown: fail\n    assert: known(tool.description)\n`;
    const found = promotion(manifest, 'chat', {}, own);
    assert.equal(step(found, 'acme/described').state, 'owed');
    assert.deepEqual(found.steps.filter(({ rule }) => /^(integrity|alliance|policy)\//.test(rule)), []);
  });
});

/** All files of the example, by their path in it. */
function filesOf(folder: string, inner = ''): Record<string, string> {
  return Object.fromEntries(readdirSync(join(folder, inner)).flatMap(name => {
    const path = inner === '' ? name : `${inner}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? Object.entries(filesOf(folder, path)) : [[path, readFileSync(join(folder, path), 'utf8')] as const];
  }).filter(([path]) => /\.ya?ml$/.test(path)));
}

function graveKey(finding: Finding): string {
  return `${findingKey(finding)} ${finding.severity}`;
}

/** What rules with stages find in a root. */
function saidByRules({ findings, policy }: RootAnalysis): ReadonlySet<string> {
  return new Set(findings.filter(({ kind, silenced, rule }) =>
    kind === 'finding' && !silenced && policy.rules.get(rule)?.assert !== undefined && !/^(integrity|alliance|policy)\//.test(rule)).map(graveKey));
}

describe('promoting, against the stack with the stage really changed', function () {
  this.timeout(60_000);
  const folder = join(import.meta.dirname, '../../../../examples/maison-verdier');
  const files = { ...filesOf(folder), 'martech-policies.yaml': all };
  const analysis = runAnalyze(files, today);
  const [root] = analysis.roots;
  assert.ok(root);

  it('owes exactly what would be new on the tool, and nothing that would not be said', () => {
    let last = analysis;
    for (const [id, tool] of root.stack.tools) {
      const found = promote(root.stack, root.policy, id, { today });
      if (!found) continue;
      const { uri, entry } = tool;
      const name = uri.slice(uriOf('').length);
      const text = files[name as keyof typeof files];
      const start = analysis.documents.get(uri)?.entries.get(entry.key)?.offset ?? 0;
      const moved = `${text.slice(0, start)}${text.slice(start).replace(/(lifecycle: (?:\{ *stage: *)?|stage: )(idea|trial|pilot|production|phase-out)\b/, `$1${found.to}`)}`;
      last = runAnalyze({ ...files, [name]: moved }, today, last);
      const [after] = last.roots;
      assert.equal(after?.stack.tools.get(id)?.value.lifecycle?.stage, found.to, id);
      const before: ReadonlySet<string> = saidByRules(root);
      const there: ReadonlySet<string> = saidByRules(after);
      const said = found.steps.flatMap(({ items }) => items).filter(({ finding }) => finding.kind === 'finding').map(({ finding }) => graveKey(finding));
      assert.deepEqual(said.filter(key => !there.has(key)), [], `${id}: said here only`);
      const newOnTool = [...there].filter(key => !before.has(key) && key.includes(`"tool","${id}"`));
      assert.deepEqual(newOnTool.filter(key => !said.includes(key)), [], `${id}: not said here`);
    }
  });
});
