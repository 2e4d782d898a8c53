// The call hierarchy over flows: who sends to a tool or to people, and who receives from them.

import { type CallHierarchyIncomingCall, type CallHierarchyItem, type CallHierarchyOutgoingCall, SymbolTag } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import type { Entity } from '../core/model/entity.ts';
import type { FlowValue } from '../core/model/values.ts';
import { placeRange } from '../core/syntax/document.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';
import { symbolKindOf } from './outline.ts';
import { symbolsAt } from './symbol-at.ts';

type End = Entity<{ readonly name?: string; readonly lifecycle?: { readonly stage?: string } }>;

/** One step of a flow that is not stopped; a flow with `via` is two. */
interface Step {
  readonly flow: Entity<FlowValue>;
  readonly from: End;
  readonly to: End;
}

/** What an item needs to be asked about later. */
interface ItemData {
  readonly root: string;
  readonly kind: string;
  readonly id: string;
}

/** The tool or the people under the offset, once for each stack that knows it. */
export function prepareCallHierarchy(context: Context, offset: number): CallHierarchyItem[] {
  return symbolsAt(context, offset).flatMap(symbol => {
    if (symbol.kind !== 'entity' || (symbol.entity.kind !== 'tool' && symbol.entity.kind !== 'people')) return [];
    return itemOf(context, symbol.root, symbol.entity as End) ?? [];
  });
}

/** Who sends to it: the ranges are the ids of the flows, in the file of the sender's item. */
export function incomingCalls(context: Context, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  return neighbours(context, item, 'from').map(({ item: from, ranges }) => ({ from, fromRanges: ranges }));
}

/**
 * Who receives from it. Clients look for these ranges in the file of `item`: where the flows stand in another file, the receiver's item
 * stands at the first of them, and there are no ranges.
 */
export function outgoingCalls(context: Context, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  return neighbours(context, item, 'to').map(({ item: to, ranges, isElsewhere }) => ({ to, fromRanges: isElsewhere ? [] : ranges }));
}

interface Neighbour {
  readonly item: CallHierarchyItem;
  readonly ranges: CallHierarchyIncomingCall['fromRanges'];
  /** True where the flows are neither in the file of the sender (of what it was asked for, going out). */
  readonly isElsewhere: boolean;
}

/** The other ends, one for each file whose flows lead there: an item stands at its declaration, or at its first flow where that is in another file. */
function neighbours(context: Context, item: CallHierarchyItem, side: 'from' | 'to'): readonly Neighbour[] {
  const data = item.data as Partial<ItemData> | undefined;
  const root = context.analysis.roots.find(({ stack }) => stack.uri === data?.root);
  if (!root) return [];
  const other = side === 'from' ? 'to' : 'from';
  const groups = new Map<string, Step[]>();
  for (const step of stepsOf(root)) {
    if (step[other].kind !== data?.kind || step[other].id !== data.id) continue;
    const key = `${step.flow.uri} ${step[side].kind}:${step[side].id}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].flatMap(steps => {
    const [first] = steps as [Step];
    const document = context.documentAt(first.flow.uri);
    // Callers are shown in their own file; what is called, from the file of the item.
    const home = side === 'from' ? first.from.uri : context.uri;
    const at = home === first.flow.uri ? undefined : first.flow;
    const made = itemOf(context, root, first[side], at);
    const ranges = document ? steps.flatMap(({ flow }) => placeRange(document, flow.place) ?? []).map(range => rangeIn(document, range)) : [];
    return made ? [{ item: made, ranges, isElsewhere: at !== undefined }] : [];
  });
}

function stepsOf({ stack }: RootAnalysis): readonly Step[] {
  return [...stack.flows.values()].flatMap(flow => {
    const { from, via, to, status } = flow.value;
    if (status === 'stopped') return [];
    const ends = (via === undefined ? [from, to] : [from, via, to]).map(id => (id === undefined ? undefined : (stack.tools.get(id) ?? stack.people.get(id)) as End | undefined));
    return ends.slice(1).flatMap((end, index) => {
      const before = ends[index];
      return before && end ? [{ flow, from: before, to: end }] : [];
    });
  });
}

/** At its declaration, or `at` a flow; undefined where that is no longer there. */
function itemOf(context: Context, { stack }: RootAnalysis, end: End, at?: Entity): CallHierarchyItem | undefined {
  const where = at ?? end;
  const document = context.documentAt(where.uri);
  const selection = document && placeRange(document, where.place);
  if (!document || !selection) return undefined;
  const entry = document.entries.get(where.entry.key);
  const whole = entry ? { start: Math.min(selection.start, entry.offset + entry.content.range.start), end: Math.max(selection.end, entry.offset + entry.content.range.end) } : selection;
  return {
    name: end.value.name?.trim() || end.id, detail: end.id, kind: symbolKindOf(end.kind === 'tool' ? 'tools' : 'people'), uri: context.clientUri(where.uri),
    range: rangeIn(document, whole), selectionRange: rangeIn(document, selection),
    ...(end.value.lifecycle?.stage === 'retired' && { tags: [SymbolTag.Deprecated] }), data: { root: stack.uri, kind: end.kind, id: end.id } satisfies ItemData,
  };
}
