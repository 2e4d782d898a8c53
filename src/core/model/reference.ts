// An id written in an entity, and what kinds of thing it should name.

import type { Place } from '../text/place.ts';
import type { DeclaredKind } from './entity.ts';

export interface Reference {
  /** From the entity's value, as the file writes it; for the key of a map (`holds`) the path ends with that key. */
  readonly path: readonly (string | number)[];
  readonly id: string;
  /** `target` stands for a waiver's target: any kind, or `kind:id`, or `stack`. */
  readonly kinds: readonly (DeclaredKind | 'rule' | 'catalog' | 'target')[];
  /** The id's own range. */
  readonly place: Place;
  /** True where the id is a key (`holds`). */
  readonly isKey: boolean;
}
