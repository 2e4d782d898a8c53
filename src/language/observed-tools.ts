// What was seen in use and what is declared, joined both ways: the tools that a sighting is of, the sightings of a tool.

import type { RootAnalysis } from '../core/analyze.ts';
import type { Entity } from '../core/model/entity.ts';
import type { ObservedValue } from '../core/model/values.ts';
import { sightingsByVendor } from '../core/model/vendors.ts';
import { derived } from '../core/policy/world/cells.ts';
import type { Node } from '../core/policy/world/node.ts';
import { declaredTools, ignored, observationsOf } from '../core/policy/world/observed.ts';
import { placeIn } from '../core/syntax/document.ts';
import { pairOf } from '../core/syntax/node.ts';
import type { Place } from '../core/text/place.ts';

/** The keys of a sighting that say what was seen, the surest first. */
export const namingKeys = ['tool', 'domain', 'name'] as const;

const vendorIds = new WeakMap<readonly Entity<ObservedValue>[], ReadonlyMap<Entity, string>>();

/** The id under which rules know what was seen: of all its sightings; undefined for one that names nothing. */
export function vendorIdOf({ stack }: RootAnalysis, sighting: Entity): string | undefined {
  let ids = vendorIds.get(stack.observed);
  if (!ids) vendorIds.set(stack.observed, (ids = new Map([...sightingsByVendor(stack.observed)].flatMap(([id, { sightings }]) => sightings.map(one => [one, id] as const)))));
  return ids.get(sighting);
}

/** All sightings of what this one saw, in the order of the file. */
export function sightingsLike(root: RootAnalysis, sighting: Entity): readonly Entity[] {
  return sightingsByVendor(root.stack.observed).get(vendorIdOf(root, sighting) ?? '')?.sightings ?? [sighting];
}

/** The declared tools that a sighting is of: same catalog id, same name, or a url with its domain. */
export function toolsSeen(root: RootAnalysis, sighting: Entity): readonly Entity[] {
  const node = observationNode(root, sighting);
  return node ? derived(node, declaredTools).flatMap(tool => root.stack.tools.get(tool.id) ?? []) as readonly Entity[] : [];
}

/** True where `observations.ignore` leaves out what was seen. */
export function isIgnored(root: RootAnalysis, sighting: Entity): boolean {
  const node = observationNode(root, sighting);
  return node !== undefined && derived(node, ignored);
}

function observationNode(root: RootAnalysis, sighting: Entity): Node | undefined {
  const id = vendorIdOf(root, sighting);
  return id === undefined ? undefined : root.evaluation.world.find('observation', id);
}

/** The sightings of a declared tool. */
export function sightingsOfTool(root: RootAnalysis, tool: Entity): readonly Entity[] {
  const node = root.stack.observed.length > 0 ? root.evaluation.world.find('tool', tool.id) : undefined;
  const seen = sightingsByVendor(root.stack.observed);
  return node?.entity === tool ? derived(node, observationsOf).flatMap(({ id }) => seen.get(id)?.sightings ?? []) : [];
}

/** Where a sighting says what was seen: one place a key that it writes. */
export function namingPlaces({ uri, entry, node }: Entity): readonly (Place & { readonly id: string })[] {
  return namingKeys.flatMap(key => {
    const value = pairOf(node, key)?.value;
    return value?.kind === 'scalar' && value.value !== null && !value.broken ? [{ ...placeIn(uri, entry.key, value.range), id: value.source }] : [];
  });
}
