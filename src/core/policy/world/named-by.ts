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
  for (const reference of entity?.references ?? []) {
    const role = nameOf(`@${kind}.${reference.path[0]}`);
    for (const target of reference.kinds) {
      if (target === 'rule' || target === 'catalog' || target === 'target') continue;
      named.set(`${target} ${reference.id} ${role}`, { kind: target, id: reference.id, role });
    }
  }
  return named;
}
