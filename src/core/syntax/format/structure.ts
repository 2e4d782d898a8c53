// Says for each line where it belongs: block maps and lists by their columns, flow collections by their brackets, comments with their entry.

import { type Level, enter, step } from './level.ts';
import type { Token } from './token.ts';

export interface Structure {
  /** The column where each first word of a line belongs; -1 for other words, and for comments that go on with one behind a value. */
  readonly columns: Int32Array;
  /** The column of the lines below, for a value that goes on there; behind an opening bracket, of what stands inside. */
  readonly below: Int32Array;
  /** The column, in the text as it is, of the entries among which each word stands. */
  readonly parents: Int32Array;
}

/** `keeps`: true for an offset whose entry stays in its column. */
export function structureOf(text: string, tokens: readonly Token[], keeps: (offset: number) => boolean): Structure {
  return new Structurer(text, tokens, keeps).run();
}

/** An open bracket: the columns of the lines inside, and of its closing one. */
interface Bracket {
  readonly inside: number;
  readonly close: number;
}

class Structurer {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #keeps: (offset: number) => boolean;
  readonly #columns: Int32Array;
  readonly #below: Int32Array;
  readonly #parents: Int32Array;
  readonly #levels: Level[] = [];
  readonly #brackets: Bracket[] = [];
  /** Where the line being read begins, or the entry that begins in it. */
  #base = 0;
  /** Comments on lines of their own whose next line is not known yet. */
  #waiting: number[] = [];
  /** True where a word may begin an entry: first in its line, or behind a dash. */
  #mayEnter = true;

  constructor(text: string, tokens: readonly Token[], keeps: (offset: number) => boolean) {
    this.#text = text;
    this.#tokens = tokens;
    this.#keeps = keeps;
    this.#columns = new Int32Array(tokens.length).fill(-1);
    this.#below = new Int32Array(tokens.length);
    this.#parents = new Int32Array(tokens.length);
  }

  run(): Structure {
    for (let index = 0; index < this.#tokens.length; index++) this.#token(index, this.#tokens[index] as Token);
    this.#placeComments(-1, undefined);
    return { columns: this.#columns, below: this.#below, parents: this.#parents };
  }

  #token(index: number, token: Token): void {
    if (token.kind === 'comment') return void (token.isFirst && this.#waiting.push(index));
    if (token.kind === 'verbatim' || token.kind === 'mark') return this.#outside(index, token);
    if (token.isFirst) this.#mayEnter = true;
    if (this.#brackets.length > 0) this.#inFlow(index, token);
    else if (token.kind !== 'body') this.#inBlock(index, token);
    if (token.kind === 'open') this.#brackets.push({ inside: this.#base + step, close: this.#base });
    if (token.kind === 'close') this.#brackets.pop();
    const level = this.#levels.at(-1);
    this.#below[index] = this.#brackets.at(-1)?.inside ?? (level ? level.after + step : 0);
    this.#parents[index] = level?.before ?? 0;
  }

  /** What stays as it is ends whatever stood above it, but for the section that it stands in. */
  #outside(index: number, token: Token): void {
    this.#columns[index] = 0;
    this.#placeComments(token.kind === 'verbatim' ? columnOf(this.#text, token) : 0, undefined);
    this.#brackets.length = 0;
    while (this.#levels.length > (token.kind === 'verbatim' && columnOf(this.#text, token) > 0 ? 2 : 1)) this.#levels.pop();
    this.#mayEnter = true;
  }

  #inFlow(index: number, token: Token): void {
    if (!token.isFirst) return;
    const { inside, close } = this.#brackets.at(-1) as Bracket;
    this.#base = this.#columns[index] = token.kind === 'close' ? close : inside;
    for (const comment of this.#waiting) this.#columns[comment] = this.#goesOn(comment, token.column) ? -1 : inside;
    this.#waiting = [];
  }

  #inBlock(index: number, token: Token): void {
    const kind = this.#mayEnter ? this.#entryAt(index, token) : undefined;
    this.#mayEnter = kind !== undefined && (token.kind === 'dash' || token.kind === 'question' || token.kind === 'colon');
    const above = this.#waiting.length > 0 ? this.#levels.slice() : this.#levels;
    const level = kind && enter(this.#levels, kind, token.column, this.#keeps(token.start));
    if (level) this.#base = level.after;
    if (!token.isFirst) return;
    const top = this.#levels.at(-1);
    const column = level?.after ?? (top ? top.after + step : 0);
    this.#base = this.#columns[index] = column;
    this.#placeComments(token.column, column, above);
  }

  /** What begins here: an item, a pair, or (undefined) a value that the line above announced. */
  #entryAt(index: number, token: Token): Level['kind'] | undefined {
    if (token.kind === 'dash') return 'list';
    if (token.kind === 'question' || token.kind === 'colon') return 'map';
    let depth = 0;
    for (let i = index; i < this.#tokens.length; i++) {
      const { kind, isFirst } = this.#tokens[i] as Token;
      if (i > index && isFirst) return undefined;
      if (kind === 'open') depth++;
      else if (kind === 'close') depth--;
      else if (kind === 'colon' && depth === 0) return 'map';
      else if (kind === 'comment' || kind === 'header') return undefined;
    }
    return undefined;
  }

  /**
   * Comments in front of a line at column `next` go with it; those further in with the entry above that they stand in line with.
   * `column`: where that line goes; undefined where it stays.
   */
  #placeComments(next: number, column: number | undefined, levels: readonly Level[] = this.#levels): void {
    for (const comment of this.#waiting) {
      const { column: own } = this.#tokens[comment] as Token;
      if (own > next && this.#goesOn(comment, next)) continue;
      this.#columns[comment] = own > next ? this.#above(comment, own, next, levels) ?? column ?? own : column ?? own;
    }
    this.#waiting = [];
  }

  /** The column of the entry above that a comment stands in line with; undefined where that is the one of the next line. */
  #above(comment: number, own: number, next: number, levels: readonly Level[]): number | undefined {
    const level = levels.findLast(({ before }) => before <= own);
    const last = this.#lastBefore(comment);
    if (level && own > level.before && next <= level.before && (last?.kind === 'colon' || last?.kind === 'dash')) return level.after + step;
    return level && level.before > next ? level.after : undefined;
  }

  #lastBefore(index: number): Token | undefined {
    for (let i = index - 1; i >= 0; i--) if (this.#tokens[i]?.kind !== 'comment') return this.#tokens[i];
    return undefined;
  }

  /** True for a comment in line with one behind a value, in the line above. */
  #goesOn(index: number, next: number): boolean {
    const token = this.#tokens[index] as Token;
    const before = this.#tokens[index - 1];
    if (before?.kind !== 'comment' || before.column !== token.column || token.column <= next) return false;
    if (before.isFirst && this.#columns[index - 1] !== -1) return false;
    return !/\n[^\n]*\n/.test(this.#text.slice(before.end, token.start));
  }
}

function columnOf(text: string, { start }: Token): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
}
