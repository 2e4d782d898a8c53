// Reads lines of keys and values without the YAML library: the clean part of YAML in which nearly all manifests are written.
// Gives up on anything else (anchors, tags, tabs, several lines, faults of any kind), and the library reads it then.

import type { ListNode, MapNode, Pair, ScalarNode, SyntaxNode } from '../node.ts';
import { InlineReader, keyEnd, keyScalar } from './inline-reader.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const PIPE = 124;

/** Blocks inside of blocks that are read here. */
const deepest = 20;

export class BlockReader {
  readonly #text: string;
  readonly #inline: InlineReader;
  /** The line being read: its first character that is no blank, its end without line break, its column; at the end of the text `#at` is -1. */
  #at = -1;
  #end = 0;
  #column = 0;
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#inline = new InlineReader(text);
  }

  /** The one pair whose key stands in `column`; undefined gives up. */
  read(column: number): Pair | undefined {
    if (!this.#advance() || this.#at < 0 || this.#column !== column) return undefined;
    const map = this.#map(this.#at, column);
    return map && map.pairs.length === 1 && this.#at < 0 ? map.pairs[0] : undefined;
  }

  /** Goes to the next line with content; false where a line has a tab or a control character in front. */
  #advance(): boolean {
    const { length } = this.#text;
    while (this.#next < length) {
      const start = this.#next;
      let at = start;
      while (this.#text.charCodeAt(at) === SPACE) at++;
      const found = this.#text.indexOf('\n', at);
      this.#next = found < 0 ? length : found + 1;
      this.#end = found < 0 ? length : found > at && this.#text.charCodeAt(found - 1) === CR ? found - 1 : found;
      const c = this.#text.charCodeAt(at);
      if (at >= this.#end || c === HASH) continue;
      if (c === TAB || c < SPACE) return false;
      this.#at = at;
      this.#column = at - start;
      return true;
    }
    this.#at = -1;
    return true;
  }

  #isItem(): boolean {
    return this.#text.charCodeAt(this.#at) === DASH && (this.#at + 1 === this.#end || this.#text.charCodeAt(this.#at + 1) === SPACE);
  }

  /** A map whose first key begins at `start`, in `column`. */
  #map(start: number, column: number): MapNode | undefined {
    if (++this.#depth > deepest) return undefined;
    const pairs: Pair[] = [];
    const names = new Set<string>();
    let key = start;
    for (;;) {
      const pair = this.#pair(key, column);
      if (!pair || names.has(pair.key.source)) return undefined;
      names.add(pair.key.source);
      pairs.push(pair);
      if (this.#at < 0 || this.#column < column) break;
      if (this.#column > column || this.#isItem()) return undefined;
      key = this.#at;
    }
    this.#depth--;
    const last = pairs.at(-1) as Pair;
    // An empty value lies behind the colon.
    return { kind: 'map', range: { start, end: last.value ? last.value.range.end : last.key.range.end + 1 }, pairs, flow: false };
  }

  #pair(start: number, column: number): Pair | undefined {
    const colon = keyEnd(this.#text, start, this.#end);
    if (colon < 0) return undefined;
    const key = keyScalar(this.#text, start, colon);
    const from = this.#valueStart(colon + 1);
    if (from < 0) return undefined;
    if (from > 0) {
      const value = this.#text.charCodeAt(from) === PIPE ? this.#literal(from, column) : this.#value(from, column);
      return value && { key, value };
    }
    if (!this.#advance()) return undefined;
    if (this.#at < 0 || this.#column < column || (this.#column === column && !this.#isItem())) return { key, value: undefined };
    const value = this.#isItem() ? this.#list() : this.#map(this.#at, this.#column);
    return value && { key, value };
  }

  /** Where a value begins behind a colon or a dash: 0 where none stands on the line, -1 to give up. */
  #valueStart(from: number): number {
    let at = from;
    while (at < this.#end && this.#text.charCodeAt(at) === SPACE) at++;
    if (at >= this.#end) return 0;
    if (at === from) return -1;
    return this.#text.charCodeAt(at) === HASH ? 0 : at;
  }

  /** A value on one line; a deeper line below would belong to it. */
  #value(from: number, column: number): SyntaxNode | undefined {
    const value = this.#inline.value(from, this.#end);
    return value && this.#advance() && (this.#at < 0 || this.#column <= column) ? value : undefined;
  }

  #list(): ListNode | undefined {
    if (++this.#depth > deepest) return undefined;
    const start = this.#at;
    const column = this.#column;
    const items: SyntaxNode[] = [];
    while (this.#at >= 0 && this.#column === column && this.#isItem()) {
      const item = this.#item(column);
      if (!item) return undefined;
      items.push(item);
    }
    if (this.#at >= 0 && this.#column > column) return undefined;
    this.#depth--;
    return { kind: 'list', range: { start, end: (items.at(-1) as SyntaxNode).range.end }, items, flow: false };
  }

  #item(column: number): SyntaxNode | undefined {
    const from = this.#valueStart(this.#at + 1);
    if (from <= 0) return undefined;
    const colon = keyEnd(this.#text, from, this.#end);
    const isKey = colon >= 0 && (colon + 1 === this.#end || this.#text.charCodeAt(colon + 1) === SPACE);
    return isKey ? this.#map(from, column + from - this.#at) : this.#value(from, column);
  }

  /** Text below `|` or `|-`, each line as it stands. */
  #literal(start: number, column: number): ScalarNode | undefined {
    const isStripped = this.#text.charCodeAt(start + 1) === DASH;
    if (this.#valueStart(start + (isStripped ? 2 : 1)) !== 0) return undefined;
    const lines: string[] = [];
    let indent = 0;
    let last = -1;
    while (this.#next < this.#text.length) {
      const lineStart = this.#next;
      const found = this.#text.indexOf('\n', lineStart);
      const lineEnd = found < 0 ? this.#text.length : found;
      const end = lineEnd > lineStart && this.#text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
      let at = lineStart;
      while (at < end && this.#text.charCodeAt(at) === SPACE) at++;
      if (at === end) {
        // Blank lines before the text, and those that are longer than its indentation, have rules of their own.
        if (last < 0 || at - lineStart > indent) return undefined;
        lines.push('');
      } else {
        if (last < 0) indent = at - lineStart;
        if (indent <= column) return undefined;
        if (at - lineStart < indent) break;
        const line = this.#text.slice(lineStart + indent, end);
        if (hasControl(line)) return undefined;
        lines.push(line);
        last = lines.length;
        this.#end = end;
      }
      this.#next = found < 0 ? this.#text.length : found + 1;
    }
    if (last < 0) return undefined;
    let end = this.#end;
    while (this.#text.charCodeAt(end - 1) === SPACE) end--;
    const value = lines.slice(0, last).join('\n') + (isStripped ? '' : '\n');
    if (!this.#advance() || (this.#at >= 0 && this.#column > column)) return undefined;
    return { kind: 'scalar', range: { start, end }, value, source: value, style: 'literal' };
  }
}

function hasControl(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (c < SPACE && c !== LF) return true;
  }
  return false;
}
