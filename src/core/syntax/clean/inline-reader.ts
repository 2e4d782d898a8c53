// Reads values on one line: plain, quoted, in brackets. Knows the clean part of YAML alone and gives up on anything else.

import type { MapNode, Pair, ScalarNode, SyntaxNode } from '../node.ts';
import { plainValue } from './plain-value.ts';

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const COMMA = 44;
const COLON = 58;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACKET_END = 93;
const BRACE = 123;
const BRACE_END = 125;

/** Brackets inside of brackets that are read here; deeper ones are left to the YAML library and its limit. */
const deepest = 20;

export class InlineReader {
  readonly text: string;
  /** Behind what was read last. */
  at = 0;
  /** End of the line being read, without its line break. */
  end = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The value that begins at `start`, in a line that ends at `end`; only blanks or a comment may follow. Undefined gives up. */
  value(start: number, end: number): SyntaxNode | undefined {
    this.end = end;
    this.#depth = 0;
    const c = this.text.charCodeAt(start);
    const node = c === QUOTE || c === APOSTROPHE ? this.#quoted(start, c) : c === BRACKET || c === BRACE ? this.#flow(start) : this.#plain(start);
    return node && this.#isRestVoid() ? node : undefined;
  }

  #isRestVoid(): boolean {
    let at = this.at;
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at++;
    return at === this.end || (this.text.charCodeAt(at) === HASH && at > this.at);
  }

  /** Plain text up to a comment or the end of the line. */
  #plain(start: number): ScalarNode | undefined {
    if (!startsPlain(this.text, start, this.end)) return undefined;
    let last = start;
    let at = start;
    for (; at < this.end; at++) {
      const c = this.text.charCodeAt(at);
      if (c === SPACE) {
        if (this.text.charCodeAt(at + 1) === HASH) break;
      } else if (c < SPACE || (c === COLON && (at + 1 >= this.end || this.text.charCodeAt(at + 1) === SPACE))) return undefined;
      else last = at;
    }
    this.at = last + 1;
    return plainScalar(this.text, start, last + 1);
  }

  #quoted(start: number, quote: number): ScalarNode | undefined {
    let escapes = 0;
    for (let at = start + 1; at < this.end; at++) {
      const c = this.text.charCodeAt(at);
      if (c < SPACE || (quote === QUOTE && c === BACKSLASH)) return undefined;
      if (c !== quote) continue;
      if (quote === APOSTROPHE && this.text.charCodeAt(at + 1) === APOSTROPHE) {
        escapes++;
        at++;
        continue;
      }
      this.at = at + 1;
      const inside = this.text.slice(start + 1, at);
      const value = escapes > 0 ? inside.replaceAll("''", "'") : inside;
      return { kind: 'scalar', range: { start, end: at + 1 }, value, source: value, style: quote === QUOTE ? 'double' : 'single' };
    }
    return undefined;
  }

  #flow(start: number): SyntaxNode | undefined {
    if (++this.#depth > deepest) return undefined;
    const node = this.text.charCodeAt(start) === BRACE ? this.#flowMap(start) : this.#flowList(start);
    this.#depth--;
    return node;
  }

  #flowList(start: number): SyntaxNode | undefined {
    const items: SyntaxNode[] = [];
    this.at = start + 1;
    for (;;) {
      const c = this.#skip();
      if (c === BRACKET_END) break;
      const item = this.#member(this.at);
      if (!item) return undefined;
      items.push(item);
      if (!this.#isSeparated(BRACKET_END)) return undefined;
    }
    return { kind: 'list', range: { start, end: ++this.at }, items, flow: true };
  }

  #flowMap(start: number): MapNode | undefined {
    const pairs: Pair[] = [];
    this.at = start + 1;
    for (;;) {
      const c = this.#skip();
      if (c === BRACE_END) break;
      const key = this.#flowKey(this.at);
      if (!key || pairs.some(pair => pair.key.source === key.source)) return undefined;
      const behind = this.#skip();
      const isEmpty = behind === COMMA || behind === BRACE_END;
      const value = isEmpty ? undefined : this.#member(this.at);
      if (!isEmpty && !value) return undefined;
      pairs.push({ key, value });
      if (!this.#isSeparated(BRACE_END)) return undefined;
    }
    return { kind: 'map', range: { start, end: ++this.at }, pairs, flow: true };
  }

  /** Skips blanks; the next character, or 0 at the end of the line. */
  #skip(): number {
    while (this.at < this.end && this.text.charCodeAt(this.at) === SPACE) this.at++;
    return this.at < this.end ? this.text.charCodeAt(this.at) : 0;
  }

  /** Steps over a comma; true there and in front of the closing bracket. */
  #isSeparated(close: number): boolean {
    const c = this.#skip();
    if (c === COMMA) this.at++;
    return c === COMMA || c === close;
  }

  #flowKey(start: number): ScalarNode | undefined {
    const end = keyEnd(this.text, start, this.end);
    if (end < 0 || this.text.charCodeAt(end + 1) !== SPACE) return undefined;
    this.at = end + 1;
    return keyScalar(this.text, start, end);
  }

  #member(start: number): SyntaxNode | undefined {
    const c = this.text.charCodeAt(start);
    if (c === QUOTE || c === APOSTROPHE) return this.#quoted(start, c);
    if (c === BRACKET || c === BRACE) return this.#flow(start);
    if (!startsPlain(this.text, start, this.end)) return undefined;
    let last = start;
    for (let at = start; at < this.end; at++) {
      const next = this.text.charCodeAt(at);
      if (next === COMMA || next === BRACKET_END || next === BRACE_END) {
        this.at = last + 1;
        return plainScalar(this.text, start, last + 1);
      }
      if (next === BRACKET || next === BRACE || next < SPACE || (next === HASH && this.text.charCodeAt(at - 1) === SPACE)) return undefined;
      if (next === COLON && isFlowGap(this.text.charCodeAt(at + 1))) return undefined;
      if (next !== SPACE) last = at;
    }
    return undefined;
  }
}

function isFlowGap(c: number): boolean {
  return c === SPACE || c === COMMA || c === BRACKET || c === BRACKET_END || c === BRACE || c === BRACE_END || c === TAB || Number.isNaN(c) || c < SPACE;
}

function plainScalar(text: string, start: number, end: number): ScalarNode {
  const source = text.slice(start, end);
  return { kind: 'scalar', range: { start, end }, value: plainValue(source), source, style: 'plain' };
}

/** A key always reads as text. */
export function keyScalar(text: string, start: number, end: number): ScalarNode {
  const source = text.slice(start, end);
  return { kind: 'scalar', range: { start, end }, value: source, source, style: 'plain' };
}

/** True where a plain value may begin: no sign that means something to YAML, but for a dash in front of a character. */
function startsPlain(text: string, start: number, end: number): boolean {
  const c = text.charCodeAt(start);
  if (c === 45) return start + 1 < end && !isFlowGap(text.charCodeAt(start + 1));
  return start < end && !isIndicator(c);
}

/** `!"#%&'*,:>?@[]`{|}` and blanks. */
function isIndicator(c: number): boolean {
  switch (c) {
    case 33: case 34: case 35: case 37: case 38: case 39: case 42: case 44: case 58: case 62: case 63: case 64: case 91: case 93: case 96: case 123: case 124: case 125:
      return true;
    default:
      return c <= SPACE || c === 0xfeff;
  }
}

/**
 * Offset of the colon behind a simple key that begins at `start`: letters, digits and marks inside of words, with nothing between
 * the key and its colon. -1 for any other line.
 */
export function keyEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === COLON) return at > start ? at : -1;
    const isWord = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || (c > 0xa0 && c < 0xd800);
    if (!isWord && (at === start || !(c === 45 || c === 46 || c === 47))) return -1;
  }
  return -1;
}
