// A text that was mended so that the rest of it can be read, and the way back to the text that a person wrote.

/** `removed` characters at `at` give way to `inserted`. */
export interface Patch {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

export class Patched {
  readonly text: string;
  readonly #patches: readonly Patch[];

  constructor(text: string, patches: readonly Patch[] = []) {
    this.text = text;
    this.#patches = patches;
  }

  /** Applies patches that lie in order and do not overlap. */
  apply(patches: readonly Patch[]): Patched {
    let { text } = this;
    const backwards = patches.toReversed();
    for (const { at, removed, inserted } of backwards) text = text.slice(0, at) + inserted + text.slice(at + removed);
    return new Patched(text, [...this.#patches, ...backwards]);
  }

  /** The offset in the original text that `offset` in the mended text came from. */
  readonly origin = (offset: number): number => {
    let at = offset;
    for (let i = this.#patches.length - 1; i >= 0; i--) {
      const patch = this.#patches[i] as Patch;
      const over = at - patch.at;
      if (over > 0) at = over >= patch.inserted.length ? at - patch.inserted.length + patch.removed : patch.at + Math.min(over, patch.removed);
    }
    return at;
  };
}

/** Blanks of the same length in place of a stretch of one line. */
export function blank(start: number, end: number): Patch {
  return { at: start, removed: end - start, inserted: ' '.repeat(end - start) };
}

export function insert(at: number, inserted: string): Patch {
  return { at, removed: 0, inserted };
}
