// The words of the expressions of a rule, coloured by what they are: variables, fields, functions, literals.

import type { Entry, SyntaxDocument } from '../../core/syntax/document.ts';
import type { SemanticToken, TokenType } from '../token-legend.ts';
import { expressionsIn } from './expressions-in.ts';
import { type Token, tokensOf } from './tokens.ts';

/** In the order of each expression; a word that YAML writes in another way (an escape, a folded line) has none. */
export function celTokens(document: SyntaxDocument, entry: Entry): readonly SemanticToken[] {
  return expressionsIn(document, entry).flatMap(expression => {
    const tokens = tokensOf(expression.text);
    return tokens.flatMap((token, index) => {
      const type = typeOf(tokens, index, token);
      const range = type && expression.rangeOf(token);
      return type && range ? [{ start: entry.offset + range.start, end: entry.offset + range.end, type }] : [];
    });
  });
}

const words: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in']);

function typeOf(tokens: readonly Token[], index: number, { kind, text }: Token): TokenType | undefined {
  if (kind === 'number') return 'number';
  if (kind === 'text') return 'string';
  if (kind === 'sign') return '()[]{},.?'.includes(text) ? undefined : 'operator';
  const isMember = isDot(tokens[index - 1]);
  const isCalled = tokens[index + 1]?.text === '(';
  if (isMember) return isCalled ? 'method' : isParams(tokens, index - 2) ? 'parameter' : 'property';
  return words.has(text) ? 'keyword' : isCalled ? 'function' : 'variable';
}

function isDot(token: Token | undefined): boolean {
  return token?.text === '.' || token?.text === '.?';
}

function isParams(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text === 'params' && !isDot(tokens[index - 1]);
}
