// Faults of single characters: quotes and brackets without their other half, tabs that indent.

import { CST, Lexer } from 'yaml';
import type { Line } from '../scan/line.ts';
import type { Diagnosis } from './diagnosis.ts';
import { blank, insert } from './patched.ts';
import { lineOf, nextLine } from './text-lines.ts';

interface Lexeme {
  readonly type: CST.TokenType | null;
  readonly start: number;
  readonly source: string;
}

interface Opening { readonly start: number; readonly bracket: string }

const closerOf: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** The first such fault in `text`. */
export function findLexicalFault(text: string): Diagnosis | undefined {
  const open: Opening[] = [];
  let lastEnd = 0;
  for (const lexeme of lexemes(text)) {
    const { type, start, source } = lexeme;
    if (type === 'space' || type === 'newline' || type === 'comment') continue;
    if (type === 'flow-error-end') return unclosedBracket(open, lastEnd);
    if (isUnclosedQuote(lexeme)) return unclosedQuote(text, lexeme);
    if (type === 'flow-map-start' || type === 'flow-seq-start') open.push({ start, bracket: source });
    if (type === 'flow-map-end' || type === 'flow-seq-end') {
      const fault = close(open, start, source, lastEnd);
      if (fault) return fault;
    }
    lastEnd = start + source.trimEnd().length;
  }
  return open.length > 0 ? unclosedBracket(open, lastEnd) : undefined;
}

function* lexemes(text: string): Generator<Lexeme> {
  let at = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalar ? null : CST.tokenType(source);
    isScalar = type === 'scalar';
    if (isScalar || type === 'doc-mode') continue;
    yield { type, start: at, source: type === 'flow-error-end' ? '' : source };
    if (type !== 'flow-error-end') at += source.length;
  }
}

/** Takes a closing bracket off the stack of open ones; a fault where it is not the one expected. */
function close(open: Opening[], start: number, bracket: string, lastEnd: number): Diagnosis | undefined {
  const last = open.at(-1);
  if (!last) return { kind: 'unexpected-bracket', start, end: start + 1, args: { bracket }, patches: [blank(start, start + 1)] };
  const expected = closerOf[last.bracket] as string;
  if (bracket === expected) return void open.pop();
  if (open.some(({ bracket: other }) => closerOf[other] === bracket)) return unclosedBracket([last], lastEnd);
  return {
    kind: 'wrong-bracket', start, end: start + 1, args: { bracket, expected, opening: last.bracket },
    patches: [{ at: start, removed: 1, inserted: expected }],
  };
}

function unclosedBracket(open: readonly Opening[], lastEnd: number): Diagnosis | undefined {
  const last = open.at(-1);
  if (!last) return undefined;
  const closers = open.map(({ bracket }) => closerOf[bracket]).reverse().join('');
  return {
    kind: 'unclosed-flow', start: last.start, end: last.start + 1,
    args: { bracket: last.bracket, expected: closerOf[last.bracket] as string }, patches: [insert(lastEnd, closers)],
  };
}

function isUnclosedQuote({ type, source }: Lexeme): boolean {
  if (type === 'double-quoted-scalar') return source.length < 2 || !source.endsWith('"') || isEscaped(source);
  return type === 'single-quoted-scalar' && (source.length < 2 || !source.endsWith("'"));
}

/** True where a backslash takes the last quote's meaning away. */
function isEscaped(source: string): boolean {
  let backslashes = 0;
  for (let i = source.length - 2; source[i] === '\\'; i--) backslashes++;
  return backslashes % 2 === 1;
}

/** A quote is closed at the end of its last line that is indented more than its first; the place to show is its first line. */
function unclosedQuote(text: string, { start, source }: Lexeme): Diagnosis {
  const quote = source[0] as string;
  const first = lineOf(text, start);
  let last = first;
  for (let next = nextLine(text, last); next && next.column > first.column && next.start < start + source.length; next = nextLine(text, last)) last = next;
  const end = (line: Line): number => Math.max(start + 1, line.start + text.slice(line.start, line.end).trimEnd().length);
  return { kind: 'unclosed-quote', start, end: end(first), args: { quote }, patches: [insert(end(last), quote)] };
}
