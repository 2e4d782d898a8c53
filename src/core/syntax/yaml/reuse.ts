// A node in one more place: found where an alias or a merge uses it, written where its anchor stands.

import type { Range } from '../../text/range.ts';
import type { ScalarNode, SyntaxNode } from '../node.ts';

/** A copy of `node` (of the entry `entry`) and all inside it, with `range` as the place of use. */
export function reuse<N extends SyntaxNode>(node: N, range: Range, uri: string, entry: string): N {
  const copy = (inside: SyntaxNode): SyntaxNode => {
    const written = inside.written ?? { uri, entry, start: inside.range.start, end: inside.range.end };
    if (inside.kind === 'scalar') return { ...inside, range, written };
    if (inside.kind === 'list') return { ...inside, range, written, items: inside.items.map(copy) };
    return { ...inside, range, written, pairs: inside.pairs.map(pair => (
      { ...pair, key: copy(pair.key) as ScalarNode, value: pair.value && copy(pair.value) }
    )) };
  };
  return copy(node) as N;
}

/** How many nodes a copy makes. */
export function countNodes(node: SyntaxNode): number {
  if (node.kind === 'scalar') return 1;
  if (node.kind === 'list') return node.items.reduce((sum, item) => sum + countNodes(item), 1);
  return node.pairs.reduce((sum, pair) => sum + 1 + (pair.value ? countNodes(pair.value) : 0), 1);
}
