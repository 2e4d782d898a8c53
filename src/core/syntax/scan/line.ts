// What a line looks like from its first characters alone: its column, and whether a key begins it.

/** `column` counts blanks before the first character; a tab counts as two (it is an error that must not lose the line). */
export interface Line {
  readonly start: number;
  /** Offset of the first character that is no blank. */
  readonly at: number;
  /** Offset of the line break, or of the end of the text. */
  readonly end: number;
  readonly column: number;
}

/**
 * `item` begins with a dash, `closer` with a closing bracket, `value` with a colon, `explicit` with `?`; `key` is `name:`,
 * `open` begins with something that only the whole text can place (an anchor, an alias, a tag, an opening bracket); `mark` is
 * `---` or `...`, `directive` a `%` at column 0; `word` is everything else.
 */
export type LineKind = 'item' | 'closer' | 'value' | 'explicit' | 'key' | 'open' | 'mark' | 'directive' | 'word';

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const PERCENT = 37;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const STAR = 42;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const QUESTION = 63;
const EXCLAMATION = 33;
const BRACKET = 91;
const BRACKET_END = 93;
const BRACE = 123;
const BRACE_END = 125;

/** The line that starts at `start`. */
export function lineAt(text: string, start: number): Line {
  let at = start;
  let column = 0;
  for (let c = text.charCodeAt(at); c === SPACE || c === TAB; c = text.charCodeAt(++at)) column += c === TAB ? 2 : 1;
  const found = text.indexOf('\n', at);
  return { start, at, end: found < 0 ? text.length : found, column };
}

/** True for a line without content: blank, or a comment. */
export function isVoid(text: string, { at, end }: Line): boolean {
  const c = text.charCodeAt(at);
  return at >= end || c === HASH || (c === CR && at + 1 === end);
}

/** What begins a line that is not void. */
export function kindOf(text: string, { start, at, end }: Line): LineKind {
  const isAlone = isGap(text.charCodeAt(at + 1));
  switch (text.charCodeAt(at)) {
    case DASH: return at === start && isMark(text, at) ? 'mark' : isAlone ? 'item' : keyKind(text, at, end);
    case DOT: return at === start && isMark(text, at) ? 'mark' : keyKind(text, at, end);
    case QUESTION: return isAlone ? 'explicit' : keyKind(text, at, end);
    case COLON: return isAlone ? 'value' : keyKind(text, at, end);
    case BRACKET_END: case BRACE_END: return 'closer';
    case AMPERSAND: case STAR: case EXCLAMATION: case BRACKET: case BRACE: return 'open';
    case PERCENT: return at === start ? 'directive' : keyKind(text, at, end);
    default: return keyKind(text, at, end);
  }
}

function keyKind(text: string, at: number, end: number): 'key' | 'word' {
  return colonOf(text, at, end) < 0 ? 'word' : 'key';
}

/** Offset of the colon behind a key that begins at `at`, or -1: plain up to `: `, or quoted on one line. */
export function colonOf(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE || first === APOSTROPHE) return colonBehindQuote(text, at, end, first);
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === COLON && isGap(text.charCodeAt(i + 1))) return i;
    if (c === HASH && text.charCodeAt(i - 1) === SPACE) return -1;
  }
  return -1;
}

function colonBehindQuote(text: string, at: number, end: number, quote: number): number {
  let i = at + 1;
  for (; i < end; i++) {
    const c = text.charCodeAt(i);
    if (quote === QUOTE && c === 92) i++;
    else if (c === quote) {
      if (quote === QUOTE || text.charCodeAt(i + 1) !== quote) break;
      i++;
    }
  }
  do i++; while (text.charCodeAt(i) === SPACE || text.charCodeAt(i) === TAB);
  return i < end && text.charCodeAt(i) === COLON && isGap(text.charCodeAt(i + 1)) ? i : -1;
}

/** True where nothing but blanks and a comment follow `from` on its line. */
export function isBare(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB || text.charCodeAt(at) === CR)) at++;
  return at >= end || (text.charCodeAt(at) === HASH && at > from);
}

/** The name of a key whose colon is known, unquoted (escapes are left as they are: section names have none). */
export function nameOf(text: string, at: number, colon: number): string {
  const name = text.slice(at, colon).replace(/[ \t]+$/, '');
  return /^(["']).*\1$/.test(name) ? name.slice(1, -1) : name;
}

function isMark(text: string, at: number): boolean {
  const mark = text.slice(at, at + 3);
  return (mark === '---' || mark === '...') && isGap(text.charCodeAt(at + 3));
}

/** Blank, line break or end of text. */
function isGap(c: number): boolean {
  return c === SPACE || c === LF || c === CR || c === TAB || Number.isNaN(c);
}
