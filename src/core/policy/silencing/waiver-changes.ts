// What can be done with waivers, as changes: ask for one, renew it, remove it. Nobody's signature is ever written.

import type { Entity } from '../../model/entity.ts';
import { sectionOf } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { findTarget } from '../../model/resolve.ts';
import type { WaiverValue } from '../../model/values.ts';
import { addDuration, formatDay, parseDay } from '../../values/day.ts';
import { parseDuration } from '../../values/duration.ts';
import type { Change } from '../fixing/change.ts';
import type { FixWorld } from '../fixing/fix-state.ts';
import { createChange } from '../fixing/targets.ts';
import type { Policy } from '../policy.ts';
import type { NodeKind } from '../world/keys.ts';
import { canSilence } from './can-silence.ts';

/** The days that are offered as a new end, counted from today. */
const terms = [30, 90, 180] as const;

/** True where a waiver can speak of what carries the finding. */
export function canWaive(rule: string, { target, silenced }: Finding): boolean {
  return !silenced && canSilence(rule) && (target.kind === 'stack' || Object.hasOwn(sectionOf, target.kind)) && target.kind !== 'waiver';
}

/** The waiver to fill in: reason and end are stops, and both sides have still to sign. */
export function askForWaiver({ state, stack }: FixWorld, rule: string, { target }: Finding): Change {
  const near = state.world.node(target.kind as NodeKind, target.id);
  const named = target.kind === 'stack' ? 'stack' : findTarget(stack, target.id).length > 1 || target.id === 'stack' ? `${target.kind}:${target.id}` : target.id;
  const value = { rule, target: named, reason: { stop: 'reason' }, until: { stop: 'until' }, 'approved-by': [] };
  return createChange(state, near, sectionOf.waiver, `${target.id}-${rule.slice(rule.lastIndexOf('/') + 1)}`, value);
}

/** A new end, and the signatures of both sides are asked for again. */
export function renewWaiver({ uri, entry }: Entity<WaiverValue>, until: string): readonly Change[] {
  const set = (key: string, value: string | readonly []): Change => ({ op: 'set', uri, entry: entry.key, path: [key], value });
  return [set('until', until), set('approved-by', [])];
}

export function removeWaiver({ uri, entry }: Entity<WaiverValue>): readonly Change[] {
  return [{ op: 'remove', uri, entry: entry.key, path: [] }];
}

/** The ends that may be chosen, `YYYY-MM-DD`: none beyond what the policy allows. */
export function renewalDays(policy: Policy, today: string): readonly string[] {
  const now = parseDay(today);
  const most = parseDuration(String(policy.parameters.get('waiver-max')?.value ?? '12 months'));
  if (now === undefined || !most) return [];
  const last = addDuration(now, most);
  const days = terms.map(days => now + days).filter(day => day <= last);
  return (days.length > 0 ? days : [last]).map(formatDay);
}

