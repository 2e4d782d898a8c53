// Where a line that is being typed begins: told by what stands above it, whole or not.

import { lineStartOf } from '../../text/line-start.ts';
import type { SyntaxDocument } from '../document.ts';
import { entryAt } from '../entry-at.ts';
import { isVoid, lineAt } from '../scan/line.ts';
import { structureOf } from './structure.ts';
import { type Token, tokensIn } from './token.ts';

/**
 * The column for the blank line at `offset`, just below a line with words: deeper behind a bare key, a dash or an open bracket, else
 * that of the entry above. Undefined inside a text on several lines, below a blank line, and for a line that holds words.
 */
export function indentAt(document: SyntaxDocument, offset: number): number | undefined {
  const { text } = document;
  const start = lineStartOf(text, offset);
  const line = lineAt(text, start);
  if (!isVoid(text, line) || text[line.at] === '#' || start === 0) return undefined;
  const above = lineAt(text, lineStartOf(text, start - 1));
  if (text[above.at] === '#') return above.column;
  return isVoid(text, above) ? undefined : columnBelow(document, start);
}

/** The column for a dash at `offset`, the first word of its line, where the line above is a bare key; undefined where it may stay. */
export function dashIndentAt(document: SyntaxDocument, offset: number): number | undefined {
  const { text } = document;
  const start = lineStartOf(text, offset);
  const line = lineAt(text, start);
  if (line.at !== offset || text.slice(offset, line.end).trimEnd() !== '-') return undefined;
  const above = wordsAbove(document, start);
  if (above?.last.kind !== 'colon' || line.column < above.parent) return undefined;
  return above.below === line.column ? undefined : above.below;
}

function columnBelow(document: SyntaxDocument, start: number): number | undefined {
  const above = wordsAbove(document, start);
  if (!above || above.last.kind === 'body' || isOpenQuote(document.text, above.last)) return undefined;
  return above.isInBrackets || opens.has(above.last.kind) ? above.below : above.parent;
}

const opens: ReadonlySet<Token['kind']> = new Set(['colon', 'dash', 'question', 'header', 'property', 'open']);

/** The last word above a line, the column of what may stand below of it, and that of the entries beside it. */
function wordsAbove(document: SyntaxDocument, start: number) {
  const tokens = tokensIn(document.text, entryStart(document, start - 1), start);
  const index = tokens.findLastIndex(({ kind }) => kind !== 'comment');
  const last = tokens[index];
  if (!last) return undefined;
  const { below, parents } = structureOf(document.text, tokens, () => true);
  const depth = tokens.reduce((sum, { kind }) => sum + (kind === 'open' ? 1 : kind === 'close' ? -1 : 0), 0);
  return { last, below: below[index] as number, parent: parents[index] as number, isInBrackets: depth > 0 };
}

/** Start of the line from which on the text is enough to know what `offset` stands in: an entry, or the key of a section. */
function entryStart(document: SyntaxDocument, offset: number): number {
  let start = entryAt(document, offset)?.offset ?? 0;
  for (const { key } of document.sections.values()) {
    const line = lineStartOf(document.text, key.range.start);
    if (line <= offset && line > start) start = line;
  }
  return start;
}

function isOpenQuote(text: string, { kind, start, end }: Token): boolean {
  const quote = text[start];
  return kind === 'text' && (quote === '"' || quote === "'") && (end - start < 2 || text[end - 1] !== quote);
}
