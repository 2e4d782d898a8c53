// Completion of ids: of declared things by kind, of rules that may be waived, of what a waiver may target.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { DeclaredKind, Entity } from '../core/model/entity.ts';
import { nameOf } from '../core/model/effective.ts';
import { declaredKinds } from '../core/model/resolve.ts';
import { entitiesOf } from '../core/model/stack.ts';
import { pairOf } from '../core/syntax/node.ts';
import { sectionOf } from '../core/model/entity.ts';
import type { Item } from './completion-item.ts';
import type { Spot } from './completion.ts';
import { type Context, rootsOf } from './context.ts';
import { foundFirst, waiverRuleItems } from './completion-waivers.ts';
import { bySense } from './completion-sense.ts';
import { kindName } from './kind-name.ts';
import { testAround, thingsInTest } from './things-in-test.ts';

/** Items for what a reference of these kinds may name. */
export function idItems(spot: Spot, kinds: readonly string[]): Item[] {
  const { context } = spot;
  if (kinds.includes('rule')) return waiverRuleItems(spot);
  const test = testAround(spot.cursor);
  const things = declaredKinds.flatMap(kind => (kinds.includes('target') || kinds.includes(kind) ? (test ? thingsInTest(test, kind) : thingsOf(context, kind)) : []));
  return kinds.includes('target') ? targetItems(context, foundFirst(spot, things)) : bySense(spot, things).map(thing => thingItem(context, thing.id, thing));
}

/** What a test expects findings on: `kind:id` of its own stack. */
export function expectedTargets({ context, cursor }: Spot): Item[] {
  const test = testAround(cursor);
  const things = declaredKinds.flatMap(kind => (test ? thingsInTest(test, kind) : thingsOf(context, kind)));
  return things.map(thing => thingItem(context, `${thing.kind}:${thing.id}`, thing));
}

export interface Thing { readonly kind: DeclaredKind; readonly id: string; readonly name: string }

/** The declared things of a kind, once an id: of the stacks that hold the file, else (a fragment alone) of the file itself. */
export function thingsOf(context: Context, kind: DeclaredKind): readonly Thing[] {
  const roots = rootsOf(context);
  const entities = roots.flatMap(root => [...entitiesOf(root.stack, kind).values()]).map((entity: Entity) => ({ kind, id: entity.id, name: nameOf(entity) }));
  const things = roots.length > 0 ? entities : thingsWritten(context, kind);
  return [...new Map(things.map(thing => [thing.id, thing])).values()];
}

function thingsWritten(context: Context, kind: DeclaredKind): readonly Thing[] {
  return [...context.document.entries.values()].filter(entry => entry.section === sectionOf[kind] && entry.id !== undefined).map(entry => {
    const name = pairOf(entry.content.value, 'name')?.value;
    return { kind, id: entry.id as string, name: name?.kind === 'scalar' ? name.source : (entry.id as string) };
  });
}

function thingItem(context: Context, label: string, thing: Thing): Item {
  return {
    label, kind: CompletionItemKind.Reference, detail: kindName(thing.kind, context.abilities.language),
    ...(thing.name !== thing.id ? { labelDetails: { description: thing.name }, filterText: `${label} ${thing.name}` } : {}),
  };
}

/** `stack`, and every id; `kind:id` where several kinds share one. */
function targetItems(context: Context, things: readonly Thing[]): Item[] {
  const shared = new Map<string, number>();
  for (const { id } of things) shared.set(id, (shared.get(id) ?? 0) + 1);
  const items = things.map(thing => thingItem(context, shared.get(thing.id) === 1 && thing.id !== 'stack' ? thing.id : `${thing.kind}:${thing.id}`, thing));
  return [...items, { label: 'stack', kind: CompletionItemKind.Reference, detail: kindName('stack', context.abilities.language) }];
}
