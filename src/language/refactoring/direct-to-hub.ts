// Turns a flow that goes straight from one tool to another into one through the hub; one that somebody carries by hand becomes a plan.

import type { RootAnalysis } from '../../core/analyze.ts';
import { isLive, methodKinds, nameOf } from '../../core/model/effective.ts';
import type { Entity } from '../../core/model/entity.ts';
import { type Lookup, lookup } from '../../core/model/lookup.ts';
import type { FlowValue, ToolValue } from '../../core/model/values.ts';
import type { Change as EntityChange } from '../../core/policy/fixing/change.ts';
import { nodeAt } from '../../core/syntax/node.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import { entryOfKind, inRoots } from './entity-at.ts';
import type { Refactoring } from './refactoring.ts';
import { writtenChanges } from './written-changes.ts';

type Tool = Entity<ToolValue>;
type Flow = Entity<FlowValue>;

/** The most hubs that are offered. */
const mostHubs = 5;

/** One for each hub, the nearest first: the one that most flows of the two tools pass through already. */
export function offerHubs(context: Context, { start }: Range): readonly Refactoring[] {
  const entry = entryOfKind(context, 'flow', start);
  const found = entry ? inRoots<FlowValue>(context, 'flow', entry) : [];
  const [first] = found;
  if (!first || !isDirect(first.root, first.entity)) return [];
  const { root, entity: flow } = first;
  const roots = found.map(each => each.root);
  const look = lookup(root.stack);
  const isByHand = methodKinds.hand.has(flow.value.method ?? '');
  return nearest(look, flow, hubsIn(roots)).slice(0, mostHubs).map(hub => ({
    id: `via-hub:${hub.id}`, kind: 'refactor.rewrite', title: message(isByHand ? 'refactor.plan-via-hub' : 'refactor.via-hub', { hub: nameOf(hub) }),
    change: () => writtenChanges(context, roots, changesFor(look, flow, hub, isByHand)),
  }));
}

/** From one tool to another by a way that a hub could take over: what a tag or an SDK sends leaves from a person's device. */
function isDirect({ stack }: RootAnalysis, { value, node }: Flow): boolean {
  const isBetweenTools = [value.from, value.to].every(id => id !== undefined && stack.tools.has(id));
  return isBetweenTools && value.from !== value.to && isUnsaid(node, 'via') && value.status !== 'stopped' && !methodKinds.device.has(value.method ?? '');
}

function isUnsaid(node: Flow['node'], key: string): boolean {
  const written = nodeAt(node, [key]);
  return written === undefined || (written.kind === 'scalar' && written.value === null && written.broken !== true);
}

/** The hubs that every stack knows which reads the flow. */
function hubsIn([first, ...others]: readonly RootAnalysis[]): readonly Tool[] {
  const known = others.map(root => new Set(hubsOf(root).map(({ id }) => id)));
  return first ? hubsOf(first).filter(({ id }) => known.every(ids => ids.has(id))) : [];
}

/** As the rules see it (`stack.hub`): the live tools that `params.hub` names, else those of category ipaas. */
function hubsOf({ stack, policy }: RootAnalysis): readonly Tool[] {
  const named = policy.parameters.get('hub')?.value;
  const tools = Array.isArray(named) && named.length > 0
    ? named.flatMap(id => (typeof id === 'string' ? (stack.tools.get(id) ?? []) : []))
    : [...stack.tools.values()].filter(({ value }) => value.category === 'ipaas');
  return tools.filter(isLive);
}

function nearest(look: Lookup, { value: { from, to } }: Flow, hubs: readonly Tool[]): readonly Tool[] {
  const ends = [from, to];
  const closeness = (hub: Tool): number => look.flowsTouching(hub.id).filter(({ value }) => ends.includes(value.from) || ends.includes(value.to)).length;
  const ranked = hubs.filter(({ id }) => !ends.includes(id)).map(hub => ({ hub, near: closeness(hub), all: look.flowsTouching(hub.id).length }));
  return ranked.sort((a, b) => b.near - a.near || b.all - a.all).map(({ hub }) => hub);
}

/** What is done by hand today is planned, by the method that the hub mostly uses; where none is known, the method is left to be filled. */
function changesFor(look: Lookup, { uri, entry: { key: entry }, value }: Flow, hub: Tool, isByHand: boolean): readonly EntityChange[] {
  const set = (key: string, to: string): EntityChange => ({ op: 'set', uri, entry, path: [key], value: to });
  if (!isByHand) return [set('via', hub.id)];
  const method = usualMethod(look, hub);
  return [
    set('via', hub.id),
    method === undefined ? { op: 'remove', uri, entry, path: ['method'] } : set('method', method),
    ...(value.status === 'planned' ? [] : [set('status', 'planned')]),
  ];
}

/** The method of most flows through or at a hub that a machine carries; the first of several that are as frequent. */
function usualMethod(look: Lookup, { id }: Tool): string | undefined {
  const counts = new Map<string, number>();
  for (const { value: { method } } of look.flowsTouching(id)) {
    if (method !== undefined && methodKinds.machine.has(method)) counts.set(method, (counts.get(method) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
