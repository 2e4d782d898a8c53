// What the two sides have agreed or are still waiting for: waivers with the days they have left, requests with the days they have waited.

import type { RootAnalysis } from '../analyze.ts';
import { nameOf } from '../model/effective.ts';
import type { Entity } from '../model/entity.ts';
import type { RequestValue, WaiverValue } from '../model/values.ts';
import { parseDay } from '../values/day.ts';
import type { Report } from './report.ts';

export interface Agreement {
  readonly waiver: Entity<WaiverValue>;
  readonly state: 'in-force' | 'pending' | 'ended' | 'last-day';
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
export function agreementsOf(report: Report): readonly Agreement[] {
  const waivers = report.roots.flatMap(root => [...root.stack.waivers.values()].map(waiver => ({ waiver, root })));
  const agreements = waivers.flatMap(({ waiver, root }) => agreementOf(root, waiver, report.today) ?? []);
  return agreements.sort((a, b) => ((a.waiver.value.until ?? '') < (b.waiver.value.until ?? '') ? -1 : 1));
}

function agreementOf(root: RootAnalysis, waiver: Entity<WaiverValue>, today: string): Agreement | undefined {
  const days = daysFrom(today, waiver.value.until);
  if (days === undefined) return undefined;
  if (days < 0) return { waiver, state: 'ended', days: -days };
  if (!isSigned(root, waiver)) return { waiver, state: 'pending', days };
  return { waiver, state: days === 0 ? 'last-day' : 'in-force', days };
}

/** Signed by the marketing side and by the IT side, as policies.md asks. */
function isSigned({ stack }: RootAnalysis, waiver: Entity<WaiverValue>): boolean {
  const sides = (waiver.value['approved-by'] ?? []).map(id => stack.owners.get(id)?.value.side);
  return sides.some(side => side === 'marketing' || side === 'business') && sides.some(side => side === 'it' || side === 'security' || side === 'privacy');
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

function daysFrom(from: string, to: string | undefined): number | undefined {
  const start = parseDay(from);
  const end = to === undefined ? undefined : parseDay(to);
  return start === undefined || end === undefined ? undefined : end - start;
}
