// Turns offsets into lines and UTF-16 characters and back; knows nothing of YAML.

import type { Change } from './change.ts';

/** Zero-based, as in the Language Server Protocol; `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Lines from `line` on start `by` characters later than the array says: an edit within a line need not copy the array. */
interface Shift {
  readonly line: number;
  readonly by: number;
}

/** More edits in different lines than this are written into the array. */
const mostShifts = 4;

export class LineIndex {
  readonly #starts: Int32Array;
  readonly #shifts: readonly Shift[];
  readonly #length: number;

  /** Line breaks are LF, CRLF and a lone CR, as in the protocol. The other arguments are for `after` alone. */
  constructor(text: string, starts?: Int32Array, shifts: readonly Shift[] = []) {
    this.#length = text.length;
    this.#starts = starts ?? allStarts(text);
    this.#shifts = shifts;
  }

  /** The index of `text`, which `change` made of the text of this index: only the changed part is searched for line breaks. */
  after(change: Change, text: string): LineIndex {
    const before = Math.max(this.#firstAtLeast(change.start), 1);
    const behind = Math.max(this.#firstAtLeast(change.end + 1), 1);
    const inside = lineStarts(text, Math.max(change.start - 1, 0), change.start + change.inserted);
    const by = change.inserted - (change.end - change.start);
    if (before === behind && inside.length === 0) {
      const same = this.#shifts.findIndex(shift => shift.line === behind);
      if (same >= 0) return new LineIndex(text, this.#starts, this.#shifts.with(same, { line: behind, by: (this.#shifts[same] as Shift).by + by }));
      if (this.#shifts.length < mostShifts) return new LineIndex(text, this.#starts, [...this.#shifts, { line: behind, by }]);
    }
    const starts = new Int32Array(before + inside.length + this.lineCount - behind);
    for (let line = 0; line < before; line++) starts[line] = this.#start(line);
    starts.set(inside, before);
    for (let from = behind, to = before + inside.length; from < this.lineCount; from++, to++) starts[to] = this.#start(from) + by;
    return new LineIndex(text, starts);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.#firstAtLeast(at + 1) - 1;
    return { line, character: at - this.#start(line) };
  }

  /** The offset of a position; a character past the end of its line is clamped to the next line's start. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const start = this.#start(position.line);
    const next = position.line + 1 < this.#starts.length ? this.#start(position.line + 1) : this.#length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  #start(line: number): number {
    let start = this.#starts[line] as number;
    for (const shift of this.#shifts) if (line >= shift.line) start += shift.by;
    return start;
  }

  /** The number of the first line that starts at `offset` or behind it. */
  #firstAtLeast(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#start(middle) < offset) low = middle + 1;
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
