// How many blanks stand between two words of one line.

import type { Token } from './token.ts';

/** Blanks between `before` and `token`, `gap` of which stand there now. A comment is not asked about here. */
export function blanksBetween(text: string, before: Token, token: Token, gap: number): number {
  if (token.kind === 'comma') return needsBlank(before) ? Math.min(gap, 1) : 0;
  if (before.kind === 'open') return text[before.start] === '{' && token.kind !== 'close' ? 1 : 0;
  if (token.kind === 'close') return text[token.start] === '}' ? 1 : needsBlank(before) ? Math.min(gap, 1) : 0;
  if (token.kind === 'colon' && (before.kind === 'text' || before.kind === 'close')) return 0;
  if (token.kind === 'body') return 0;
  return before.kind === 'colon' || before.kind === 'comma' || before.kind === 'dash' || before.kind === 'question' ? 1 : Math.min(gap, 1);
}

/** Behind these a comma or a bracket might be read as part of a name. */
function needsBlank({ kind }: Token): boolean {
  return kind === 'alias' || kind === 'property' || kind === 'colon';
}
