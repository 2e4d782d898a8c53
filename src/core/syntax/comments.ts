// Comments of a file with their places, found only when asked for, and again only where the text has changed.

import { CST, Lexer } from 'yaml';
import { sourceOf } from './build-document.ts';
import type { Comment, SyntaxDocument } from './document.ts';
import type { Unit } from './unit/unit.ts';

const ofDocument = new WeakMap<SyntaxDocument, readonly Comment[]>();
const ofUnit = new WeakMap<Unit, readonly Comment[]>();
const none: readonly Comment[] = [];

/** Every comment, in the order of the text; absolute ranges. */
export function commentsOf(document: SyntaxDocument): readonly Comment[] {
  let comments = ofDocument.get(document);
  if (!comments) ofDocument.set(document, comments = collect(document));
  return comments;
}

function collect(document: SyntaxDocument): readonly Comment[] {
  const source = sourceOf(document);
  if (!source) return none;
  return source.units.flatMap((unit, index) => {
    const start = source.starts[index] as number;
    const own = commentsIn(unit, document.text, start);
    return own.map(({ range, text }) => ({ range: { start: range.start + start, end: range.end + start }, text }));
  });
}

/** Comments of one unit, offsets from its start; the same list as long as the unit is the same. */
function commentsIn(unit: Unit, text: string, start: number): readonly Comment[] {
  let comments = ofUnit.get(unit);
  if (!comments) {
    const own = text.slice(start, start + unit.length);
    ofUnit.set(unit, comments = own.includes('#') ? findComments(own) : none);
  }
  return comments;
}

function findComments(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalar ? null : CST.tokenType(lexeme);
    isScalar = type === 'scalar';
    if (isScalar || type === 'doc-mode' || type === 'flow-error-end') continue;
    if (type === 'comment') comments.push({ range: { start: at, end: at + lexeme.length }, text: lexeme.slice(1) });
    at += lexeme.length;
  }
  return comments;
}
