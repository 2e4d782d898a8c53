// What the two sides have agreed or are still waiting for: waivers with the days they have left, requests with the days they have waited.

import type { RootAnalysis } from '../analyze.ts';
import { nameOf } from '../model/effective.ts';
import type { Entity } from '../model/entity.ts';
import type { RequestValue } from '../model/values.ts';
import { type Waiver, readWaivers } from '../policy/silencing/waivers.ts';
import { parseDay } from '../values/day.ts';
import type { Report } from './report.ts';

export interface Agreement {
  readonly waiver: Waiver;
  readonly state: 'in-force' | 'last-day' | 'ended' | 'needs-marketing' | 'needs-it' | 'needs-both' | 'incomplete';
  /** Days left after today; for an ended one, days since its end. */
  readonly days: number;
}

export interface Waiting {
  readonly name: string;
  readonly since: string;
  /** Calendar days since the question was asked. */
  readonly days: number;
}

/** The waivers of all stacks, the one that ends first leading; those whose end is no day are left to their own finding. */
export function agreementsOf({ roots, today }: Report): readonly Agreement[] {
  const agreements = roots.flatMap(({ stack, policy }) => readWaivers(stack, policy, today)).flatMap(waiver => {
    const days = daysFrom(today, waiver.until);
    return days === undefined ? [] : [{ waiver, state: stateOf(waiver, days), days: Math.abs(days) }];
  });
  return agreements.sort((a, b) => (a.waiver.until < b.waiver.until ? -1 : 1));
}

function stateOf({ state, signed }: Waiver, days: number): Agreement['state'] {
  if (state === 'expired') return 'ended';
  if (state === 'in-force') return days === 0 ? 'last-day' : 'in-force';
  if (signed.marketing && signed.it) return 'incomplete';
  return signed.marketing ? 'needs-it' : signed.it ? 'needs-marketing' : 'needs-both';
}

/** Requests on tools and flows without an answer, the one that has waited longest leading. */
export function waitingOf(roots: readonly RootAnalysis[], today: string): readonly Waiting[] {
  const entities: Entity<{ readonly request?: RequestValue }>[] = roots.flatMap(({ stack }) => [...stack.tools.values(), ...stack.flows.values()]);
  return entities.flatMap(entity => {
    const { request } = entity.value;
    const since = request?.['requested-on'];
    if (since === undefined || request?.decision !== undefined || request?.['decided-on'] !== undefined) return [];
    const days = daysFrom(since, today);
    return days === undefined || days < 0 ? [] : [{ name: nameOf(entity), since, days }];
  }).sort((a, b) => b.days - a.days);
}

function daysFrom(from: string, to: string): number | undefined {
  const start = parseDay(from);
  const end = parseDay(to);
  return start === undefined || end === undefined ? undefined : end - start;
}
