// Whether two texts say the same: the last word on every formatting.

import { commentsOf } from '../comments.ts';
import type { EntryContent, SyntaxDocument } from '../document.ts';
import type { SyntaxNode } from '../node.ts';

/** Keys of entries of `before` that do not read the same in `after`; `undefined` where not even the entries are the same. */
export function changedContent(before: SyntaxDocument, after: SyntaxDocument): ReadonlySet<string> | undefined {
  const changed = new Set<string>();
  if (before.entries.size !== after.entries.size || before.problems.length !== after.problems.length) return undefined;
  const others = after.entries.entries();
  for (const [key, { content }] of before.entries) {
    const [otherKey, other] = others.next().value as [string, { readonly content: EntryContent }];
    if (key !== otherKey) return undefined;
    if (!isSameContent(content, other.content)) changed.add(key);
  }
  return changed;
}

/**
 * True where two texts say the same, however they write it: in brackets or on lines, with or without quotes, entries in another order.
 * No comment may be missing, none may be new, and nothing may be harder to read than before.
 */
export function saysTheSame(before: SyntaxDocument, after: SyntaxDocument): boolean {
  if (before.entries.size !== after.entries.size || before.problems.length !== after.problems.length) return false;
  for (const [key, { content }] of before.entries) {
    const other = after.entries.get(key)?.content;
    if (!other || (other !== content && !isSameContent(content, other, true))) return false;
  }
  const comments = (document: SyntaxDocument): string => commentsOf(document).map(({ text }) => text).sort().join('\n');
  return comments(before) === comments(after);
}

/** True where two entries read the same, wherever they stand. */
export function isSameContent(a: EntryContent, b: EntryContent, inAnyStyle = false): boolean {
  return isSame(a.keyNode, b.keyNode, inAnyStyle) && isSame(a.value, b.value, inAnyStyle) && a.problems.length === b.problems.length && a.problems.every(({ kind }, index) => kind === b.problems[index]?.kind);
}

function isSame(a: SyntaxNode | undefined, b: SyntaxNode | undefined, inAnyStyle: boolean): boolean {
  if (!a || !b) return a === b;
  if ((a.written === undefined) !== (b.written === undefined)) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value && (inAnyStyle || a.style === b.style) && a.tag === b.tag && a.broken === b.broken && isSameSource(a.source, b.source);
  if (a.kind === 'list') return b.kind === 'list' && (inAnyStyle || a.flow === b.flow) && a.items.length === b.items.length && a.items.every((item, index) => isSame(item, b.items[index], inAnyStyle));
  return b.kind === 'map' && (inAnyStyle || a.flow === b.flow) && a.pairs.length === b.pairs.length && a.pairs.every((pair, index) => {
    const other = b.pairs[index];
    return other !== undefined && pair.merged === other.merged && isSame(pair.key, other.key, inAnyStyle) && isSame(pair.value, other.value, inAnyStyle);
  });
}

/** The source of a text on several lines holds its indentation. */
function isSameSource(a: string, b: string): boolean {
  return a === b || (a.includes('\n') && a.replace(/\s+/g, ' ') === b.replace(/\s+/g, ' '));
}
