// Keys of entries: `section/id`, with `#2`, `#3` where an id or a top-level key stands more than once.

export interface Namer {
  /** The key for one more `base`. */
  take(base: string): string;
  /** The key that `take` would give. */
  next(base: string): string;
}

export class Names implements Namer {
  readonly #taken = new Map<string, number>();

  take(base: string): string {
    const count = (this.#taken.get(base) ?? 0) + 1;
    this.#taken.set(base, count);
    return count === 1 ? base : `${base}#${count}`;
  }

  next(base: string): string {
    const count = (this.#taken.get(base) ?? 0) + 1;
    return count === 1 ? base : `${base}#${count}`;
  }
}

/** The key of an entry before it is made unique. */
export function baseOf(section: string, id: string | undefined): string {
  return id === undefined ? section : `${section}/${id}`;
}
