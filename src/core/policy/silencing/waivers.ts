// What each waiver is worth today: in force, pending or expired (policies.md, "Waivers, ignores, baselines").

import type { Entity } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { findTarget } from '../../model/resolve.ts';
import type { Stack } from '../../model/stack.ts';
import type { WaiverValue } from '../../model/values.ts';
import type { Policy } from '../policy.ts';
import { canSilence } from './can-silence.ts';

export type WaiverState = 'in-force' | 'pending' | 'expired';

export interface Waiver {
  readonly entity: Entity<WaiverValue>;
  readonly state: WaiverState;
  readonly rule: string;
  /** `YYYY-MM-DD`; '' where it is not stated. */
  readonly until: string;
  readonly reason: string;
  /** Which of the two sides have signed. */
  readonly signed: { readonly marketing: boolean; readonly it: boolean };
  /** True where its rule and its target exist. */
  readonly isComplete: boolean;
  /** True for a finding of its rule on its target. */
  covers(finding: Finding): boolean;
}

/** All waivers of a stack, in its order. */
export function readWaivers(stack: Stack, policy: Policy, today: string): readonly Waiver[] {
  return [...stack.waivers.values()].map(entity => readWaiver(stack, policy, entity, today));
}

function readWaiver(stack: Stack, policy: Policy, entity: Entity<WaiverValue>, today: string): Waiver {
  const { rule = '', target = '', until = '', reason = '' } = entity.value;
  const targets = new Set(findTarget(stack, target).map(({ kind, id }) => `${kind}:${id}`));
  const signed = signatures(stack, entity.value['approved-by'] ?? []);
  const isComplete = policy.knownRules.has(rule) && canSilence(rule) && targets.size > 0;
  return {
    entity, rule, until, reason, signed, isComplete, state: stateOf(),
    covers: finding => finding.rule === rule && targets.has(`${finding.target.kind}:${finding.target.id}`),
  };

  function stateOf(): WaiverState {
    if (until !== '' && until < today) return 'expired';
    return isComplete && until !== '' && reason.trim() !== '' && signed.marketing && signed.it ? 'in-force' : 'pending';
  }
}

/** An owner of side marketing or business signs for the one side; it, security or privacy for the other. */
function signatures(stack: Stack, owners: readonly string[]): Waiver['signed'] {
  const sides = owners.map(id => stack.owners.get(id)?.value.side);
  return {
    marketing: sides.some(side => side === 'marketing' || side === 'business'),
    it: sides.some(side => side === 'it' || side === 'security' || side === 'privacy'),
  };
}
