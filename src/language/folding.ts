// What may be folded: sections, entries, keys with more lines, texts of several lines, blocks of comments, `# region` to `# endregion`.

import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { commentsOf } from '../core/syntax/comments.ts';
import type { Comment, SyntaxDocument } from '../core/syntax/document.ts';
import type { SyntaxNode } from '../core/syntax/node.ts';
import type { Range } from '../core/text/range.ts';

interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly depth: number;
  readonly kind?: FoldingRangeKind;
}

/** Whole lines, in the order of the text, at most one from a line; of more than `limit` the outer ones stay. */
export function foldingRanges(document: SyntaxDocument, limit = 5_000): FoldingRange[] {
  const folds = [...ofSections(document), ...ofEntries(document), ...ofComments(document)].filter(({ startLine, endLine }) => endLine > startLine);
  const byLine = new Map<number, Fold>();
  for (const fold of folds) {
    const known = byLine.get(fold.startLine);
    if (!known || known.endLine < fold.endLine) byLine.set(fold.startLine, fold);
  }
  const kept = [...byLine.values()].sort((a, b) => a.depth - b.depth || a.startLine - b.startLine).slice(0, Math.max(0, limit));
  return kept.sort((a, b) => a.startLine - b.startLine).map(({ startLine, endLine, kind }) => ({ startLine, endLine, ...(kind && { kind }) }));
}

function ofSections(document: SyntaxDocument): readonly Fold[] {
  const ends = new Map<string, number>();
  for (const { id, section, offset, content } of document.entries.values()) if (id !== undefined) ends.set(section, Math.max(ends.get(section) ?? 0, offset + content.range.end));
  return [...document.sections].flatMap(([name, { key, range }]) => foldOf(document, { start: key.range.start, end: Math.max(range.end, ends.get(name) ?? 0) }, 0));
}

function ofEntries(document: SyntaxDocument): readonly Fold[] {
  return [...document.entries.values()].flatMap(({ id, section, offset, content: { range, keyNode, value } }) => {
    const own = foldOf(document, { start: keyNode.range.start + offset, end: range.end + offset }, 1, section === 'imports' ? FoldingRangeKind.Imports : undefined);
    return keyNode.written || own.length === 0 ? [] : [...own, ...inside(document, value, offset, id === undefined ? 1 : 2)];
  });
}

/** Pairs and items of several lines; what came through an alias is folded where it is written. */
function inside(document: SyntaxDocument, node: SyntaxNode | undefined, offset: number, depth: number): readonly Fold[] {
  if (!node || node.written || node.kind === 'scalar') return [];
  const parts = node.kind === 'list' ? node.items.map(value => ({ start: value.range.start, value })) : node.pairs.filter(pair => !pair.merged).map(({ key, value }) => ({ start: key.range.start, value }));
  return parts.flatMap(({ start, value }) => {
    const own = !value || value.written ? [] : foldOf(document, { start: start + offset, end: value.range.end + offset }, depth);
    return own.length === 0 ? [] : [...own, ...inside(document, value, offset, depth + 1)];
  });
}

/** Nothing for what stands on one line. A bracket alone on the last line stays in sight; a line break at the end is no line more. */
function foldOf({ text, lines }: SyntaxDocument, { start, end }: Range, depth: number, kind?: FoldingRangeKind): readonly Fold[] {
  const own = text.slice(start, end);
  if (!/[\r\n]/.test(own)) return [];
  const last = start + own.trimEnd().length;
  const line = lines.positionAt(last).line;
  const isBracket = /^[ \t]*[\]}]+$/.test(text.slice(lines.offsetAt({ line, character: 0 }), last));
  return [{ startLine: lines.positionAt(start).line, endLine: isBracket ? line - 1 : line, depth, ...(kind && { kind }) }];
}

/** Comments on lines of their own that follow one another; regions may hold anything. */
function ofComments(document: SyntaxDocument): readonly Fold[] {
  const folds: Fold[] = [];
  const regions: number[] = [];
  let block: { from: number; to: number } | undefined;
  for (const comment of commentsOf(document)) {
    const { line } = document.lines.positionAt(comment.range.start);
    if (!isAlone(document, comment, line)) continue;
    const mark = /^\s*(region|endregion)\b/.exec(comment.text)?.[1];
    const open = mark === 'region' ? undefined : mark === 'endregion' ? regions.pop() : undefined;
    if (mark === 'region') regions.push(line);
    if (open !== undefined) folds.push({ startLine: open, endLine: line, depth: 0, kind: FoldingRangeKind.Region });
    if (block && block.to === line - 1 && mark === undefined) block.to = line;
    else {
      if (block) folds.push({ startLine: block.from, endLine: block.to, depth: 1, kind: FoldingRangeKind.Comment });
      block = mark === undefined ? { from: line, to: line } : undefined;
    }
  }
  if (block) folds.push({ startLine: block.from, endLine: block.to, depth: 1, kind: FoldingRangeKind.Comment });
  return folds;
}

function isAlone({ text, lines }: SyntaxDocument, { range }: Comment, line: number): boolean {
  return text.slice(lines.offsetAt({ line, character: 0 }), range.start).replace('\ufeff', '').trim() === '';
}
