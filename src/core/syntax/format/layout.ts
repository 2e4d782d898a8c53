// From tokens and where they belong to the smallest edits: indentation, blanks between words, blank lines, the end of the file.

import type { TextEdit } from '../../text/edit.ts';
import { lineStartOf } from '../../text/line-start.ts';
import { blanksEdit, bodyLines, endColumn, scalarLines } from './lines-inside.ts';
import { blanksBetween } from './spacing.ts';
import type { Structure } from './structure.ts';
import type { Token } from './token.ts';
import { type Trailing, trailingColumns } from './trailing-comments.ts';

/** The edits of a text of these tokens, in order. */
export function layout(text: string, tokens: readonly Token[], structure: Structure): TextEdit[] {
  const inner = tokens.map((token, index) => innerEdits(text, tokens, index, token, structure));
  const trailing = trailingColumns(trailingOf(text, tokens, structure, inner));
  const edits: TextEdit[] = [];
  let column = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const before = tokens[index - 1];
    const own = trailing.get(index);
    if (token.isFirst) {
      column = own ?? structure.columns[index] as number;
      pushAll(edits, lineEdits(text, before, token, column));
    } else if (before) {
      const blanks = own === undefined ? blanksBetween(text, before, token, token.start - before.end) : own - column;
      column += blanks;
      pushAll(edits, blanksEdit(text, before.end, token.start, blanks));
    }
    const moved = inner[index] as readonly TextEdit[];
    pushAll(edits, moved);
    column = isLong(text, token) ? endColumn(text, token, moved) : column + token.end - token.start;
  }
  pushAll(edits, endEdits(text, tokens.at(-1)));
  return edits;
}

const none: readonly TextEdit[] = [];

function innerEdits(text: string, tokens: readonly Token[], index: number, token: Token, { below, parents }: Structure): readonly TextEdit[] {
  if (token.kind === 'body') {
    const header = headerOf(tokens, index);
    const isFixed = header !== undefined && /[1-9]/.test(text.slice(header.start, header.end));
    return bodyLines(text, token, below[index] as number, isFixed ? (below[index] as number) - 2 - (parents[index] as number) : undefined);
  }
  if (token.kind !== 'text' || !isLong(text, token)) return none;
  return scalarLines(text, token, token.isFirst ? token.column : undefined, below[index] as number);
}

function headerOf(tokens: readonly Token[], index: number): Token | undefined {
  for (let i = index - 1; i >= index - 2; i--) if (tokens[i]?.kind === 'header') return tokens[i];
  return undefined;
}

/** Every comment behind a value, with the ends of what stands in front of it. */
function trailingOf(text: string, tokens: readonly Token[], { columns }: Structure, inner: readonly (readonly TextEdit[])[]): Trailing[] {
  const found: Trailing[] = [];
  let after = 0;
  let isApart = true;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const before = tokens[index - 1];
    if (token.kind === 'verbatim' || (token.isFirst && before && isGapWide(text, before.end, token.start))) isApart = true;
    const goesOn = token.kind === 'comment' && token.isFirst && columns[index] === -1;
    if (token.kind === 'comment' && (!token.isFirst || goesOn)) {
      const end = goesOn || !before ? 0 : token.column - (token.start - before.end);
      found.push({ index, column: token.column, before: end, after: goesOn ? 0 : after, isApart });
      isApart = false;
    }
    if (token.isFirst) after = columns[index] as number;
    else if (before) after += blanksBetween(text, before, token, token.start - before.end);
    after = isLong(text, token) ? endColumn(text, token, inner[index] as readonly TextEdit[]) : after + token.end - token.start;
  }
  return found;
}

/** True where a blank line stands between two offsets. */
function isGapWide(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start - 1) === 10 ? start - 1 : text.indexOf('\n', start);
  const second = first < 0 ? -1 : text.indexOf('\n', first + 1);
  return second >= 0 && second < end;
}

function isLong(text: string, { kind, start, end }: Token): boolean {
  if (kind !== 'text' && kind !== 'body') return false;
  const at = text.indexOf('\n', start);
  return at >= 0 && at < end;
}

/** Between the end of a line and the first word of the next one: no blanks, at most one blank line, the right column. */
function lineEdits(text: string, before: Token | undefined, token: Token, column: number): TextEdit[] {
  const start = before?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (token.kind === 'body') return breakEdits(text, start, token.start, 1);
  const lineStart = lineStartOf(text, token.start);
  if (lineStart <= start) return token.kind === 'verbatim' ? [] : blanksEdit(text, start, token.start, column);
  const isEnded = !before || text.charCodeAt(start - 1) === 10;
  const kept = before === undefined ? 0 : isEnded ? 1 : 2;
  return [...breakEdits(text, start, lineStart, kept), ...(token.kind === 'verbatim' ? [] : blanksEdit(text, lineStart, token.start, column))];
}

/** Leaves at most `kept` line breaks between `start` and `end` (just behind the last one), and no blanks. */
function breakEdits(text: string, start: number, end: number, kept: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = start;
  for (let count = 0; at < end; count++) {
    if (count === kept) return [...edits, { range: { start: at, end }, text: '' }];
    const found = text.indexOf('\n', at);
    const stop = found > at && text.charCodeAt(found - 1) === 13 ? found - 1 : found;
    if (stop > at) edits.push({ range: { start: at, end: stop }, text: '' });
    at = found + 1;
  }
  return edits;
}

/** One line break at the end of the file. */
function endEdits(text: string, last: Token | undefined): TextEdit[] {
  const start = last?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (last?.kind === 'verbatim') return [];
  if (!last || text.charCodeAt(start - 1) === 10) return start < text.length ? [{ range: { start, end: text.length }, text: '' }] : [];
  const end = text.lastIndexOf('\n') + 1;
  if (end > start) return [...breakEdits(text, start, end, 1), ...(end < text.length ? [{ range: { start: end, end: text.length }, text: '' }] : [])];
  return [{ range: { start, end: text.length }, text: text.includes('\r\n') ? '\r\n' : '\n' }];
}

function pushAll(into: TextEdit[], more: readonly TextEdit[]): void {
  for (const edit of more) into.push(edit);
}
