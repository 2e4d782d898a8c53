// From offsets in a scalar's value to offsets in the text that writes it: quotes, escapes, folded lines, block indentation.

import type { ScalarNode } from '../../syntax/node.ts';

/** For each UTF-16 unit of the value, and for its end, the offset of what writes it, from the start of the node's text. */
export type OffsetTable = readonly number[];

/**
 * The table for a scalar. `raw` is the node's text, from its range's start to its end. Undefined where the text does not write the
 * value (it came through an alias or a merge, or a repaired text was read).
 */
export function offsetTable(raw: string, node: ScalarNode): OffsetTable | undefined {
  const { source } = node;
  const read = decode(raw, node).find(({ text }) => text.trimEnd() === source.trimEnd());
  // A node's range may leave out what trails: its blanks and line breaks stand where the text ends.
  return read && Array.from({ length: source.length + 1 }, (_, index) => read.offsets[Math.min(index, read.offsets.length - 1)] as number);
}

interface Decoded {
  readonly text: string;
  readonly offsets: number[];
}

/** The ways in which the text may be read; more than one where the indentation of a block is not to be seen in it. */
function decode(raw: string, { style }: ScalarNode): readonly Decoded[] {
  switch (style) {
    case 'plain': return [flow(raw, 0, raw.length, undefined)];
    case 'single': return [raw.startsWith('\'') ? flow(raw, 1, raw.length - 1, '\'') : flow(raw, 0, raw.length, undefined)];
    case 'double': return [flow(raw, 1, raw.length - 1, '"')];
    case 'literal': case 'folded': return blocks(raw, style === 'folded');
  }
}

class Output {
  text = '';
  readonly offsets: number[] = [];

  add(piece: string, offset: number): void {
    for (let index = 0; index < piece.length; index++) this.offsets.push(offset);
    this.text += piece;
  }

  end(offset: number): Decoded {
    this.offsets.push(offset);
    return { text: this.text, offsets: this.offsets };
  }
}

/** Plain and quoted scalars: line breaks fold into a space, empty lines into line breaks. */
function flow(raw: string, start: number, end: number, quote: string | undefined): Decoded {
  const out = new Output();
  let at = start;
  while (at < end) {
    const character = raw[at] as string;
    const folded = /^[ \t]*(\r\n|\n|\r)/.exec(raw.slice(at, end));
    if (folded) at = fold(raw, at, end, out);
    else if (quote === '\'' && character === '\'') at = copy(out, '\'', at, 2);
    else if (quote === '"' && character === '\\') at = escape(raw, at, end, out);
    else at = copy(out, character, at, 1);
  }
  return out.end(end);
}

function copy(out: Output, piece: string, at: number, length: number): number {
  out.add(piece, at);
  return at + length;
}

/** Skips blanks around a line break and the empty lines behind it; gives a space, or a line break for each empty line. */
function fold(raw: string, at: number, end: number, out: Output): number {
  let breaks = 0;
  let next = at;
  for (let match = lineBreak(raw, next, end); match !== undefined; match = lineBreak(raw, next, end)) {
    breaks++;
    next = match;
  }
  while (next < end && (raw[next] === ' ' || raw[next] === '\t')) next++;
  out.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), at);
  return next;
}

/** The offset behind the line break that only blanks stand before. */
function lineBreak(raw: string, at: number, end: number): number | undefined {
  const match = /^[ \t]*(?:\r\n|\n|\r)/.exec(raw.slice(at, end));
  return match ? at + match[0].length : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  0: '\0', a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', N: '\u0085', _: '\u00a0', L: '\u2028', P: '\u2029', ' ': ' ', '"': '"', '/': '/', '\\': '\\', '\t': '\t',
};

function escape(raw: string, at: number, end: number, out: Output): number {
  const next = raw[at + 1] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[next];
  if (digits !== undefined) {
    const code = Number.parseInt(raw.slice(at + 2, at + 2 + digits), 16);
    return copy(out, Number.isNaN(code) || code > 0x10ffff ? '' : String.fromCodePoint(code), at, 2 + digits);
  }
  const behind = lineBreak(raw, at + 1, end);
  if (behind === undefined) return copy(out, escapes[next] ?? next, at, 2);
  let start = behind;
  for (let more = lineBreak(raw, start, end); more !== undefined; more = lineBreak(raw, start, end)) {
    out.add('\n', at);
    start = more;
  }
  while (start < end && (raw[start] === ' ' || raw[start] === '\t')) start++;
  return start;
}

/** `|` and `>` with their indentation and chomping indicators: an indicator counts from the parent, which the text does not show. */
function blocks(raw: string, isFolded: boolean): readonly Decoded[] {
  const header = /^[|>](?:[1-9]?([+-])|([+-])?[1-9])?[^\r\n]*(?:\r\n|\n|\r|$)/.exec(raw);
  if (!header) return [];
  const lines = linesFrom(raw, header[0].length);
  const indents = lines.filter(line => /[^ ]/.test(line.text)).map(line => /^ */.exec(line.text)?.[0].length ?? 0);
  const most = indents.length > 0 ? Math.min(...indents) : Math.max(0, ...lines.map(line => line.text.length));
  const chomp = header[1] ?? header[2] ?? '';
  return Array.from({ length: most + 1 }, (_, index) => block(lines, most - index, chomp, isFolded, raw.length));
}

function block(lines: readonly Line[], indent: number, chomp: string, isFolded: boolean, length: number): Decoded {
  const out = new Output();
  const content = lines.map(line => ({ text: line.text.slice(indent), start: line.start + Math.min(indent, line.text.length), end: line.start + line.text.length }));
  const last = content.findLastIndex(line => line.text !== '');
  for (const [index, line] of content.slice(0, last + 1).entries()) {
    for (let unit = 0; unit < line.text.length; unit++) out.add(line.text[unit] as string, line.start + unit);
    if (index < last) breakAfter(content, index, isFolded, out);
  }
  const trailing = chomp === '-' || last < 0 ? 0 : chomp === '+' ? content.length - last : 1;
  const endOfText = content[last]?.end ?? length;
  for (let count = 0; count < trailing; count++) out.add('\n', endOfText);
  return out.end(endOfText);
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesFrom(raw: string, from: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (const match of raw.slice(from).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: raw.slice(start, from + match.index), start });
    start = from + match.index + match[0].length;
  }
  if (start < raw.length) lines.push({ text: raw.slice(start), start });
  return lines;
}

/** A line break, or in a folded scalar the space that it folds into. */
function breakAfter(lines: readonly (Line & { readonly end: number })[], index: number, isFolded: boolean, out: Output): void {
  const line = lines[index] as Line & { readonly end: number };
  const next = lines[index + 1];
  if (!isFolded || line.text === '' || isMore(line.text)) return out.add('\n', line.end);
  if (next && next.text !== '') return out.add(isMore(next.text) ? '\n' : ' ', line.end);
  // Empty lines follow: the first break folds away, unless what comes behind them is indented more.
  const behind = lines.slice(index + 1).find(other => other.text !== '');
  if (behind && isMore(behind.text)) out.add('\n', line.end);
}

function isMore(text: string): boolean {
  return text.startsWith(' ') || text.startsWith('\t');
}
