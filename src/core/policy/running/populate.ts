// Brings a reading of the stack into the world of the rules.

import type { Entity } from '../../model/entity.ts';
import { contractOf } from '../../model/effective.ts';
import { lookup } from '../../model/lookup.ts';
import type { Stack } from '../../model/stack.ts';
import { entitiesOf } from '../../model/stack.ts';
import { sightingsByVendor } from '../../model/vendors.ts';
import type { NodeKind } from '../world/keys.ts';
import { inPlace, type World } from '../world/world.ts';

type Named = readonly [id: string, entity: Entity];

/** Replaces everything by what the stack says now. False where the order of entities changed: a new world must be made then. */
export function populate(world: World, stack: Stack, rules: readonly Entity[]): boolean {
  world.documents = stack.documents;
  const vendors = sightingsByVendor(stack.observed);
  const sets: readonly (readonly [NodeKind, Iterable<Named>])[] = [
    ['stack', [['stack', stack.stack]]],
    ['alliance', stack.alliance ? [['alliance', stack.alliance]] : []],
    ['observations', stack.observations ? [['observations', stack.observations]] : []],
    ...declared.map(kind => [kind, entitiesOf(stack, kind) as ReadonlyMap<string, Entity>] as const),
    ['contract', [...(stack.contracts as ReadonlyMap<string, Entity>), ...contractsInPlace(stack)]],
    ['observation', [...vendors].map(([id, { latest }]) => [id, latest])],
    ['rule', rules.map(rule => [rule.id, rule])],
  ];
  if (!sets.every(([kind, entities]) => world.setEntities(kind, entities))) return false;
  for (const [id, { sightings }] of vendors) world.setSightings(world.node('observation', id), sightings);
  for (const [id] of contractsInPlace(stack)) world.node('contract', id).tool = world.node('tool', id.slice(0, -inPlace.length - 1));
  world.setDuplicates(stack.duplicates);
  return true;
}

const declared = ['owner', 'people', 'data', 'tool', 'flow', 'processing', 'initiative', 'waiver', 'action'] as const;

const inPlaceByTools = new WeakMap<Stack['tools'], readonly Named[]>();

/** Contracts written inside tools, as entities of their own. */
function contractsInPlace(stack: Stack): readonly Named[] {
  let found = inPlaceByTools.get(stack.tools);
  if (!found) {
    const look = lookup(stack);
    found = [...stack.tools.values()].flatMap((tool): Named[] => {
      if (typeof tool.value.contract !== 'object') return [];
      const contract = contractOf(look, tool);
      return contract ? [[`${tool.id} ${inPlace}`, contract as Entity]] : [];
    });
    inPlaceByTools.set(stack.tools, found);
  }
  return found;
}
