// Lines that start in a column where none of their neighbours do.

import type { Line } from '../scan/line.ts';
import type { Diagnosis } from './diagnosis.ts';
import { insert } from './patched.ts';
import type { Patch } from './patched.ts';
import { contentEnd, innerColumn, isItem, lineAbove, nextLine } from './text-lines.ts';

/** A line that should start in the column of a neighbour; `above` is the nearest line whose columns may be meant. */
export function badIndentation(text: string, line: Line, above: Line | undefined): Diagnosis {
  const first = above && firstTooDeep(text, above, line);
  if (first) return moved(text, first, line.column);
  return moved(text, line, meantColumn(text, line, above));
}

/** The column that a line most likely means: the nearest open one to the right, else to the left. */
function meantColumn(text: string, line: Line, above: Line | undefined): number {
  const open: number[] = [];
  for (let at = above, least = Infinity; at; at = lineAbove(text, at)) {
    if (isItem(text, line) ? isItem(text, at) && at.column < least : at.column < least) open.push(at.column);
    const inner = innerColumn(text, at);
    if (!isItem(text, line) && inner < least && inner !== at.column) open.push(inner);
    least = Math.min(least, at.column);
    if (least < line.column) break;
  }
  const right = open.filter(column => column > line.column).sort((a, b) => a - b)[0];
  return right ?? open.filter(column => column < line.column).sort((a, b) => b - a)[0] ?? line.column;
}

/** Where the line above is the first of its map and the lines after `line` agree with `line`, the first one is the odd one out. */
function firstTooDeep(text: string, above: Line, line: Line): Line | undefined {
  const parent = lineAbove(text, above);
  const next = nextLine(text, line);
  const isFirst = parent !== undefined && parent.column < line.column && above.column > line.column;
  return isFirst && next?.column === line.column && !isItem(text, above) ? above : undefined;
}

function moved(text: string, line: Line, column: number): Diagnosis {
  const end = contentEnd(text, line);
  return {
    kind: 'bad-indentation', key: column === line.column ? 'bad-indentation-any' : 'bad-indentation', start: line.at, end: firstWordEnd(text, line, end),
    args: { found: line.column + 1, expected: column + 1 }, patches: reindent(line, column),
  };
}

function reindent(line: Line, column: number): Patch[] {
  const blanks = line.at - line.start;
  if (column > line.column) return [insert(line.at, ' '.repeat(column - line.column))];
  const removed = Math.min(blanks, line.column - column);
  return removed > 0 ? [{ at: line.at - removed, removed, inserted: '' }] : [];
}

/** Up to the colon of a key, so that the value is not underlined. */
function firstWordEnd(text: string, line: Line, end: number): number {
  const colon = /:(?:\s|$)/.exec(text.slice(line.at, end));
  return colon ? line.at + colon.index : end;
}

/** A line of a block of text (`|` or `>`) that starts too far to the left. */
export function blockIndentation(text: string, line: Line): Diagnosis {
  let above = lineAbove(text, line);
  let column = 0;
  while (above && !opensBlock(text, above)) {
    column = Math.max(column, above.column);
    above = lineAbove(text, above);
  }
  const expected = column > line.column ? column : Math.max(line.column + 1, (above ? innerColumn(text, above) : 0) + 2);
  return { kind: 'block-indentation', start: line.at, end: contentEnd(text, line), args: { found: line.column + 1, expected: expected + 1 }, patches: reindent(line, expected) };
}

/** True for a line that ends with `|` or `>`: a block of text follows. */
export function opensBlock(text: string, line: Line | undefined): boolean {
  return line !== undefined && /(?:^|[\s:-])[|>][-+1-9]{0,2}\s*$/.test(text.slice(line.at, contentEnd(text, line)));
}
