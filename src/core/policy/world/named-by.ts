// What an entity names, by the role in which it does.

import type { Entity } from '../../model/entity.ts';
import { nameOf, type NodeKind } from './keys.ts';

export interface Named {
  readonly kind: NodeKind;
  readonly id: string;
  readonly role: number;
}

/** Everything that an entity names, each once a role. */
export function namedBy(kind: NodeKind, entity: Entity | undefined): Map<string, Named> {
  const named = new Map<string, Named>();
  eachNamed(kind, entity, (target, id, role) => named.set(`${target} ${id} ${role}`, { kind: target, id, role }));
  return named;
}

/** The same one by one, as often as it is written. */
export function eachNamed(kind: NodeKind, entity: Entity | undefined, tell: (kind: NodeKind, id: string, role: number) => void): void {
  for (const reference of entity?.references ?? []) {
    const role = nameOf(`@${kind}.${reference.path[0]}`);
    for (const target of reference.kinds) if (target !== 'rule' && target !== 'catalog' && target !== 'target') tell(target, reference.id, role);
  }
}
