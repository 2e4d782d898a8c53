// The paths that one fix of a rule writes, each with what would be written there.

import { pairOf, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';

export interface FixPath {
  readonly node: ScalarNode;
  /** What the fix writes there, where it says so itself. */
  readonly value?: SyntaxNode | undefined;
  /** True where the value is one item of the list at the path. */
  readonly isItem?: boolean;
}

/** In the order of the text; `create` names sections, not paths. What came through an alias or a merge is checked where it is written. */
export function fixPaths(fix: SyntaxNode): readonly FixPath[] {
  if (fix.kind !== 'map' || fix.written) return [];
  return fix.pairs.filter(pair => !pair.merged).flatMap(({ key, value }): readonly FixPath[] => {
    switch (key.source) {
      case 'set': return keyed(value, false);
      case 'add': return keyed(value, true);
      case 'choose': return plain(pairOf(value, 'path')?.value);
      case 'unset': case 'remove': case 'rename': return plain(value);
      default: return [];
    }
  });
}

function keyed(node: SyntaxNode | undefined, isItem: boolean): readonly FixPath[] {
  if (node?.kind !== 'map' || node.written) return [];
  return node.pairs.filter(({ key, merged }) => !merged && !key.written && !key.broken && key.source !== '').map(({ key, value }) => ({ node: key, value, isItem }));
}

function plain(node: SyntaxNode | undefined): readonly FixPath[] {
  if (node?.kind === 'list') return node.items.flatMap(plain);
  return node?.kind === 'scalar' && node.value !== null && !node.broken && !node.written && node.tag === undefined ? [{ node }] : [];
}
