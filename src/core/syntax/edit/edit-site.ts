// The text around an edit: offsets of the file, line ends, columns, the indentation that its neighbours use.

import type { Entry, SyntaxDocument } from '../document.ts';
import type { ListNode, MapNode, Pair, SyntaxNode } from '../node.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineStartOf } from '../../text/line-start.ts';
import { Writer } from './writer.ts';
import type { YamlValue } from './yaml-value.ts';

/** Whether a file has a text that keeps its blank lines at all: most have none, and looking for one above a place takes long. */
const keeping = new WeakMap<SyntaxDocument, boolean>();

export class EditSite {
  readonly text: string;
  /** The line break of the file. */
  readonly eol: string;
  /** Where ranges of nodes count from. */
  readonly offset: number;
  readonly #document: SyntaxDocument;

  constructor(document: SyntaxDocument, entry?: Entry) {
    this.#document = document;
    this.text = document.text;
    this.offset = entry?.offset ?? 0;
    this.eol = /\r?\n/.exec(this.text)?.[0] ?? '\n';
  }

  /** Indentation of one level: what the first entry with something below it uses, else two. */
  get step(): number {
    let looked = 0;
    for (const { content: { keyNode, value }, offset } of this.#document.entries.values()) {
      if (++looked > 50) break;
      if (value?.kind !== 'map' || value.flow || value.written || value.range.start <= keyNode.range.end) continue;
      const step = this.column(offset + value.range.start) - this.column(offset + keyNode.range.start);
      if (step > 0) return step;
    }
    return 2;
  }

  start(node: SyntaxNode): number {
    return node.range.start + this.offset;
  }

  end(node: SyntaxNode): number {
    return node.range.end + this.offset;
  }

  /** Characters between the start of the line and an offset. */
  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  lineStart(offset: number): number {
    return lineStartOf(this.text, offset);
  }

  /** The end of the line of an offset, before its line break. */
  lineEnd(offset: number): number {
    const found = this.text.indexOf('\n', offset);
    const end = found < 0 ? this.text.length : found;
    return end > offset && this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** The start of the next line, or the end of the text. */
  nextLine(offset: number): number {
    const found = this.text.indexOf('\n', offset);
    return found < 0 ? this.text.length : found + 1;
  }

  /** The offset behind the colon of a pair, undefined where it has none. */
  behindColon(pair: Pair): number | undefined {
    const found = /^\s*:/.exec(this.text.slice(this.end(pair.key), this.end(pair.key) + 200));
    return found ? this.end(pair.key) + found[0].length : undefined;
  }

  /** The end of a pair: of its value, else of its colon. */
  pairEnd(pair: Pair): number {
    return pair.value ? this.end(pair.value) : this.behindColon(pair) ?? this.end(pair.key);
  }

  /** Where a line may be added below a node: the end of its last line, behind a comment there; behind the blank lines that a `|+` keeps. */
  below(end: number): number {
    return this.lineEnd(this.#keptEnd(end));
  }

  #keptEnd(end: number): number {
    if (!this.keepsBlanks(end)) return end;
    const blanks = /^[^\n]*(?:\r?\n[ \t]*(?=\r?\n))+/.exec(this.text.slice(end, end + 10_000));
    return end + (blanks?.[0].replace(/\r$/, '').length ?? 0);
  }

  /** True behind the last line of a block of text whose header says to keep the blank lines behind it. */
  keepsBlanks(end: number): boolean {
    if (!this.#mayKeep()) return false;
    // Of the lines above, those further left than all below them: the keys that lead here, or less indented lines of the block.
    for (let at = this.lineStart(end), column = Infinity; column > 0; at = this.lineStart(at - 1)) {
      const line = this.text.slice(at, this.lineEnd(at));
      const own = line.search(/\S/);
      if (own >= 0 && own < column) {
        if (/(?:^|\s)[|>][0-9]?\+[0-9]?\s*(?:\s#.*)?$/.test(line)) return true;
        column = own;
      }
      if (at <= 1) break;
    }
    return false;
  }

  #mayKeep(): boolean {
    let may = keeping.get(this.#document);
    if (may === undefined) keeping.set(this.#document, (may = /[|>][0-9]?\+/.test(this.text)));
    return may;
  }

  /** Where a value begins: with its tag, if it has one. */
  valueStart(node: SyntaxNode): number {
    const start = this.start(node);
    if (node.kind !== 'scalar' || node.tag === undefined) return start;
    return start - (/![^\s]*[ \t]*$/.exec(this.text.slice(this.lineStart(start), start))?.[0].length ?? 0);
  }

  insert(at: number, writer: Writer, text: string): TextEdit {
    return this.replace(at, at, writer, text);
  }

  replace(start: number, end: number, writer: Writer, text: string): TextEdit {
    return { range: { start, end }, text, ...(writer.isSnippet ? { snippet: true } : {}) };
  }

  writer(value: YamlValue): Writer {
    return new Writer(value, this.step);
  }

  /** Lines at a column, each on a line of its own. */
  lines(lines: readonly string[], column: number): string {
    return lines.map(line => this.eol + ' '.repeat(column) + line).join('');
  }
}

/** Pairs that stand in the map itself, not brought in by `<<`. */
export function ownPairs(map: MapNode): readonly Pair[] {
  return map.pairs.filter(pair => !pair.merged);
}

/** True for a collection that is written where it stands: what an alias brings in is never edited. */
export function isOwn(node: SyntaxNode | undefined): node is MapNode | ListNode {
  return node !== undefined && node.kind !== 'scalar' && !node.written;
}

/** True for an entry of a section that is written as `{ … }`. */
export function isInBrackets({ id, content }: Entry): boolean {
  return id !== undefined && content.keyNode.range.start === 0 && !content.keyNode.written;
}
