// The path of a cursor among the lines of an entry: columns say what belongs to what, whether or not the text is right.

import type { Path } from '../node.ts';
import { colonOf, isVoid, lineAt, nameOf } from '../scan/line.ts';
import type { Line } from '../scan/line.ts';
import { quoteEnd, scanFlow } from './flow-spot.ts';
import type { Spot } from './spot.ts';

/** A key or a dash, with its column. */
interface Level {
  readonly column: number;
  step: string | number;
  readonly isItem: boolean;
}

/** Where `cursor` stands in the entry that starts at `start` and whose own key is in `column`; `limit` is the end of the entry's text. */
export function blockSpot(text: string, start: number, column: number, cursor: number, limit: number): Spot {
  return new BlockScan(text, column, cursor, limit).run(start);
}

class BlockScan {
  readonly #text: string;
  readonly #column: number;
  readonly #cursor: number;
  readonly #limit: number;
  readonly #levels: Level[] = [];
  /** Column of the key whose block of text goes on. */
  #block: number | undefined;

  constructor(text: string, column: number, cursor: number, limit: number) {
    this.#text = text;
    this.#column = column;
    this.#cursor = cursor;
    this.#limit = limit;
  }

  run(start: number): Spot {
    let at = start;
    while (at <= this.#limit) {
      const line = lineAt(this.#text, at);
      const result = this.#line(line);
      if (typeof result === 'object') return result;
      at = Math.max(result, line.end + 1);
      if (line.end >= this.#cursor || at > this.#text.length) break;
    }
    return this.#blank(this.#cursor - at);
  }

  /** The spot, if the cursor stands in this line; else the offset up to which was read. */
  #line(line: Line): Spot | number {
    const isHere = this.#cursor <= line.end;
    const isEmpty = isVoid(this.#text, line);
    if (this.#block !== undefined) {
      if (isEmpty || line.column > this.#block) {
        const inside = isHere && (this.#cursor - line.start > this.#block || this.#cursor > line.at);
        return inside ? this.#spot('value', this.#cursor, this.#cursor) : isHere ? this.#blank(this.#cursor - line.start) : line.end;
      }
      this.#block = undefined;
    }
    if (isEmpty || (isHere && this.#cursor < line.at)) return isHere ? this.#blank(this.#cursor - line.start) : line.end;
    return this.#content(line, isHere);
  }

  #content(line: Line, isHere: boolean): Spot | number {
    let at = line.at;
    while (this.#text[at] === '-' && /^[\s]?$/.test(this.#text[at + 1] ?? '')) {
      this.#item(at - line.start);
      const next = at + 1 + (/^[ \t]*/.exec(this.#text.slice(at + 1, line.end))?.[0].length ?? 0);
      if (isHere && this.#cursor <= at) return this.#blank(at - line.start);
      if (next >= line.end || (isHere && this.#cursor < next)) return isHere ? this.#spot('value', this.#cursor, this.#cursor) : line.end;
      at = next;
    }
    if (/^(?:[&!]\S*[ \t]+)*[{[]/.test(this.#text.slice(at, line.end))) return this.#braces(line, at, isHere);
    const colon = colonOf(this.#text, at, line.end);
    if (colon < 0) return this.#word(line, at, isHere);
    this.#key(at - line.start, nameOf(this.#text, at, colon));
    if (isHere && this.#cursor <= colon) return this.#spot('key', at, at + this.#text.slice(at, colon).trimEnd().length);
    return this.#value(line, colon + 1, isHere, at - line.start);
  }

  /** Brackets that begin a line or an item: the colons in them are their own. */
  #braces(line: Line, at: number, isHere: boolean): Spot | number {
    const column = at - line.start;
    if (at === line.at) this.#pop(level => level.column >= column);
    return this.#value(line, at, isHere, column);
  }

  /** A line without a colon: a key that is being typed, an item of a list, or the rest of a text. */
  #word(line: Line, at: number, isHere: boolean): Spot | number {
    const isItem = at > line.at;
    if (isItem) return this.#value(line, at, isHere, at - line.start);
    if (!isHere) return line.end;
    const end = this.#wordEnd(at, line);
    if (this.#cursor > end) return this.#blank(this.#cursor - line.start);
    const path = this.#blank(at - line.start).path;
    return { path: [...path, this.#text.slice(at, end)], on: 'key', range: { start: at, end }, inFlow: false };
  }

  #value(line: Line, from: number, isHere: boolean, column: number): Spot | number {
    const start = from + (/^(?:[ \t]+|[&!][^\s]*[ \t]+)*/.exec(this.#text.slice(from, line.end))?.[0].length ?? 0);
    const c = this.#text[start];
    if (c === '|' || c === '>') {
      this.#block = column;
      return isHere ? this.#at(start, line) : line.end;
    }
    if ((c === '{' || c === '[') && this.#cursor > start) {
      const { end, spot } = scanFlow(this.#text, start, this.#cursor, Math.max(this.#flowEnd(line), this.#cursor));
      if (spot) return { ...spot, path: [...this.#path(), ...spot.path], inFlow: true };
      if (end !== undefined && (end < this.#cursor || !isHere)) return this.#cursor <= this.#lineEnd(end) ? this.#spot('value', this.#cursor, this.#cursor) : end;
    }
    if (!isHere) return c === '"' || c === "'" ? this.#behindQuote(start, line) : line.end;
    return this.#at(start, line);
  }

  /** The value that begins at `start`, or the blank beside it. */
  #at(start: number, line: Line): Spot {
    if (this.#text[start] === '#') return this.#spot('value', this.#cursor, this.#cursor);
    const end = this.#wordEnd(start, line);
    return this.#cursor < start || this.#cursor > end ? this.#spot('value', this.#cursor, this.#cursor) : this.#spot('value', start, end);
  }

  /** Brackets that are never closed end where the next line stands no deeper than their key. */
  #flowEnd(first: Line): number {
    let { end } = first;
    while (end < this.#limit) {
      const line = lineAt(this.#text, end + 1);
      if (!isVoid(this.#text, line) && line.column <= first.column && !/[\]}]/.test(this.#text[line.at] as string)) break;
      end = line.end;
    }
    return Math.min(end, this.#limit);
  }

  /** A quoted text over several lines is passed over; one without its end stops with its line. */
  #behindQuote(start: number, line: Line): number {
    if (quoteEnd(this.#text, start) < line.end - 1 || this.#text[line.end - 1] === this.#text[start]) return line.end;
    for (let end = line.end; end < this.#limit;) {
      const next = lineAt(this.#text, end + 1);
      if (!isVoid(this.#text, next) && next.column <= line.column) return line.end;
      if (this.#text.slice(next.at, next.end).includes(this.#text[start] as string)) return next.end;
      end = next.end;
    }
    return line.end;
  }

  #lineEnd(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end;
  }

  #wordEnd(start: number, line: Line): number {
    const c = this.#text[start];
    const rest = this.#text.slice(start, line.end);
    if (c === '"' || c === "'") return Math.min(line.end, quoteEnd(this.#text, start) + 1);
    return start + rest.replace(/\s#.*$/, '').trimEnd().length;
  }

  #spot(on: Spot['on'], start: number, end: number): Spot {
    return { path: this.#path(), on, range: { start, end }, inFlow: false };
  }

  /** Something may be written at a column: in the nearest map or list further left. */
  #blank(column: number): Spot {
    this.#pop(level => level.column >= column);
    return this.#spot('blank', this.#cursor, this.#cursor);
  }

  #item(column: number): void {
    this.#pop(level => level.column > column);
    const top = this.#levels.at(-1);
    if (top?.isItem && top.column === column) top.step = (top.step as number) + 1;
    else this.#levels.push({ column, step: 0, isItem: true });
  }

  #key(column: number, name: string): void {
    this.#pop(level => level.column >= column);
    this.#levels.push({ column, step: name, isItem: false });
  }

  #pop(goes: (level: Level) => boolean): void {
    for (let top = this.#levels.at(-1); top && goes(top) && (this.#levels.length > 1 || top.column !== this.#column); top = this.#levels.at(-1)) this.#levels.pop();
  }

  /** From the entry's value: its own key is no step. */
  #path(): Path {
    return this.#levels.slice(1).map(level => level.step);
  }
}
