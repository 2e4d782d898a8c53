// Something that is computed for each entity of a kind, a rule or a derived value, and all that it has ever read.

import { kindIndexOf, nameCount, nodeKinds, type NodeKind } from './keys.ts';

/**
 * What any computation of a slot has read so far, over all entities: names of the entity itself, and names of other entities by
 * kind. A superset for each single computation, which is what keeps a big stack's memory small.
 */
export class Slot {
  readonly kind: NodeKind;
  readonly kindIndex: number;
  /** For a derived value; undefined for a rule. */
  readonly cell: CellSlot | undefined;
  readonly own = new Uint8Array(nameCount);
  readonly foreign = new Uint8Array(nameCount * nodeKinds.length);

  constructor(kind: NodeKind, cell?: CellSlot) {
    this.kind = kind;
    this.kindIndex = kindIndexOf(kind);
    this.cell = cell;
  }
}

/** The part of a derived value that change tracking needs. */
export interface CellSlot {
  readonly name: number;
  /** A lazy one is not computed again before it is asked for, and counts as changed whenever something below it did. */
  readonly lazy: boolean;
}
