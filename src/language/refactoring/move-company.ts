// What goes along when entries move to another file: what only they use, and waivers about them. What others use as well stays.

import type { Entity } from '../../core/model/entity.ts';
import { findTarget, usesOf } from '../../core/model/resolve.ts';
import type { Stack } from '../../core/model/stack.ts';
import type { FlowValue, WaiverValue } from '../../core/model/values.ts';

/** A register of who is who stays in one place: owners and people never follow. */
const followers = ['contracts', 'data', 'processing'] as const;

/**
 * The groups with what follows their members, among the entities that `mayMove`: contracts, data and processing that nothing else
 * uses, and waivers about members alone. `groups` is not changed.
 */
export function withCompany(stack: Stack, groups: ReadonlyMap<Entity, string>, mayMove: (entity: Entity) => boolean): ReadonlyMap<Entity, string> {
  const all = new Map(groups);
  const candidates = followers.flatMap(section => [...stack[section].values()] as readonly Entity[]).filter(entity => !all.has(entity) && mayMove(entity));
  for (let before = -1; before < all.size;) {
    before = all.size;
    for (const entity of candidates) {
      const group = all.has(entity) ? undefined : onlyOne(usersOf(stack, entity).map(user => all.get(user)));
      if (group !== undefined) all.set(entity, group);
    }
  }
  for (const waiver of stack.waivers.values()) {
    const { target } = waiver.value as WaiverValue;
    const group = target === undefined || !mayMove(waiver as Entity) ? undefined : onlyOne(findTarget(stack, target).map(entity => all.get(entity)));
    if (group !== undefined && !all.has(waiver as Entity)) all.set(waiver as Entity, group);
  }
  return all;
}

/** The tools that a flow names as from, to or via. */
export function toolsOn(stack: Stack, flow: Entity<FlowValue>): readonly Entity[] {
  const { from, to, via } = flow.value;
  return [from, to, via].flatMap(id => (id === undefined ? [] : (stack.tools.get(id) as Entity | undefined) ?? []));
}

/** The one group of all; undefined where there is none, or one has another, or none. */
export function onlyOne(groups: readonly (string | undefined)[]): string | undefined {
  return groups.every(group => group === groups[0]) ? groups[0] : undefined;
}

/** What names an entity, waivers apart: they follow what they are about. */
function usersOf(stack: Stack, entity: Entity): readonly Entity[] {
  return usesOf(stack, entity).map(({ from }) => from).filter(from => from !== entity && from.kind !== 'waiver');
}
