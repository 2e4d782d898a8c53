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
  /** For a rule that looks at texts: asked again wherever a place moves, even where it has found nothing. */
  readonly looksAtText: boolean;
  /** By kind, once something of that kind was read. */
  readonly foreign: (Uint8Array | undefined)[] = nodeKinds.map(() => undefined);

  constructor(kind: NodeKind, cell?: CellSlot, looksAtText = false) {
    this.kind = kind;
    this.kindIndex = kindIndexOf(kind);
    this.cell = cell;
    this.looksAtText = looksAtText;
  }
}

/** The part of a derived value that change tracking needs. */
export interface CellSlot {
  readonly name: number;
  /** A lazy one is not computed again before it is asked for, and counts as changed whenever something below it did. */
  readonly lazy: boolean;
}
