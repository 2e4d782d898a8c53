// A value derived for each entity of a kind, kept until something that it read has changed.

import { nameOf, type NodeKind } from './keys.ts';
import type { Node } from './node.ts';
import { Slot } from './slot.ts';

export interface CellValue<V> {
  readonly kind: NodeKind;
  readonly name: number;
  readonly lazy: boolean;
  readonly compute: (node: Node) => V;
}

export class Cell implements CellValue<unknown> {
  readonly kind: NodeKind;
  readonly name: number;
  readonly lazy: boolean;
  readonly compute: (node: Node) => unknown;

  constructor(kind: NodeKind, name: string, compute: (node: Node) => unknown, lazy: boolean) {
    this.kind = kind;
    this.name = nameOf(name);
    // Without a number nothing could note who reads it.
    if (this.name < 0) throw new Error(`${name} is not listed in keys.ts`);
    this.compute = compute;
    this.lazy = lazy;
  }

  slot(): Slot {
    return new Slot(this.kind, this);
  }

  /** Lists and maps are equal when their members are, in the same order. */
  equal(a: unknown, b: unknown): boolean {
    if (a instanceof Map && b instanceof Map) return a.size === b.size && this.equal([...a.keys()], [...b.keys()]) && this.equal([...a.values()], [...b.values()]);
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => item === b[index]);
    return Object.is(a, b);
  }
}
