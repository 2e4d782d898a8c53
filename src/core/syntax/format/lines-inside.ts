// Moves the lines of a text that spans several: their indentation changes, and what they say does not.

import type { TextEdit } from '../../text/edit.ts';
import type { Token } from './token.ts';

/** A line of a token behind its first break: where it starts, how many blanks it begins with, where its words end. */
interface Inner {
  readonly start: number;
  readonly blanks: number;
  /** In front of the line break. */
  readonly end: number;
}

/** Lines below the first one of a scalar, moved so that the leftmost begins at `column`; `own` is the column of the first where it begins its line. */
export function scalarLines(text: string, token: Token, own: number | undefined, column: number): TextEdit[] {
  const lines = linesOf(text, text.indexOf('\n', token.start) + 1, token.end, isBlank);
  const columns = lines.filter(isFull).map(({ blanks }) => blanks);
  const by = column - Math.min(...columns, own ?? Number.MAX_SAFE_INTEGER);
  const isDouble = text[token.start] === '"';
  const edits = lines.flatMap(line => [
    ...blanksEdit(text, line.start, line.start + line.blanks, isFull(line) ? line.blanks + by : 0),
    ...(isFull(line) ? trailingEdit(text, line, token, isDouble) : []),
  ]);
  const first = { start: token.start, blanks: 0, end: endOfLine(text, token.start, token.end) };
  return [...trailingEdit(text, first, token, isDouble), ...edits];
}

/** Lines of a block of text, moved to `column`, or by `by` where its header says how deep they are. */
export function bodyLines(text: string, token: Token, column: number, by: number | undefined): TextEdit[] {
  const lines = linesOf(text, token.start, token.end, isSpace);
  const first = lines.find(isFull);
  if (!first) return [];
  const before = first.blanks;
  const move = by ?? column - before;
  return lines.flatMap(line => {
    if (!isFull(line) && (by === undefined ? line.blanks <= before : false)) return blanksEdit(text, line.start, line.start + line.blanks, 0);
    return move === 0 || (!isFull(line) && line.blanks === 0) ? [] : blanksEdit(text, line.start, line.start + line.blanks, Math.max(0, line.blanks + move));
  });
}

/** The column behind the last character of a token after its lines were moved. */
export function endColumn(text: string, token: Token, edits: readonly TextEdit[]): number {
  const lastLine = text.lastIndexOf('\n', token.end - 1) + 1;
  let column = token.end - lastLine;
  for (const { range, text: put } of edits) if (range.start >= lastLine) column += put.length - (range.end - range.start);
  return column;
}

/** The edit that leaves `count` blanks between two offsets that hold nothing else; the smallest one. */
export function blanksEdit(text: string, start: number, end: number, count: number): TextEdit[] {
  let kept = 0;
  while (kept < count && start + kept < end && text.charCodeAt(start + kept) === 32) kept++;
  return start + kept === end && kept === count ? [] : [{ range: { start: start + kept, end }, text: ' '.repeat(count - kept) }];
}

/** Blanks at the end of a line; a blank behind a backslash is part of the text. */
function trailingEdit(text: string, { start, blanks, end }: Inner, token: Token, isDouble: boolean): TextEdit[] {
  if (end >= token.end) return [];
  let at = end;
  while (at > start + blanks && isBlank(text.charCodeAt(at - 1))) at--;
  if (isDouble && text[at - 1] === '\\') return [];
  return at === end ? [] : [{ range: { start: at, end }, text: '' }];
}

/** In a block of text a tab is part of what it says. */
function linesOf(text: string, from: number, to: number, isIndent: (c: number) => boolean): Inner[] {
  const lines: Inner[] = [];
  for (let start = from; start < to;) {
    const end = endOfLine(text, start, to);
    let at = start;
    while (at < end && isIndent(text.charCodeAt(at))) at++;
    lines.push({ start, blanks: at - start, end });
    const found = text.indexOf('\n', end);
    start = found < 0 ? to : found + 1;
  }
  return lines;
}

function endOfLine(text: string, from: number, to: number): number {
  const found = text.indexOf('\n', from);
  const end = found < 0 || found > to ? to : found;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function isFull({ start, blanks, end }: Inner): boolean {
  return start + blanks < end;
}

function isSpace(c: number): boolean {
  return c === 32;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9;
}
