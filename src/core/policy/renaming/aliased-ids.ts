// Ids that came through an alias or a merge key: one text names what each of its uses means.

import type { Entity } from '../../model/entity.ts';
import type { Reference } from '../../model/reference.ts';
import { allEntities, findReferenced } from '../../model/resolve.ts';
import type { Stack } from '../../model/stack.ts';
import { nodeAt, pairOf } from '../../syntax/node.ts';
import type { Place } from '../../text/place.ts';

export interface AliasedId {
  /** Where the text stands. */
  readonly written: Place;
  /** What one of its uses names. */
  readonly entity: Entity;
}

const known = new WeakMap<Stack, readonly AliasedId[]>();

/** All of a stack, one for each use that names something. */
export function aliasedIds(stack: Stack): readonly AliasedId[] {
  let ids = known.get(stack);
  if (!ids) known.set(stack, (ids = collect(stack)));
  return ids;
}

function collect(stack: Stack): readonly AliasedId[] {
  return [...allEntities(stack)].flatMap(from => from.references.flatMap(reference => {
    const written = behindAlias(from, reference);
    const entity = written && findReferenced(stack, reference);
    return written && entity ? [{ written, entity }] : [];
  }));
}

/** Where the text of a reference stands, if that is not where it is used. */
export function behindAlias(from: Entity, { path, isKey }: Reference): Place | undefined {
  const steps = [...from.path, ...path];
  const { value } = from.entry.content;
  const key = isKey ? pairOf(nodeAt(value, steps.slice(0, -1)), String(steps.at(-1)))?.key : undefined;
  return (isKey ? key : nodeAt(value, steps))?.written;
}

/** True where a text that names the entity names something else too, here or through an alias. */
export function isSharedWithOthers(stack: Stack, entity: Entity): boolean {
  return [...meanings(stack).values()].some(named => named.size > 1 && named.has(entity));
}

const knownMeanings = new WeakMap<Stack, ReadonlyMap<string, ReadonlySet<Entity>>>();

/** All that each text names which an alias repeats. */
function meanings(stack: Stack): ReadonlyMap<string, ReadonlySet<Entity>> {
  const before = knownMeanings.get(stack);
  if (before) return before;
  const named = new Map<string, Set<Entity>>();
  for (const { written, entity } of aliasedIds(stack)) named.set(keyOf(written), (named.get(keyOf(written)) ?? new Set()).add(entity));
  if (named.size > 0) {
    for (const from of allEntities(stack)) {
      for (const reference of from.references) {
        const also = named.get(keyOf(reference.place));
        const entity = also && findReferenced(stack, reference);
        if (entity) also.add(entity);
      }
    }
  }
  knownMeanings.set(stack, named);
  return named;
}

function keyOf({ uri, entry, start }: Place): string {
  return `${uri} ${entry} ${start}`;
}
