// The words of a text as formatting sees them: everything but blanks and line breaks, in the order of the text.

import { CST, Lexer } from 'yaml';

/**
 * `text` is a scalar on one or more lines, `body` the lines of a block of text, `property` an anchor or a tag, `verbatim` a
 * stretch that stays as it is, from the start of a line to the end of one.
 */
export type TokenKind = 'text' | 'body' | 'header' | 'alias' | 'property' | 'dash' | 'question' | 'colon' | 'comma' | 'open' | 'close' | 'comment' | 'mark' | 'verbatim';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** True for the first of its line. */
  readonly isFirst: boolean;
  /** The column where it begins. */
  readonly column: number;
}

const kinds: Readonly<Partial<Record<CST.TokenType, TokenKind>>> = {
  'alias': 'alias', 'anchor': 'property', 'tag': 'property', 'seq-item-ind': 'dash', 'explicit-key-ind': 'question', 'map-value-ind': 'colon', 'comma': 'comma',
  'flow-map-start': 'open', 'flow-seq-start': 'open', 'flow-map-end': 'close', 'flow-seq-end': 'close', 'comment': 'comment', 'block-scalar-header': 'header',
  'single-quoted-scalar': 'text', 'double-quoted-scalar': 'text', 'directive-line': 'mark', 'doc-start': 'mark', 'doc-end': 'mark',
};

/** Tokens of the text from `from` (the start of a line) to `to`; offsets count from the start of the whole text. */
export function tokensIn(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  let lineStart = from;
  let isFirst = true;
  let isScalar = false;
  let isBody = false;
  for (const lexeme of new Lexer().lex(text.slice(from, to))) {
    const type: CST.TokenType | null = isScalar ? null : CST.tokenType(lexeme);
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') {
      isScalar = type === 'scalar';
      continue;
    }
    const end = at + lexeme.length;
    const kind = isScalar ? (isBody ? 'body' : 'text') : type === null ? undefined : kinds[type];
    const last = kind === 'comment' ? at + lexeme.trimEnd().length : end;
    if (kind && end > at) tokens.push({ kind, start: at, end: last, isFirst, column: at - lineStart });
    if (kind) isFirst = false;
    const broken = lexeme.includes('\n');
    if (broken) lineStart = at + lexeme.lastIndexOf('\n') + 1;
    if (type === 'newline' || (kind === 'body' && (end === at || lexeme.endsWith('\n')))) isFirst = true;
    if (kind === 'header') isBody = true;
    else if (isScalar) isBody = false;
    if (type === 'byte-order-mark') lineStart = end;
    isScalar = false;
    at = end;
  }
  return tokens;
}
