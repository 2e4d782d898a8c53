// The words of an expression that may be half typed: names, texts, numbers and signs, with their offsets.

import type { Range } from '../../core/text/range.ts';

export interface Token extends Range {
  readonly kind: 'name' | 'text' | 'number' | 'sign';
  readonly text: string;
  /** For a text: false where its closing quote is not there yet. */
  readonly closed: boolean;
}

const pattern = /(?<blank>\s+|\/\/[^\n]*)|(?<name>[A-Za-z_]\w*)|(?<number>\d[\w.]*)|(?<sign>\.\?|&&|\|\||[=!<>]=|.)/suy;

/** Never fails: what is no token of CEL becomes a sign. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < expression.length;) {
    const text = textAt(expression, at);
    if (text) {
      tokens.push(text);
      at = text.end;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(expression) as RegExpExecArray;
    const end = at + match[0].length;
    const { name, number, sign } = match.groups as Record<string, string | undefined>;
    const kind = name !== undefined ? 'name' : number !== undefined ? 'number' : sign !== undefined ? 'sign' : undefined;
    if (kind) tokens.push({ kind, text: match[0], start: at, end, closed: true });
    at = end;
  }
  return tokens;
}

/** A text literal that starts here; one that is never closed ends with its line. */
function textAt(expression: string, at: number): Token | undefined {
  const [, prefix = '', quote = ''] = /^([rR]?)("""|'''|"|')/.exec(expression.slice(at, at + 4)) ?? [];
  if (quote === '') return undefined;
  const from = at + prefix.length + quote.length;
  for (let index = from; index < expression.length; index++) {
    if (expression.startsWith(quote, index)) return { kind: 'text', text: expression.slice(at, index + quote.length), start: at, end: index + quote.length, closed: true };
    if (prefix === '' && expression[index] === '\\') index++;
    else if (quote.length === 1 && expression[index] === '\n') return { kind: 'text', text: expression.slice(at, index), start: at, end: index, closed: false };
  }
  return { kind: 'text', text: expression.slice(at), start: at, end: expression.length, closed: false };
}

/** What stands between the quotes of a text literal, as offsets. */
export function insideOf(token: Token): Range {
  const opening = /^[rR]?("""|'''|"|')/.exec(token.text)?.[0] ?? '';
  const quote = opening.replace(/^[rR]/, '').length;
  return { start: token.start + opening.length, end: token.closed ? token.end - quote : token.end };
}

const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The index of the bracket that the one at `index` closes; -1 without one. */
export function openingOf(tokens: readonly Token[], index: number): number {
  const waiting: string[] = [];
  for (let at = index; at >= 0; at--) {
    const { kind, text } = tokens[at] as Token;
    if (kind !== 'sign') continue;
    if (opening[text] !== undefined) waiting.push(opening[text]);
    else if ('([{'.includes(text) && waiting.pop() !== text) return -1;
    if (waiting.length === 0) return at;
  }
  return -1;
}

/**
 * Where the operand that ends with the token at `index` begins: `stack.tool('a').flows` for its last name. Undefined where no operand
 * ends there.
 */
export function operandStart(tokens: readonly Token[], index: number): number | undefined {
  let at = index;
  for (;;) {
    const token = tokens[at];
    if (!token) return undefined;
    if (token.text === ')' || token.text === ']') {
      const open = openingOf(tokens, at);
      if (open < 0) return undefined;
      const before = tokens[open - 1];
      const isCall = token.text === ')' && before?.kind === 'name' && before.text !== 'in';
      const isIndex = token.text === ']' && before !== undefined && before.text !== 'in' && (before.kind === 'name' || before.text === ')' || before.text === ']');
      if (isIndex) {
        at = open - 1;
        continue;
      }
      at = isCall ? open - 1 : open;
    } else if (token.kind === 'sign' || token.text === 'in') return undefined;
    const dot = tokens[at - 1];
    if (dot?.text !== '.' && dot?.text !== '.?') return (tokens[at] as Token).start;
    at -= 2;
  }
}

/** A call whose brackets stand around an offset. */
export interface Call {
  /** Index of the name. */
  readonly name: number;
  /** Index of the opening bracket. */
  readonly open: number;
  /** Which argument the offset stands in, from 0. */
  readonly argument: number;
  readonly isMethod: boolean;
}

/** The calls around an offset, the outermost first. */
export function callsAround(tokens: readonly Token[], offset: number): readonly Call[] {
  const open: { index: number; argument: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.start >= offset) break;
    if (token.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) open.push({ index, argument: 0 });
    else if (opening[token.text] !== undefined && token.end <= offset) open.pop();
    else if (token.text === ',' && open.length > 0) (open.at(-1) as { argument: number }).argument++;
  }
  return open.flatMap(({ index, argument }) => {
    const before = tokens[index - 1];
    if (tokens[index]?.text !== '(' || before?.kind !== 'name' || before.text === 'in') return [];
    const dot = tokens[index - 2]?.text;
    return [{ name: index - 1, open: index, argument, isMethod: dot === '.' || dot === '.?' }];
  });
}

/** The index of the token that ends at the offset or holds it; -1 between tokens. A token that begins there does not count. */
export function tokenBefore(tokens: readonly Token[], offset: number): number {
  return tokens.findIndex(token => token.start < offset && offset <= token.end);
}
