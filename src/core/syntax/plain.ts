// A node as plain JavaScript, for validators: no ranges, no empty values.

import type { SyntaxNode } from './node.ts';

/**
 * The value of a node. Empty values (null, or nothing behind a key) are left out of maps; in lists they are null. Keys are their
 * source text. Maps are objects without prototype, so that `__proto__` and `constructor` are keys like any other.
 */
export function plain(node: SyntaxNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(item => plain(item) ?? null);
  const result = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.pairs) {
    const inside = plain(value);
    if (inside !== undefined && inside !== null && !(key.source in result)) result[key.source] = inside;
  }
  return result;
}
