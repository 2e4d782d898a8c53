// Marks the findings that a waiver, an ignore comment or a baseline silences, says what waivers themselves owe, groups questions.

import type { Finding } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Policy } from './policy.ts';
import { fingerprint } from './fingerprint.ts';
import { ambiguousTarget } from './silencing/ambiguous-target.ts';
import { canBaseline } from './silencing/can-baseline.ts';
import { canSilence } from './silencing/can-silence.ts';
import { groupQuestions } from './silencing/group-questions.ts';
import { applyIgnores } from './silencing/ignores.ts';
import { notWaivable } from './silencing/not-waivable.ts';
import { readWaivers, type Waiver } from './silencing/waivers.ts';
import { waiverFindings } from './silencing/waiver-findings.ts';

export interface SilenceOptions {
  /** The calendar day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  /** Fingerprints of `martech-baseline.json`. */
  readonly baseline?: ReadonlySet<string>;
}

/**
 * The findings of a root as they are shown: `silenced` set where something silences them, what waivers and ignores owe added, the
 * questions of an entity made one (`data.questions` says which rules ask for what).
 */
export function silence(stack: Stack, policy: Policy, findings: readonly Finding[], options: SilenceOptions): readonly Finding[] {
  const waivers = readWaivers(stack, policy, options.today);
  const useful = waivers.filter(({ rule }) => canSilence(rule));
  const all = [...findings, ...waiverFindings(stack, policy, useful, findings, options.today), ...waivers.flatMap(waiver => [...notWaivable(waiver, policy), ...ambiguousTarget(stack, policy, waiver)])];
  const inForce = waivers.filter(waiver => waiver.state === 'in-force');
  const waived = inForce.length === 0 ? all : all.map(finding => waive(finding, inForce));
  const { findings: ignored, problems } = applyIgnores(stack, policy, waived);
  const { baseline } = options;
  const known = baseline && baseline.size > 0 ? ignored.map(finding => inBaseline(finding, baseline)) : ignored;
  return [...groupQuestions(known), ...problems];
}

function waive(finding: Finding, waivers: readonly Waiver[]): Finding {
  if (!canSilence(finding.rule)) return finding;
  const waiver = waivers.find(one => one.covers(finding));
  return waiver ? { ...finding, silenced: { by: 'waiver', id: waiver.entity.id, until: waiver.until, place: waiver.entity.place, reason: waiver.reason } } : finding;
}

function inBaseline(finding: Finding, baseline: ReadonlySet<string>): Finding {
  return finding.silenced || !canBaseline(finding.rule) || !baseline.has(fingerprint(finding)) ? finding : { ...finding, silenced: { by: 'baseline' } };
}
