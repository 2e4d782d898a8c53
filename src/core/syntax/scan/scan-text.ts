// Cuts a text into pieces by columns alone, without parsing: the first step of every read, and the one that survives any error.

import { InlineReader } from '../clean/inline-reader.ts';
import { colonOf, isBare, isVoid, kindOf, lineAt, nameOf } from './line.ts';
import type { Line, LineKind } from './line.ts';
import type { Piece, PieceContext, PieceKind, Scan } from './piece.ts';

/** The pieces of a text, without gaps, in order. `sections` names the top-level keys that hold entries. */
export function scanText(text: string, sections: ReadonlySet<string>): Scan {
  const scanner = new Scanner(text, sections);
  scanner.run(text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length);
  return scanner.finish();
}

/**
 * True where the text from `start` to `end` is one piece of the same kind and column as `context`, and can be read alone: the
 * condition for reading an edited piece without looking at the rest.
 */
export function isOnePiece(text: string, start: number, end: number, context: PieceContext, sections: ReadonlySet<string>): boolean {
  const column = context.expected ?? context.column;
  const before = context.kind === 'entry' ? { top: -1, section: context.section, column, isTabbed: text.charCodeAt(start) === TAB }
    : { top: context.column, section: undefined, column: undefined, isTabbed: false };
  const scanner = new Scanner(text, sections, before);
  scanner.run(start, end);
  const { pieces: [piece, ...others], odd, unsettled } = scanner.finish();
  return piece !== undefined && others.length === 0 && !odd && !unsettled && !scanner.isAtWord
    && piece.start === start && piece.kind === context.kind && piece.section === context.section
    && piece.column === context.column && piece.expected === context.expected;
}

/** Where a scan begins in the middle of a text. */
export interface ScanState {
  /** The column of the top-level keys. */
  readonly top: number;
  /** The section whose entries are being read; their column, if one was read already. */
  readonly section: string | undefined;
  readonly column: number | undefined;
  /** True where a tab stands in front of those entries. */
  readonly isTabbed: boolean;
}

/**
 * The pieces from `start` to `end` where all of them are entries of one section: the condition for reading a stretch of entries
 * without looking at the rest.
 */
export function scanEntries(text: string, start: number, end: number, before: ScanState, sections: ReadonlySet<string>): readonly Piece[] | undefined {
  const scanner = new Scanner(text, sections, before);
  scanner.run(start, end);
  const { pieces, odd, unsettled } = scanner.finish();
  const isWhole = pieces[0]?.start === start && pieces.every(piece => piece.kind === 'entry' && piece.section === before.section && piece.expected === undefined);
  return isWhole && !odd && !unsettled ? pieces : undefined;
}

const TAB = 9;

type Open = Omit<Piece, 'end'>;

class Scanner {
  readonly #text: string;
  readonly #sections: ReadonlySet<string>;
  readonly #pieces: Piece[] = [];
  #odd = false;
  #unsettled = false;
  #end = 0;
  #open: Open = { kind: 'head', section: '', column: 0, expected: undefined, start: 0 };
  /** Column of the top-level keys, once known. */
  #top: number | undefined;
  /** The section whose entries are being read, and their column once known. */
  #section: string | undefined;
  #column: number | undefined;
  /** True where those entries are indented with tabs: a tab among blanks is an error of one line, and begins no entry. */
  #isTabbed = false;
  /** Column of the lines below a bare entry key: while undefined, `#bare` says whether to look for it. */
  #inner: number | undefined;
  #bare = false;
  #hasDocumentStart = false;
  /** True in a piece that begins with a word without colon. */
  #word = false;
  /** The section that a line at the left has broken off: its entries go on below. */
  #broken: { readonly section: string; readonly column: number } | undefined;

  /** `before`: begin in the middle of a text, as if what stands before had been read. */
  constructor(text: string, sections: ReadonlySet<string>, before?: ScanState) {
    this.#text = text;
    this.#sections = sections;
    if (!before) return;
    this.#open = { kind: before.section === undefined ? 'whole' : before.column === undefined ? 'header' : 'entry', section: '', column: 0, expected: undefined, start: -1 };
    this.#top = before.top;
    this.#section = before.section;
    this.#column = before.column;
    this.#isTabbed = before.isTabbed;
  }

  /** True where the last piece begins with a word without colon. */
  get isAtWord(): boolean {
    return this.#word;
  }

  run(from: number, to: number): void {
    this.#end = to;
    for (let at = from; at < to;) {
      const line = lineAt(this.#text, at);
      if (!isVoid(this.#text, line)) this.#line(line);
      at = line.end + 1;
    }
  }

  finish(): Scan {
    this.#close(this.#end);
    return { pieces: this.#pieces, odd: this.#odd, unsettled: this.#unsettled };
  }

  #line(line: Line): void {
    if (line.column === 0 && line.at === line.start) {
      const kind = kindOf(this.#text, line);
      if (kind === 'mark') return this.#mark(line);
      if (kind === 'directive' && this.#top === undefined) return this.#directive(line);
    }
    if ((this.#word || hasTab(line)) && kindOf(this.#text, line) === 'value') this.#odd = true;
    if (this.#top === undefined || line.column <= this.#top) this.#topLine(line, kindOf(this.#text, line));
    else if (this.#section !== undefined) this.#sectionLine(line);
    else if (this.#broken?.column === line.column && kindOf(this.#text, line) === 'key') this.#resume(line);
  }

  #mark(line: Line): void {
    const isStart = this.#text.startsWith('---', line.at);
    if (this.#top === undefined && !this.#hasDocumentStart && isStart) {
      this.#hasDocumentStart = true;
      if (!isBare(this.#text, line.at + 3, line.end)) this.#odd = true;
      return;
    }
    this.#odd = true;
    this.#section = undefined;
    this.#broken = undefined;
    this.#begin(line, 'mark', '', undefined);
  }

  #directive(line: Line): void {
    if (!this.#text.startsWith('%YAML', line.at)) this.#odd = true;
  }

  #topLine(line: Line, kind: LineKind): void {
    const isFirst = this.#top === undefined;
    if (!isFirst && (kind === 'item' || kind === 'closer')) return this.#continueTop();
    if (kind !== 'key' && kind !== 'word') this.#odd = true;
    if (isFirst && (kind === 'item' || (kind === 'word' && opensText(this.#text, line.at)))) this.#odd = true;
    if (isFirst && line.column > 0 && this.#text.charCodeAt(0) === 0xfeff) this.#odd = true;
    if (isFirst) this.#top = line.column;
    const colon = kind === 'key' ? colonOf(this.#text, line.at, line.end) : -1;
    const name = colon < 0 ? this.#text.slice(line.at, line.end).trim() : nameOf(this.#text, line.at, colon);
    if (name === '<<') this.#odd = true;
    this.#word = kind === 'word';
    if (this.#word) this.#unsettled = true;
    const isSection = this.#sections.has(name) && (colon >= 0 || this.#word);
    const isOpen = isSection && (colon < 0 || isBare(this.#text, colon + 1, line.end));
    if (isSection && !isOpen && isProperty(this.#text, colon + 1)) this.#odd = true;
    this.#breakOff(!isSection && (this.#word || (colon >= 0 && isComplete(this.#text, colon + 1, line.end))));
    this.#section = isOpen ? name : undefined;
    this.#column = undefined;
    this.#begin(line, isOpen ? 'header' : 'whole', name, misplaced(line, this.#top as number));
  }

  /** Behind a line that nothing can belong to, what looks like an entry of the section above is one. */
  #breakOff(mayResume: boolean): void {
    const open = this.#section !== undefined && this.#column !== undefined ? { section: this.#section, column: this.#column } : this.#broken;
    this.#broken = mayResume ? open : undefined;
  }

  #resume(line: Line): void {
    const { section, column } = this.#broken as { section: string; column: number };
    this.#unsettled = true;
    this.#open = { ...this.#open, expected: column };
    this.#section = section;
    this.#column = column;
    this.#entry(line, 'key', undefined);
  }

  /** A dash or a closing bracket in the column of the top-level keys goes on with the value above. */
  #continueTop(): void {
    if (this.#open.kind === 'header') this.#asWhole();
  }

  #sectionLine(line: Line): void {
    if (this.#column === undefined) return this.#firstChild(line);
    if (hasTab(line) && !this.#isTabbed) return;
    if (line.column > this.#column && !this.#isMisplaced(line)) return;
    const kind = kindOf(this.#text, line);
    if (kind === 'value') this.#odd = true;
    if (kind === 'closer' || (line.column === this.#column && (kind === 'item' || kind === 'value'))) return;
    if (kind === 'open') this.#odd = true;
    const expected = misplaced(line, this.#column);
    if (line.column < this.#column) this.#column = line.column;
    this.#entry(line, kind, expected);
  }

  /** The first line below a section's key says how the section is written. */
  #firstChild(line: Line): void {
    const kind = kindOf(this.#text, line);
    if (kind === 'value' || (kind === 'word' && opensText(this.#text, line.at))) this.#odd = true;
    if (kind === 'item' || kind === 'closer' || kind === 'value' || (kind === 'word' && !this.#hasKeyBelow(line))) return this.#asWhole();
    if (kind === 'open') {
      if (isProperty(this.#text, line.at)) this.#odd = true;
      return this.#asWhole();
    }
    this.#column = line.column;
    this.#isTabbed = hasTab(line);
    this.#entry(line, kind, undefined);
  }

  #entry(line: Line, kind: LineKind, expected: number | undefined): void {
    const section = this.#section as string;
    if (this.#text.startsWith('<<', line.at)) this.#odd = true;
    this.#begin(line, 'entry', section, expected);
    this.#word = kind === 'word';
    this.#inner = undefined;
    this.#bare = kind === 'key' && isBare(this.#text, colonOf(this.#text, line.at, line.end) + 1, line.end);
  }

  /** True for a line between the column of the entries and that of the lines inside: an entry that slipped to the right. */
  #isMisplaced(line: Line): boolean {
    if (this.#bare) {
      this.#bare = false;
      this.#inner = !hasTab(line) && kindOf(this.#text, line) === 'key' ? line.column : undefined;
      return false;
    }
    // Nearer to the entries than to the lines inside, and with nothing behind its colon: else it slipped to the left.
    if (this.#inner === undefined || line.column >= this.#inner || 2 * line.column > this.#inner + (this.#column as number)) return false;
    const colon = kindOf(this.#text, line) === 'key' ? colonOf(this.#text, line.at, line.end) : -1;
    return colon >= 0 && (isBare(this.#text, colon + 1, line.end) || /^[ \t]*\{/.test(this.#text.slice(colon + 1, line.end)));
  }

  /** A section that begins with a word: only a key among the lines of the same column makes it a map that is being typed. */
  #hasKeyBelow(first: Line): boolean {
    this.#unsettled = true;
    for (let at = first.end + 1; at < this.#end;) {
      const line = lineAt(this.#text, at);
      at = line.end + 1;
      if (isVoid(this.#text, line)) continue;
      if (line.column <= (this.#top as number)) return false;
      if (line.column === first.column && kindOf(this.#text, line) === 'key') return true;
    }
    return false;
  }

  #asWhole(): void {
    this.#section = undefined;
    this.#open = { ...this.#open, kind: 'whole' };
  }

  #begin(line: Line, kind: PieceKind, section: string, expected: number | undefined): void {
    if (this.#text.charCodeAt(line.at) === 0xfeff) this.#odd = true;
    this.#close(line.start);
    this.#open = { kind, section, column: line.column, expected, start: line.start };
  }

  #close(end: number): void {
    const { kind, section, column, expected, start } = this.#open;
    if (start >= 0 && end > start) this.#pieces.push({ kind, section, column, expected, start, end });
  }
}

function hasTab(line: Line): boolean {
  return line.column > line.at - line.start;
}

/** The column where a line was expected, if it stands elsewhere. */
function misplaced(line: Line, expected: number): number | undefined {
  return line.column === expected ? undefined : expected;
}

/** A block of text or a quote that goes on below: as the first line it may be the whole value. */
function opensText(text: string, at: number): boolean {
  return '|>"\''.includes(text[at] as string);
}

/** True for a value on one line that nothing can go on with below. */
function isComplete(text: string, from: number, end: number): boolean {
  const start = from + (/^[ \t]*/.exec(text.slice(from, end))?.[0].length ?? 0);
  return start < end && new InlineReader(text).value(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end) !== undefined;
}

/** An anchor, an alias or a tag. */
function isProperty(text: string, from: number): boolean {
  return /[&*!]/.test(text.slice(from, from + 64).trimStart()[0] ?? '');
}
