// What makes a floor plan good: short flows that read from left to right and cross little, on a sheet of the right shape.

import type { Block, Hop } from './geometry.ts';

/** A band to place: its nodes, and whether it must stand at the left or right edge. */
export interface FloorBand {
  readonly nodes: readonly number[];
  readonly edge?: 'first' | 'last' | undefined;
}

/** Bands stand one below the other in stacks; stacks stand side by side, each some columns wide. */
export interface FloorStack {
  width: number;
  top: number;
  bands: number[];
}

/** `slots` holds, band by band and row by row, the node in each cell, or -1. */
export interface FloorState {
  stacks: FloorStack[];
  slots: number[][];
}

/** Distances from cell to cell, labels and lanes included, as pictures have them on average. */
const pitch = { x: 285, y: 108 };

const weight = {
  /** Against the direction of reading: per pixel, and at once. */
  backward: 1,
  backwardOnce: 160,
  /** A flow straight down has no room for its label. */
  vertical: 80,
  /** Another node stands in the straight way. */
  blocked: 70,
  crossing: 150,
  /** A larger sheet makes every text smaller. */
  sheet: 16,
  emptyCell: 30,
  wrongEdge: 20_000,
};

/** Flows counted for crossings; above it, crossings cost too much time to count. */
const crossingLimit = 260;

export class FloorCost {
  readonly column: Float64Array;
  readonly row: Float64Array;
  readonly blocks: Block[] = [];
  columns = 0;
  rows = 0;
  readonly #bands: readonly FloorBand[];
  // Plain arrays of numbers: this is where a layout spends its time.
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #box: Float64Array;
  readonly #aspect: number;
  #taken = new Uint8Array(0);

  constructor(bands: readonly FloorBand[], hops: readonly Hop[], nodeCount: number, aspect: number) {
    this.#bands = bands;
    const between = hops.filter(([from, to]) => from !== to);
    this.#from = Int32Array.from(between, hop => hop[0]);
    this.#to = Int32Array.from(between, hop => hop[1]);
    this.#box = new Float64Array(between.length * 4);
    this.#aspect = aspect;
    this.column = new Float64Array(nodeCount);
    this.row = new Float64Array(nodeCount);
  }

  /** Sets columns, rows and blocks from a state, and returns what it costs; Infinity as soon as that is more than `most`. */
  measure(state: FloorState, most = Number.POSITIVE_INFINITY): number {
    let cost = this.#spread(state);
    cost += weight.sheet * Math.max((this.columns * pitch.x) / this.#aspect, this.rows * pitch.y);
    for (let hop = 0; hop < this.#from.length; hop++) cost += this.#hopCost(this.#from[hop] as number, this.#to[hop] as number);
    if (this.#from.length <= crossingLimit) cost += weight.crossing * this.#crossings((most - cost) / weight.crossing);
    return cost > most ? Number.POSITIVE_INFINITY : cost;
  }

  #spread(state: FloorState): number {
    let cost = 0;
    this.columns = state.stacks.reduce((sum, stack) => sum + stack.width, 0);
    this.rows = Math.max(
      0,
      ...state.stacks.map(stack =>
        stack.bands.reduce((sum, band) => sum + (state.slots[band] as number[]).length / stack.width, stack.top),
      ),
    );
    if (this.#taken.length < this.columns * this.rows) this.#taken = new Uint8Array(this.columns * this.rows);
    this.#taken.fill(0);
    let left = 0;
    state.stacks.forEach((stack, index) => {
      let top = stack.top;
      for (const band of stack.bands) {
        const slots = state.slots[band] as number[];
        const rows = slots.length / stack.width;
        this.blocks[band] = { column: left, row: top, columns: stack.width, rows };
        cost += this.#fill(slots, left, top, stack.width) * weight.emptyCell;
        const edge = (this.#bands[band] as FloorBand).edge;
        if (edge === 'first') cost += index * weight.wrongEdge;
        if (edge === 'last') cost += (state.stacks.length - 1 - index) * weight.wrongEdge;
        top += rows;
      }
      left += stack.width;
    });
    return cost;
  }

  /** Puts the nodes of a band into their cells; returns how many cells stay empty. */
  #fill(slots: readonly number[], left: number, top: number, width: number): number {
    let empty = 0;
    for (let i = 0; i < slots.length; i++) {
      const node = slots[i] as number;
      if (node < 0) {
        empty++;
        continue;
      }
      const column = (this.column[node] = left + (i % width));
      const row = (this.row[node] = top + Math.floor(i / width));
      this.#taken[column * this.rows + row] = 1;
    }
    return empty;
  }

  #hopCost(from: number, to: number): number {
    const x = this.column[from] as number;
    const y = this.row[from] as number;
    const dx = (this.column[to] as number) - x;
    const dy = (this.row[to] as number) - y;
    let cost = Math.abs(dx) * pitch.x + Math.abs(dy) * pitch.y;
    if (dx < 0) cost += -dx * pitch.x * weight.backward + weight.backwardOnce;
    if (dx === 0) cost += weight.vertical + weight.blocked * this.#between(x, y, 0, Math.sign(dy), Math.abs(dy));
    else if (dy === 0) cost += weight.blocked * this.#between(x, y, Math.sign(dx), 0, Math.abs(dx));
    return cost;
  }

  #between(x: number, y: number, dx: number, dy: number, steps: number): number {
    let count = 0;
    for (let i = 1; i < steps; i++) count += this.#taken[(x + dx * i) * this.rows + y + dy * i] as number;
    return count;
  }

  /** Straight lines that cross: a good guess at what the lanes will do. Stops counting above `most`. */
  #crossings(most: number): number {
    const from = this.#from;
    const to = this.#to;
    const { column, row } = this;
    const box = this.#setBoxes();
    let count = 0;
    for (let i = 0; i < from.length && count <= most; i++) {
      const a = from[i] as number;
      const b = to[i] as number;
      const [left, right, top, bottom] = [
        box[4 * i] as number,
        box[4 * i + 1] as number,
        box[4 * i + 2] as number,
        box[4 * i + 3] as number,
      ];
      const ax = column[a] as number;
      const ay = row[a] as number;
      const abx = (column[b] as number) - ax;
      const aby = (row[b] as number) - ay;
      for (let j = i + 1; j < from.length; j++) {
        if (
          (box[4 * j] as number) > right ||
          (box[4 * j + 1] as number) < left ||
          (box[4 * j + 2] as number) > bottom ||
          (box[4 * j + 3] as number) < top
        )
          continue;
        const c = from[j] as number;
        const d = to[j] as number;
        if (a === c || a === d || b === c || b === d) continue;
        // The ends of one line on different sides of the other, and the other way round.
        const cx = (column[c] as number) - ax;
        const cy = (row[c] as number) - ay;
        const dx = (column[d] as number) - ax;
        const dy = (row[d] as number) - ay;
        const one = (abx * cy - aby * cx) * (abx * dy - aby * dx);
        if (one > 0) continue;
        const cdx = dx - cx;
        const cdy = dy - cy;
        const two = (cdy * cx - cdx * cy) * (cdx * (aby - cy) - cdy * (abx - cx));
        if (two <= 0) count += one < 0 && two < 0 ? 1 : 0.5;
      }
    }
    return count;
  }

  /** Left, right, top, bottom of every hop. */
  #setBoxes(): Float64Array {
    const box = this.#box;
    for (let i = 0; i < this.#from.length; i++) {
      const a = this.#from[i] as number;
      const b = this.#to[i] as number;
      const ax = this.column[a] as number;
      const bx = this.column[b] as number;
      const ay = this.row[a] as number;
      const by = this.row[b] as number;
      box[4 * i] = ax < bx ? ax : bx;
      box[4 * i + 1] = ax < bx ? bx : ax;
      box[4 * i + 2] = ay < by ? ay : by;
      box[4 * i + 3] = ay < by ? by : ay;
    }
    return box;
  }
}
