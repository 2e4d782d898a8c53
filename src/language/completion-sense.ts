// Which of the things that a reference may name make most sense there: owners of the right side, tools of the right category.

import type { Entity } from '../core/model/entity.ts';
import type { OwnerValue, ToolValue } from '../core/model/values.ts';
import { pairOf } from '../core/syntax/node.ts';
import type { Thing } from './completion-ids.ts';
import type { Spot } from './completion.ts';
import { rootsOf } from './context.ts';

type Owner = Entity<OwnerValue>;
type Tool = Entity<ToolValue>;

/** Sides of owners by the key that names one, the best first. */
const sides: Readonly<Record<string, readonly string[]>> = {
  business: ['marketing', 'business'], technical: ['it', 'security'], privacy: ['privacy'], marketing: ['marketing', 'business'], it: ['it', 'security'],
  dpo: ['privacy'], steward: ['marketing', 'business'], decider: ['marketing', 'business', 'finance'], 'budget-owner': ['finance', 'marketing', 'business'],
  'requested-by': ['marketing', 'business'], assessment: ['security', 'it'], dpia: ['privacy'], offboarding: ['it', 'security'],
};

/** Categories of tools by the key that names one, the best first. */
const categories: Readonly<Record<string, readonly string[]>> = { via: ['ipaas', 'tag-management'], 'consent-via': ['consent-privacy'] };

/** The things in the order of their sense at the cursor; those of equal sense keep theirs. A thing never stands in for itself. */
export function bySense(spot: Spot, things: readonly Thing[]): readonly Thing[] {
  const { cursor: { entry, path } } = spot;
  const key = path.findLast(step => typeof step === 'string');
  if (!entry || key === undefined) return things;
  const offered = key === 'replaced-by' || key === 'instance-of' ? things.filter(({ id }) => id !== entry.id) : things;
  // `by` and `owner` say nothing by themselves: what they stand in does.
  const of = key === 'by' || key === 'owner' ? String(path.at(-2)) : key;
  const rank = rankOf(spot, of);
  const ranks = new Map(offered.map(thing => [thing, rank(thing)]));
  return [...offered].sort((a, b) => (ranks.get(a) as number) - (ranks.get(b) as number));
}

/** The rank of a thing behind a key: 0 makes most sense. */
function rankOf(spot: Spot, key: string): (thing: Thing) => number {
  const { context, cursor: { entry } } = spot;
  const roots = rootsOf(context);
  const owner = (id: string): Owner | undefined => roots.flatMap(({ stack }) => stack.owners.get(id) ?? [])[0];
  const tool = (id: string): Tool | undefined => roots.flatMap(({ stack }) => stack.tools.get(id) ?? [])[0];
  const wanted = Object.hasOwn(sides, key) ? sides[key] : undefined;
  if (wanted) return ({ kind, id }) => (kind === 'owner' ? placeIn(wanted, owner(id)?.value.side) : wanted.length);
  const category = key === 'replaced-by' ? [tool(entry?.id ?? '')?.value.category ?? ''] : Object.hasOwn(categories, key) ? categories[key] : undefined;
  if (category) return ({ id }) => placeIn(category, tool(id)?.value.category);
  const start = key === 'to' ? pairOf(entry?.content.value, 'from')?.value : undefined;
  if (start?.kind === 'scalar') return ({ id }) => (id === start.source ? 1 : 0);
  if (key === 'system-of-record') return ({ id }) => placeIn(['master', 'replica', 'transient'], tool(id)?.value.holds?.[entry?.id ?? '']);
  return () => 0;
}

function placeIn(list: readonly string[], value: string | undefined): number {
  const at = value === undefined ? -1 : list.indexOf(value);
  return at < 0 ? list.length : at;
}
