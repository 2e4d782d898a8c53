// Turns offsets into lines and UTF-16 characters and back; knows nothing of YAML.

import type { Change } from './change.ts';

/** Zero-based, as in the Language Server Protocol; `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export class LineIndex {
  readonly #starts: Int32Array;
  readonly #length: number;

  /** Line breaks are LF, CRLF and a lone CR, as in the protocol. `starts` is for `after` alone. */
  constructor(text: string, starts?: Int32Array) {
    this.#length = text.length;
    this.#starts = starts ?? allStarts(text);
  }

  /** The index of `text`, which `change` made of the text of this index: only the changed part is searched for line breaks. */
  after(change: Change, text: string): LineIndex {
    const old = this.#starts;
    const before = this.#firstAtLeast(change.start);
    const behind = this.#firstAtLeast(change.end + 1);
    const kept = Math.max(before, 1);
    const inside = lineStarts(text, Math.max(change.start - 1, 0), change.start + change.inserted);
    const starts = new Int32Array(kept + inside.length + old.length - Math.max(behind, 1));
    starts.set(old.subarray(0, kept));
    starts.set(inside, kept);
    const shift = change.inserted - (change.end - change.start);
    for (let from = Math.max(behind, 1), to = kept + inside.length; from < old.length; from++, to++) starts[to] = (old[from] as number) + shift;
    return new LineIndex(text, starts);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.#firstAtLeast(at + 1) - 1;
    return { line, character: at - (this.#starts[line] as number) };
  }

  /** The offset of a position; a character past the end of its line is clamped to the next line's start. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const start = this.#starts[position.line] as number;
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  /** The number of the first line that starts at `offset` or behind it. */
  #firstAtLeast(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Starts of all lines. */
function allStarts(text: string): Int32Array {
  if (text.includes('\r')) return Int32Array.from([0].concat(lineStarts(text, 0, text.length)));
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}

/** Starts of the lines whose break ends in `from` to `to`. */
function lineStarts(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
