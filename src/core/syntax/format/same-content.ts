// Whether two texts say the same: the last word on every formatting.

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

/** True where two entries read the same, wherever they stand. */
export function isSameContent(a: EntryContent, b: EntryContent): boolean {
  return isSame(a.keyNode, b.keyNode) && isSame(a.value, b.value) && a.problems.length === b.problems.length && a.problems.every(({ kind }, index) => kind === b.problems[index]?.kind);
}

function isSame(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (!a || !b) return a === b;
  if ((a.written === undefined) !== (b.written === undefined)) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value && a.style === b.style && a.tag === b.tag && a.broken === b.broken && isSameSource(a.source, b.source);
  if (a.kind === 'list') return b.kind === 'list' && a.flow === b.flow && a.items.length === b.items.length && a.items.every((item, index) => isSame(item, b.items[index]));
  return b.kind === 'map' && a.flow === b.flow && a.pairs.length === b.pairs.length && a.pairs.every((pair, index) => {
    const other = b.pairs[index];
    return other !== undefined && pair.merged === other.merged && isSame(pair.key, other.key) && isSame(pair.value, other.value);
  });
}

/** The source of a text on several lines holds its indentation. */
function isSameSource(a: string, b: string): boolean {
  return a === b || (a.includes('\n') && a.replace(/\s+/g, ' ') === b.replace(/\s+/g, ' '));
}
