// The derived values of nodes: computed when first asked for, and again once something that they read has changed.

import type { Cell, CellValue } from './cell.ts';
import type { Node } from './node.ts';
import type { Recorder } from './recorder.ts';
import type { Slot } from './slot.ts';

export class Derivations {
  readonly #recorder: Recorder;
  /** To be told of each derived value that is another one than before. */
  readonly #changed: (node: Node, name: number) => void;
  readonly #dirty: { readonly node: Node; readonly cell: Cell }[] = [];
  readonly #slots = new Map<Cell, Slot>();

  constructor(recorder: Recorder, changed: (node: Node, name: number) => void) {
    this.#recorder = recorder;
    this.#changed = changed;
  }

  /** Marks a value of which something has changed that it read. */
  touch(node: Node, cell: Cell): void {
    const state = node.cells.get(cell);
    if (!state || state.dirty) return;
    state.dirty = true;
    if (cell.lazy) this.#changed(node, cell.name);
    else this.#dirty.push({ node, cell });
  }

  /** Computes again the derived values that may have changed; those that did not change stop there. */
  settle(): void {
    for (let item = this.#dirty.pop(); item; item = this.#dirty.pop()) {
      const state = item.node.cells.get(item.cell);
      if (state?.dirty && item.node.entity) this.#compute(item.node, item.cell);
    }
  }

  /** A derived value of a node, computed when first asked for. */
  get<V>(node: Node, cell: CellValue<V>): V {
    this.#recorder.read(node, cell.name);
    const state = node.cells.get(cell);
    return (state && !state.dirty ? state.value : this.#compute(node, cell as Cell)) as V;
  }

  #compute(node: Node, cell: Cell): unknown {
    const before = node.cells.get(cell);
    if (before) before.dirty = false;
    const frame = this.#recorder.begin(node, this.#slotOf(cell));
    let value: unknown;
    try {
      value = cell.compute(node);
    } finally {
      this.#recorder.end(frame);
    }
    if (!before) node.cells.set(cell, { value, dirty: false });
    else if (!cell.equal(before.value, value)) {
      before.value = value;
      this.#changed(node, cell.name);
    }
    // What was marked while this was computed was read fresh.
    if (before) before.dirty = false;
    return value;
  }

  #slotOf(cell: Cell): Slot {
    let slot = this.#slots.get(cell);
    if (!slot) this.#slots.set(cell, (slot = cell.slot()));
    return slot;
  }
}
