// The expression of a policy file around an offset, however its YAML scalar is written, and the way back from it to the file.

import { offsetTable, type OffsetTable } from '../../core/policy/expressions/offset-table.ts';
import { parseTemplate } from '../../core/policy/expressions/template.ts';
import { cursorAt } from '../../core/syntax/cursor.ts';
import { entryAt } from '../../core/syntax/entry-at.ts';
import type { Entry } from '../../core/syntax/document.ts';
import { nodeAt, type Path, pairOf, type ScalarNode, type SyntaxNode } from '../../core/syntax/node.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import { expressionRole } from './expression-role.ts';
import { type RuleAround, ruleAround } from './rule-around.ts';

export interface ExpressionAt {
  readonly text: string;
  /** The offset, in the expression. */
  readonly offset: number;
  readonly rule: RuleAround;
  /** How the scalar is written; `raw` for a text that YAML reads as something else. */
  readonly style: ScalarNode['style'] | 'raw';
  /** A range of the expression as an absolute range of the file. */
  sourceRange(range: Range): Range;
}

/** The expression around an absolute offset; undefined where none is written there. */
export function expressionAt(context: Context, offset: number): ExpressionAt | undefined {
  const entry = context.kind === 'martech-policies' ? entryAt(context.document, offset) : undefined;
  if (entry?.section !== 'rules' || entry.id === undefined) return undefined;
  const { value } = entry.content;
  const scalar = scalarsIn(value, []).find(({ path, node }) => isIn(context, entry, node, offset) && expressionRole(value, path)) ?? atCursor(context, entry, offset);
  const role = scalar && expressionRole(value, scalar.path);
  if (!scalar || !role) return undefined;
  const written = 'node' in scalar ? readScalar(context, entry, scalar.node, offset) : scalar;
  if (!written) return undefined;
  const rule = ruleAround(context, entry, scalar.path);
  return role === 'expression' ? { ...written, rule } : inTemplate({ ...written, rule });
}

export interface Found { readonly path: Path; readonly node: ScalarNode }

/** Every scalar that is written in a node itself, with its path. */
export function scalarsIn(node: SyntaxNode | undefined, path: Path): readonly Found[] {
  if (!node || node.written) return [];
  if (node.kind === 'scalar') return [{ path, node }];
  if (node.kind === 'list') return node.items.flatMap((item, index) => scalarsIn(item, [...path, index]));
  return node.pairs.filter(pair => !pair.merged).flatMap(pair => scalarsIn(pair.value, [...path, pair.key.source]));
}

/** Inside the quotes, below the header of a block, anywhere in a plain text. */
function isIn({ document }: Context, entry: Entry, node: ScalarNode, offset: number): boolean {
  if (node.broken || node.tag !== undefined || node.value === null) return false;
  const { start, end } = absolute(entry, node.range);
  if (offset < start || offset > end) return false;
  if (node.style === 'plain') return true;
  if (node.style === 'single' || node.style === 'double') return isClosed(document.text.slice(start, end)) && offset > start && offset < end;
  const header = document.text.slice(start, end).search(/[\r\n]/);
  return header >= 0 && offset > start + header;
}

function isClosed(quoted: string): boolean {
  return quoted.length > 1 && quoted.at(-1) === quoted[0];
}

type Written = Omit<ExpressionAt, 'rule'>;

function readScalar({ document }: Context, entry: Entry, node: ScalarNode, offset: number): Written | undefined {
  const { start, end } = absolute(entry, node.range);
  const raw = document.text.slice(start, end);
  const table = offsetTable(raw, node);
  if (!table) return undefined;
  const found = table.findIndex(at => start + at >= offset);
  const inText = found < 0 ? node.source.length : Math.min(found, node.source.length);
  return { text: node.source, offset: inText, style: node.style, sourceRange: range => sourceRange(raw, table, start, range, offset) };
}

/** A range that ends where a line was folded or broken ends with its last character; an empty one stands at the cursor. */
function sourceRange(raw: string, table: OffsetTable, start: number, range: Range, cursor: number): Range {
  if (range.end <= range.start) return { start: cursor, end: cursor };
  const at = (offset: number) => table[Math.min(offset, table.length - 1)] as number;
  const [from, last, next] = [at(range.start), at(range.end - 1), at(range.end)];
  return { start: start + from, end: start + (/^[^\r\n]+$/.test(raw.slice(last, next)) ? next : last + 1) };
}

/** Where no scalar holds the offset: a value that is being begun, the blank behind one, or a text that YAML reads as something else. */
function atCursor(context: Context, entry: Entry, offset: number): (Written & { readonly path: Path }) | undefined {
  const cursor = cursorAt(context.document, offset);
  if (cursor?.entry !== entry || cursor.on === 'key') return undefined;
  const { value } = entry.content;
  const length = cursor.path.findIndex((_, index) => expressionRole(value, cursor.path.slice(0, index + 1)) === 'expression') + 1;
  if (length === 0) return undefined;
  const { text } = context.document;
  const path = cursor.path.slice(0, length);
  const node = nodeAt(value, path);
  const key = pairOf(nodeAt(value, path.slice(0, -1)), String(path.at(-1)))?.key;
  if (!key) return undefined;
  const isRead = node?.kind === 'scalar' && !node.broken && node.tag === undefined && node.value !== null;
  const isQuoted = isRead && (node.style === 'single' || node.style === 'double');
  if (isQuoted && isClosed(text.slice(entry.offset + node.range.start, entry.offset + node.range.end))) return undefined;
  return isRead && !isQuoted ? behind(entry, node, text, offset, path) : rawText(text, absolute(entry, key.range).end, offset, path);
}

/** In the blanks behind a value, on its line or in the rest of its block. */
function behind(entry: Entry, node: ScalarNode, text: string, offset: number, path: Path): ReturnType<typeof atCursor> {
  const end = entry.offset + node.range.end;
  const gap = text.slice(end, offset);
  const isBlock = node.style === 'literal' || node.style === 'folded';
  if (offset < end || gap.trim() !== '' || (!isBlock && /[\r\n]/.test(gap))) return undefined;
  const value = `${node.source.trimEnd()} `;
  return { path, text: value, offset: value.length, style: node.style, sourceRange: () => ({ start: offset, end: offset }) };
}

/** The rest of the line behind a key, without a quote that opens it. */
function rawText(text: string, keyEnd: number, offset: number, path: Path): ReturnType<typeof atCursor> {
  const lineEnd = /[\r\n]|$/.exec(text.slice(keyEnd))?.index ?? 0;
  const [lead = ''] = /^\s*:[ \t]*(?:['"](?!.*['"]\s*$))?/.exec(text.slice(keyEnd, keyEnd + lineEnd)) ?? [];
  const start = keyEnd + lead.length;
  const isOnNextLines = offset > keyEnd + lineEnd;
  if (isOnNextLines) return { path, text: '', offset: 0, style: 'raw', sourceRange: () => ({ start: offset, end: offset }) };
  if (offset < start) return lead.includes(':') && offset > keyEnd ? { path, text: '', offset: 0, style: 'raw', sourceRange: () => ({ start: offset, end: offset }) } : undefined;
  return {
    path, text: text.slice(start, keyEnd + lineEnd), offset: offset - start, style: 'raw',
    sourceRange: range => ({ start: start + range.start, end: start + Math.max(range.start, range.end) }),
  };
}

/** The expression between the braces around the offset; one that is never closed goes as far as its line. */
function inTemplate(whole: ExpressionAt): ExpressionAt | undefined {
  for (const part of parseTemplate(whole.text)) {
    if ('text' in part) continue;
    if (whole.offset >= part.start && whole.offset <= part.start + part.expression.length) return within(whole, part.start, part.start + part.expression.length);
  }
  const before = whole.text.slice(0, whole.offset).replaceAll('{{', '  ');
  const open = before.lastIndexOf('{');
  if (open < 0 || before.indexOf('}', open) >= 0) return undefined;
  const rest = /^[\w.]*/.exec(whole.text.slice(whole.offset))?.[0] ?? '';
  return within(whole, open + 1, whole.offset + rest.length);
}

function within(whole: ExpressionAt, start: number, end: number): ExpressionAt {
  return {
    ...whole, text: whole.text.slice(start, end), offset: whole.offset - start,
    sourceRange: range => whole.sourceRange({ start: range.start + start, end: range.end + start }),
  };
}

function absolute(entry: Entry, range: Range): Range {
  return { start: entry.offset + range.start, end: entry.offset + range.end };
}
