// Who is next to whom, packed into numbers, for walks over large graphs.

export class Adjacency {
  readonly #starts: Int32Array;
  readonly #items: Int32Array;

  /** `pairs` say at which of `count` points an item stands; items of a point keep their order. */
  constructor(count: number, pairs: readonly (readonly [point: number, item: number])[]) {
    this.#starts = new Int32Array(count + 1);
    this.#items = new Int32Array(pairs.length);
    for (const [point] of pairs) this.#starts[point + 1] = this.begin(point + 1) + 1;
    for (let point = 0; point < count; point++) this.#starts[point + 1] = this.begin(point + 1) + this.begin(point);
    const next = this.#starts.slice();
    for (const [point, item] of pairs) {
      const at = next[point] as number;
      this.#items[at] = item;
      next[point] = at + 1;
    }
  }

  /** The position of a point's first item; its last is before `begin(point + 1)`. */
  begin(point: number): number {
    return this.#starts[point] as number;
  }

  /** The item at a position. */
  at(position: number): number {
    return this.#items[position] as number;
  }
}
