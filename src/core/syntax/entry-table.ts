// Entries by key, made so that an edit costs next to nothing: keys are shared between versions, entries made when asked for.

import type { Entry, EntryContent } from './document.ts';
import { Places } from './places.ts';
import { unitAt } from './unit-at.ts';

/** What does not change while an entry is edited. */
export interface EntryName {
  readonly key: string;
  readonly section: string;
  readonly id: string | undefined;
}

export class EntryTable implements ReadonlyMap<string, Entry> {
  readonly #names: readonly EntryName[];
  readonly #places: Places;
  readonly #contents: readonly EntryContent[];
  readonly #offsets: Int32Array;
  readonly #made: (Entry | undefined)[] = [];

  constructor(names: readonly EntryName[], contents: readonly EntryContent[], offsets: Int32Array, places?: Places) {
    this.#names = names;
    this.#contents = contents;
    this.#offsets = offsets;
    this.#places = places ?? Places.of(names);
  }

  /** The table after the entry at `index` got another content and grew by `delta`. */
  with(index: number, content: EntryContent, delta: number): EntryTable {
    const contents = this.#contents.slice();
    contents[index] = content;
    const offsets = this.#offsets.slice();
    for (let i = index + 1; i < offsets.length; i++) offsets[i] = (offsets[i] as number) + delta;
    return new EntryTable(this.#names, contents, offsets, this.#places);
  }

  /** The table after `removed` entries from `index` on gave way to others, and the entries behind moved by `delta`. */
  splice(index: number, removed: number, names: readonly EntryName[], contents: readonly EntryContent[], offsets: readonly number[], delta: number): EntryTable {
    const behind = index + removed;
    const all = new Int32Array(this.#offsets.length - removed + offsets.length);
    all.set(this.#offsets.subarray(0, index));
    all.set(offsets, index);
    for (let from = behind, to = index + offsets.length; from < this.#offsets.length; from++, to++) all[to] = (this.#offsets[from] as number) + delta;
    const places = this.#places.splice(index, this.#names.slice(index, behind).map(({ key }) => key), names.map(({ key }) => key));
    return new EntryTable(this.#names.toSpliced(index, removed, ...names), this.#contents.toSpliced(index, removed, ...contents), all, places);
  }

  get size(): number {
    return this.#names.length;
  }

  /** The entry at a place in the order of the text. */
  at(index: number): Entry | undefined {
    const name = this.#names[index];
    if (!name) return undefined;
    const { key, section, id } = name;
    return this.#made[index] ??= { key, section, id, offset: this.#offsets[index] as number, content: this.#contents[index] as EntryContent };
  }

  /** The place of the last entry that starts at `offset` or before it; -1 where there is none. */
  indexAt(offset: number): number {
    return unitAt(this.#offsets, offset);
  }

  /** Keys of the entries whose content is another object than in `previous`, with those that `previous` did not have. */
  changedFrom(previous: EntryTable): string[] {
    const isAligned = this.#names === previous.#names;
    const changed: string[] = [];
    for (let i = 0; i < this.#names.length; i++) {
      const key = (this.#names[i] as EntryName).key;
      const before = isAligned ? i : previous.#places.get(key);
      if (before === undefined || previous.#contents[before] !== this.#contents[i]) changed.push(key);
    }
    return changed;
  }

  /** True where an edit made one table of the other without touching a key. */
  hasSameKeys(other: EntryTable): boolean {
    return this.#names === other.#names;
  }

  contentAt(index: number): EntryContent | undefined {
    return this.#contents[index];
  }

  get(key: string): Entry | undefined {
    const index = this.#places.get(key);
    return index === undefined ? undefined : this.at(index);
  }

  has(key: string): boolean {
    return this.#places.get(key) !== undefined;
  }

  forEach(callback: (value: Entry, key: string, map: ReadonlyMap<string, Entry>) => void, thisArgument?: unknown): void {
    for (const [key, entry] of this) callback.call(thisArgument, entry, key, this);
  }

  *entries(): MapIterator<[string, Entry]> {
    for (let i = 0; i < this.#names.length; i++) yield [(this.#names[i] as EntryName).key, this.at(i) as Entry];
  }

  *keys(): MapIterator<string> {
    for (const { key } of this.#names) yield key;
  }

  *values(): MapIterator<Entry> {
    for (let i = 0; i < this.#names.length; i++) yield this.at(i) as Entry;
  }

  [Symbol.iterator](): MapIterator<[string, Entry]> {
    return this.entries();
  }
}
