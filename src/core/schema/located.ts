// Where a fault of a validator stands in the tree: from JSON pointers to nodes and keys.

import type { Path, ScalarNode, SyntaxNode } from '../syntax/node.ts';
import { pairOf } from '../syntax/node.ts';

/** A value, the path that leads to it, and the key behind which it (or the list that holds it) stands. */
export interface Located {
  readonly path: Path;
  readonly node: SyntaxNode | undefined;
  /** The nearest key above the value. */
  readonly key: ScalarNode;
  /** True where the value is an item of a list and not the key's own value. */
  readonly item: boolean;
}

/** The value at a JSON pointer below `root`; `key` is the key of `root` itself. */
export function locate(root: Located, pointer: string): Located {
  let at = root;
  for (const step of pointer.split('/').slice(1)) at = stepInto(at, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return at;
}

/** One step further: by key into a map, by index into a list. */
export function stepInto(from: Located, step: string | number): Located {
  if (from.node?.kind === 'list') {
    return { path: [...from.path, Number(step)], node: from.node.items[Number(step)], key: from.key, item: true };
  }
  const pair = pairOf(from.node, String(step));
  return { path: [...from.path, String(step)], node: pair?.value, key: pair?.key ?? from.key, item: false };
}

/** True for nothing behind the key, null, or a text of nothing but blanks: to the language a missing value. */
export function isBlank(node: SyntaxNode | undefined): boolean {
  if (!node) return true;
  if (node.kind !== 'scalar' || node.tag !== undefined) return false;
  return node.value === null || (typeof node.value === 'string' && node.value.trim() === '');
}
