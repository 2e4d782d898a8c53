// Joins references and what they name.

import type { DeclaredKind, Entity } from './entity.ts';
import type { Reference } from './reference.ts';
import { type Stack, entitiesOf } from './stack.ts';

export const declaredKinds: readonly DeclaredKind[] = [
  'owner', 'people', 'data', 'tool', 'contract', 'flow', 'processing', 'initiative', 'waiver', 'action',
];

/** What a reference names; undefined where nothing has that id. References to rules and catalog ids are not looked up here. */
export function findReferenced(stack: Stack, reference: Reference): Entity | undefined {
  if (reference.kinds.includes('target')) return findTarget(stack, reference.id)[0];
  for (const kind of reference.kinds) {
    if (kind === 'rule' || kind === 'catalog' || kind === 'target') continue;
    const entity = entitiesOf(stack, kind).get(reference.id);
    if (entity) return entity;
  }
  return undefined;
}

/** The entities that a waiver's target names: `stack`, `kind:id`, or an id (several where kinds share it). */
export function findTarget(stack: Stack, target: string): readonly Entity[] {
  if (target === 'stack') return [stack.stack];
  const colon = target.indexOf(':');
  if (colon > 0) {
    const kind = target.slice(0, colon) as DeclaredKind;
    const entity = declaredKinds.includes(kind) ? entitiesOf(stack, kind).get(target.slice(colon + 1)) : undefined;
    return entity ? [entity] : [];
  }
  return declaredKinds.flatMap(kind => entitiesOf(stack, kind).get(target) ?? []);
}

export interface Use {
  readonly from: Entity;
  readonly reference: Reference;
}

const usesByStack = new WeakMap<Stack, ReadonlyMap<Entity, readonly Use[]>>();

/** Every reference that names `entity`, in the order of the stack's entities. */
export function usesOf(stack: Stack, entity: Entity): readonly Use[] {
  let uses = usesByStack.get(stack);
  if (!uses) usesByStack.set(stack, (uses = collectUses(stack)));
  return uses.get(entity) ?? [];
}

function collectUses(stack: Stack): ReadonlyMap<Entity, readonly Use[]> {
  const uses = new Map<Entity, Use[]>();
  for (const from of allEntities(stack)) {
    for (const reference of from.references) {
      const to = findReferenced(stack, reference);
      if (!to) continue;
      const list = uses.get(to);
      if (list) list.push({ from, reference });
      else uses.set(to, [{ from, reference }]);
    }
  }
  return uses;
}

/** Every entity of a stack: the stack itself, then each kind, duplicates last. */
export function* allEntities(stack: Stack): Generator<Entity> {
  yield stack.stack;
  for (const kind of declaredKinds) yield* entitiesOf(stack, kind).values();
  if (stack.alliance) yield stack.alliance as Entity;
  if (stack.observations) yield stack.observations as Entity;
  yield* stack.duplicates;
  yield* stack.observed as readonly Entity[];
}
