// Some categories of a data set become a data set of their own, which goes wherever the first one goes.

import type { RootAnalysis } from '../../core/analyze.ts';
import { nameOf } from '../../core/model/effective.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { Reference } from '../../core/model/reference.ts';
import { usesOf } from '../../core/model/resolve.ts';
import type { DataValue } from '../../core/model/values.ts';
import type { Change as EntityChange, Value } from '../../core/policy/fixing/change.ts';
import { nodeAt, type ListNode, type SyntaxNode } from '../../core/syntax/node.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import { entryOfKind, type InRoot, inRoots } from './entity-at.ts';
import { asWritten } from './merged-fields.ts';
import { declareData, freeDataId, labelOf } from './new-data-set.ts';
import type { Refactoring } from './refactoring.ts';
import { writtenChanges } from './written-changes.ts';

/** For the categories that are selected, or the one at the cursor; at least one has to stay. */
export function offerCategories(context: Context, range: Range): readonly Refactoring[] {
  const entry = entryOfKind(context, 'data', range.start);
  const list = entry && nodeAt(entry.content.value, ['categories']);
  if (!entry || list?.kind !== 'list' || list.written) return [];
  const chosen = chosenIn(list, { start: range.start - entry.offset, end: range.end - entry.offset });
  const found = chosen.length > 0 && chosen.length < list.items.length ? inRoots<DataValue>(context, 'data', entry) : [];
  if (found.length === 0) return [];
  const categories = chosen.map(index => list.items[index]).flatMap(item => (item?.kind === 'scalar' ? [item.source] : []));
  return [{
    id: 'extract-categories', kind: 'refactor.extract', title: message('refactor.extract-categories', { categories: labelOf(categories, context.abilities.language) }),
    change: () => writtenChanges(context, found.map(({ root }) => root), changesFor(context, found, chosen, categories)),
  }];
}

/** Places in the list; none where something else than a category stands there. */
function chosenIn({ items }: ListNode, { start, end }: Range): readonly number[] {
  const touched = items.flatMap((item, index) => (item.range.start <= end && item.range.end >= start ? [index] : []));
  return touched.every(index => items[index]?.kind === 'scalar' && !items[index]?.written) ? touched : [];
}

function changesFor(context: Context, found: readonly InRoot<DataValue>[], chosen: readonly number[], categories: readonly string[]): readonly EntityChange[] {
  const data = (found[0] as InRoot<DataValue>).entity;
  const { uri, entry: { key: entry } } = data;
  const roots = found.map(({ root }) => root);
  const id = freeDataId(roots, `${data.id}-${categories[0]?.split('.').at(-1)}`);
  const value = { name: `${nameOf(data)} (${labelOf(categories, context.abilities.language)})`, categories, ...restOf(data.node) };
  return [
    ...distinct(found.flatMap(({ root, entity }) => [...usesOf(root.stack, entity).flatMap(use => beside(use.from, use.reference, id)), ...throughHub(root, data.id, id)])),
    ...chosen.toReversed().map((index): EntityChange => ({ op: 'remove', uri, entry, path: ['categories', index] })),
    declareData(roots, uri, id, value as Value),
  ];
}

/** What several stacks read is changed once. */
function distinct(changes: readonly EntityChange[]): readonly EntityChange[] {
  return [...new Map(changes.map(change => [JSON.stringify(change), change])).values()];
}

/** Whatever else was said of the set holds for its parts. */
function restOf(node: SyntaxNode | undefined): Readonly<Record<string, Value>> {
  const pairs = node?.kind === 'map' ? node.pairs : [];
  return Object.fromEntries(pairs.flatMap(({ key, value }) => {
    const isSaid = value && !(value.kind === 'scalar' && value.value === null) && key.source !== 'name' && key.source !== 'categories';
    return isSaid ? [[key.source, asWritten(value) as Value]] : [];
  }));
}

/** The new set beside the old one: in a list, or held in the same way. A waiver is about what it names, and stays. */
function beside(from: Entity, { path, isKey, kinds }: Reference, id: string): readonly EntityChange[] {
  if (kinds.includes('target')) return [];
  const { uri, entry: { key: entry } } = from;
  const at = [...from.path, ...path];
  const holder = at.slice(0, -1);
  if (!isKey) return [{ op: 'add', uri, entry, path: typeof at.at(-1) === 'number' ? holder : at, value: id }];
  const role = nodeAt(from.entry.content.value, at);
  return role?.kind === 'scalar' && role.value !== null ? [{ op: 'set', uri, entry, path: [...holder, id], value: role.source }] : [];
}

/** What is to go through the hub still is. */
function throughHub({ policy }: RootAnalysis, old: string, id: string): readonly EntityChange[] {
  const { place, value } = policy.parameters.get('hub-data') ?? {};
  return place && Array.isArray(value) && value.includes(old) ? [{ op: 'add', uri: place.uri, entry: place.entry, path: [], value: id }] : [];
}
