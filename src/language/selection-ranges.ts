// What a selection grows to: word, value, pair, entry, section, file; in flow style the same.

import type { SelectionRange } from 'vscode-languageserver-types';
import type { Entry, SyntaxDocument } from '../core/syntax/document.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import type { SyntaxNode } from '../core/syntax/node.ts';
import { contains, type Range } from '../core/text/range.ts';
import { rangeIn } from './locate.ts';

/** One chain an offset, the innermost range first; never empty. */
export function selectionRanges(document: SyntaxDocument, offsets: readonly number[]): SelectionRange[] {
  return offsets.map(offset => {
    let chain: SelectionRange | undefined;
    for (const range of rangesAt(document, offset)) chain = { range: rangeIn(document, range), ...(chain && { parent: chain }) };
    return chain as SelectionRange;
  });
}

/** From the file inwards, each range smaller than the one before it and inside it. */
function rangesAt(document: SyntaxDocument, offset: number): readonly Range[] {
  const kept: Range[] = [{ start: 0, end: document.text.length }];
  for (const range of [...around(document, offset), wordAt(document.text, offset)]) {
    const last = kept.at(-1) as Range;
    const isInside = range.start >= last.start && range.end <= last.end && range.end - range.start < last.end - last.start;
    if (isInside && range.end > range.start && contains(range, offset)) kept.push(range);
  }
  return kept;
}

function around(document: SyntaxDocument, offset: number): readonly Range[] {
  const header = [...document.sections].findLast(([, { key }]) => key.range.start <= offset);
  const entry = entryAt(document, offset);
  const isOnHeader = header !== undefined && (!entry || header[1].key.range.start > entry.offset);
  if (isOnHeader) return [sectionRange(document, header[0]), header[1].key.range].flatMap(range => range ?? []);
  if (!entry) return [];
  const { keyNode, range, value } = entry.content;
  const shift = (inner: Range): Range => ({ start: inner.start + entry.offset, end: inner.end + entry.offset });
  const section = entry.id === undefined ? undefined : sectionRange(document, entry.section);
  const own: Range[] = contains(keyNode.range, offset - entry.offset) ? [keyNode.range, ...unquoted(document, entry, keyNode.range)] : within(document, entry, value, offset - entry.offset);
  return [...(section ? [section] : []), shift(range), ...own.map(shift)];
}

/** From the key of a section to the end of its last entry. */
function sectionRange(document: SyntaxDocument, name: string): Range | undefined {
  const header = document.sections.get(name);
  if (!header) return undefined;
  let { end } = header.range;
  for (const { section, id, offset, content } of document.entries.values()) if (section === name && id !== undefined) end = Math.max(end, offset + content.range.end);
  return { start: header.key.range.start, end };
}

/** The node, and what of it holds the offset; relative to the entry. */
function within(document: SyntaxDocument, entry: Entry, node: SyntaxNode | undefined, at: number): Range[] {
  if (!node || !contains(node.range, at)) return [];
  if (node.written) return [node.range];
  if (node.kind === 'scalar') return [node.range, ...unquoted(document, entry, node.range)];
  if (node.kind === 'list') return [node.range, ...node.items.flatMap(item => within(document, entry, item, at))];
  for (const { key, value, merged } of node.pairs) {
    const pair = { start: key.range.start, end: Math.max(key.range.end, value?.range.end ?? 0) };
    if (merged || !contains(pair, at)) continue;
    const inner = contains(key.range, at) ? [key.range, ...unquoted(document, entry, key.range)] : within(document, entry, value, at);
    return [node.range, pair, ...inner];
  }
  return [node.range];
}

function unquoted({ text }: SyntaxDocument, { offset }: Entry, { start, end }: Range): Range[] {
  return /^(["']).*\1$/s.test(text.slice(offset + start, offset + end)) && end - start > 1 ? [{ start: start + 1, end: end - 1 }] : [];
}

/** Letters and digits of any script with what joins them; empty between words. */
function wordAt(text: string, offset: number): Range {
  const before = /[\p{L}\p{M}\p{N}_-]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const behind = /^[\p{L}\p{M}\p{N}_-]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset - before.length, end: offset + behind.length };
}
