// Comments of a file with their places, found only when asked for.

import { CST, Lexer } from 'yaml';
import type { Comment, SyntaxDocument } from './document.ts';

const cache = new WeakMap<SyntaxDocument, readonly Comment[]>();

/** Every comment, in the order of the text; computed once a document. */
export function commentsOf(document: SyntaxDocument): readonly Comment[] {
  let comments = cache.get(document);
  if (!comments) cache.set(document, comments = findComments(document.text));
  return comments;
}

function findComments(text: string): Comment[] {
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
