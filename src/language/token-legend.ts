// The types and modifiers of semantic tokens, all of them the protocol's own, and their encoding.

import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Range } from '../core/text/range.ts';

const tokenTypes = [
  'class', 'event', 'struct', 'namespace', 'interface', 'type', 'enum', 'typeParameter', 'decorator', 'enumMember', 'macro', 'parameter', 'variable', 'property', 'method', 'function', 'keyword',
  'operator', 'string', 'number',
] as const;
const tokenModifiers = ['definition', 'deprecated'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** What the numbers of encoded tokens stand for. */
export const tokenLegend: { readonly tokenTypes: string[]; readonly tokenModifiers: string[] } = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

/** Absolute offsets. */
export interface SemanticToken extends Range {
  readonly type: TokenType;
  readonly modifiers?: readonly TokenModifier[];
}

/** Five numbers a token: lines and characters from the token before, length, type, modifiers. Of tokens that overlap the first stays. */
export function encodeTokens({ text, lines }: SyntaxDocument, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let [line, character, end] = [0, 0, 0];
  for (const token of [...tokens].sort((a, b) => a.start - b.start)) {
    if (token.start < end || /[\r\n]/.test(text.slice(token.start, token.end))) continue;
    const position = lines.positionAt(token.start);
    const modifiers = (token.modifiers ?? []).reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
    data.push(position.line - line, position.line === line ? position.character - character : position.character, token.end - token.start, tokenTypes.indexOf(token.type), modifiers);
    ({ line, character } = position);
    end = token.end;
  }
  return data;
}
