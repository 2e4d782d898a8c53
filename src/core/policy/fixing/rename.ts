// Another id for an entity: its own key, and every place that names it, over all files of the stack and of the policy.

import type { Entity } from '../../model/entity.ts';
import type { Reference } from '../../model/reference.ts';
import { usesOf } from '../../model/resolve.ts';
import type { Stack } from '../../model/stack.ts';
import { placeRange } from '../../syntax/document.ts';
import { pairOf, nodeAt } from '../../syntax/node.ts';
import type { Place } from '../../text/place.ts';
import type { Range } from '../../text/range.ts';
import { idsInPolicy } from '../ids-in-policy.ts';
import type { Policy } from '../policy.ts';
import type { Change } from './change.ts';

/**
 * The changes that give an entity another id. What came through an alias is changed where it is written, once: all that use it
 * name the same thing. With `keyOnly`, what names the old id goes on naming it.
 */
export function renameChanges(stack: Stack, policy: Policy, entity: Entity, id: string, keyOnly = false): readonly Change[] {
  const uses = keyOnly ? [] : usesOf(stack, first(stack, entity)).map(({ from, reference }) => ({ place: writtenPlace(from, reference), prefix: prefixOf(reference) }));
  const inPolicy = keyOnly ? [] : idsInPolicy(policy).filter(one => one.kind === entity.kind && one.id === entity.id).map(({ place }) => ({ place, prefix: '' }));
  const changes = [{ place: entity.place, prefix: '' }, ...uses, ...inPolicy].flatMap(({ place, prefix }): Change[] => {
    const document = stack.documents.get(place.uri) ?? policy.documents.get(place.uri);
    const range = document && placeRange(document, place);
    return document && range ? [{ op: 'replace', uri: place.uri, range: idRange(document.text, range, prefix), text: id, proposal: true }] : [];
  });
  const byPlace = new Map(changes.map(change => [change.op === 'replace' ? `${change.uri} ${change.range.start}` : '', change]));
  return [...byPlace.values()].sort((a, b) => (a.op === 'replace' && b.op === 'replace' ? b.range.start - a.range.start : 0));
}

/** Of several entries with one id, references name the first. */
function first(stack: Stack, entity: Entity): Entity {
  if (!stack.duplicates.includes(entity)) return entity;
  for (const map of [stack.owners, stack.people, stack.data, stack.tools, stack.contracts, stack.flows, stack.processing, stack.initiatives, stack.waivers, stack.actions]) {
    const found = map.get(entity.id) as Entity | undefined;
    if (found?.kind === entity.kind) return found;
  }
  return entity;
}

function writtenPlace(from: Entity, { path, place, isKey }: Reference): Place {
  const steps = [...from.path, ...path];
  const { value } = from.entry.content;
  const key = isKey ? pairOf(nodeAt(value, steps.slice(0, -1)), String(steps.at(-1)))?.key : undefined;
  return (isKey ? key : nodeAt(value, steps))?.written ?? place;
}

/** `tool:` before the id of a waiver's target. */
function prefixOf({ id }: Reference): string {
  return id.slice(0, id.indexOf(':') + 1);
}

/** The id alone: behind its prefix, with what quotes it. */
function idRange(text: string, { start, end }: Range, prefix: string): Range {
  if (prefix === '') return { start, end };
  const quote = /^["']/.test(text.slice(start, end)) ? 1 : 0;
  return { start: start + quote + prefix.length, end: end - quote };
}
