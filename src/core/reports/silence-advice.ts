// What a rule's page says about a finding that does not fit: the comment or the waiver that works for this rule in this policy.

import { stages } from '../model/effective.ts';
import type { EntityKind } from '../model/entity.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { knowsStages } from '../policy/running/severity-of.ts';
import { canSilence } from '../policy/silencing/can-silence.ts';
import { fenced } from './markdown-text.ts';
import type { Sayer } from './sayer.ts';

/** Kinds of entity whose stage decides how much a rule weighs. */
const staged: ReadonlySet<EntityKind> = new Set(['tool', 'flow', 'data']);
/** Rules that look at texts weigh the same everywhere. */
const onText: ReadonlySet<string> = new Set(['schema', 'secret-in-manifest']);

/** True where the stage of what a rule looks at decides how much it weighs: for all the kinds that it looks at, or for some of them. */
export function weighsByStage(rule: Rule, which: 'all' | 'some'): boolean {
  if (!knowsStages(rule) || onText.has(rule.engine ?? '')) return false;
  return which === 'all' ? rule.on.every(kind => staged.has(kind)) : rule.on.some(kind => staged.has(kind));
}

/** Paragraphs of Markdown; `stageName` says a stage as people read it. */
export function silenceAdvice(rule: Rule, policy: Policy, tell: Sayer, stageName: (stage: (typeof stages)[number]) => string): readonly string[] {
  const ignored = fenced([`# martech-ignore ${rule.id}: ${tell('reports.page-ignore-reason')}`], 'yaml');
  // Comments and waivers stand in the files of the stack; rules on rules point into those of the policy.
  const isOnStack = rule.on.some(kind => kind !== 'rule');
  const waiver = isOnStack && canSilence(rule.id);
  if (isOnStack && (policy.ignoreErrors || !levels(rule).includes('error'))) {
    return [tell('reports.page-ignore-how'), ignored, ...(waiver ? [] : [tell('reports.page-not-waived')])];
  }
  const milder = isOnStack && weighsByStage(rule, 'all') ? stages.filter(stage => !['error', 'off'].includes(rule.severity.byStage[stage])) : [];
  const comment = milder.length === 0 ? [] : [tell('reports.page-ignore-some', { stages: milder.map(stageName).join(', ') }), ignored];
  if (waiver) return [...comment, tell('reports.page-waiver-how'), skeleton(rule, tell)];
  return [...comment, tell(milder.length === 0 ? 'reports.page-silence-none' : 'reports.page-silence-no-error')];
}

function levels(rule: Rule): readonly string[] {
  const { byStage, asStated } = rule.severity;
  return [...(weighsByStage(rule, 'some') ? Object.values(byStage) : []), ...(weighsByStage(rule, 'all') ? [] : [asStated])];
}

function skeleton(rule: Rule, tell: Sayer): string {
  const target = rule.on.every(kind => kind === 'stack') ? 'stack' : tell('reports.page-waiver-target');
  return fenced([
    'waivers:', `  ${tell('reports.page-waiver-id')}:`, `    rule: ${rule.id}`, `    target: ${target}`, `    reason: ${tell('reports.page-waiver-reason')}`,
    `    until: ${tell('reports.page-waiver-until')}`, `    approved-by: [${tell('reports.page-waiver-signed')}]`,
  ], 'yaml');
}
