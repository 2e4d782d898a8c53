// Where each entry stands in the order of the text, by its key; made so that a few changes need not touch all the others.

/** `removed` places from `index` on gave way to `added` others. */
interface Splice {
  readonly index: number;
  readonly removed: number;
  readonly added: number;
}

/** More changes than this are written into a new table. */
const mostSplices = 16;
const mostMoved = 64;

export class Places {
  /** Places as they were before the splices. */
  readonly #base: ReadonlyMap<string, number>;
  readonly #splices: readonly Splice[];
  /** Keys that came, moved or went with a splice, with their places now. */
  readonly #moved: ReadonlyMap<string, number | undefined>;

  private constructor(base: ReadonlyMap<string, number>, splices: readonly Splice[], moved: ReadonlyMap<string, number | undefined>) {
    this.#base = base;
    this.#splices = splices;
    this.#moved = moved;
  }

  /** The places of keys in their order; keys are unique. */
  static of(names: readonly { readonly key: string }[]): Places {
    const base = new Map<string, number>();
    for (let i = 0; i < names.length; i++) base.set((names[i] as { key: string }).key, i);
    return new Places(base, [], new Map());
  }

  get(key: string): number | undefined {
    if (this.#moved.has(key)) return this.#moved.get(key);
    let place = this.#base.get(key);
    if (place === undefined) return undefined;
    for (const { index, removed, added } of this.#splices) if (place >= index + removed) place += added - removed;
    return place;
  }

  /** Places after the keys `removed`, from `index` on, gave way to `added`; undefined where a new table is due. */
  splice(index: number, removed: readonly string[], added: readonly string[]): Places | undefined {
    if (this.#splices.length >= mostSplices || this.#moved.size > mostMoved) return undefined;
    const by = added.length - removed.length;
    const moved = new Map<string, number | undefined>();
    for (const [key, place] of this.#moved) moved.set(key, place !== undefined && place >= index + removed.length ? place + by : place);
    for (const key of removed) moved.set(key, undefined);
    for (const [i, key] of added.entries()) moved.set(key, index + i);
    return new Places(this.#base, by === 0 ? this.#splices : [...this.#splices, { index, removed: removed.length, added: added.length }], moved);
  }
}
