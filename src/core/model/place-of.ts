// Finds where a value of an entity is written.

import { pairOf } from '../syntax/node.ts';
import type { Path, SyntaxNode } from '../syntax/node.ts';
import { placeIn } from '../syntax/document.ts';
import type { Place } from '../text/place.ts';
import type { Entity } from './entity.ts';

/**
 * The place of the value at `path` within an entity (keys and indexes as the file writes them); the key's own place where
 * nothing stands behind it; undefined where the path is not written. A short form (`lifecycle: trial`) answers for the path of
 * the key that it stands for, a single id for the list's only item.
 */
export function placeOfPath(entity: Entity, path: Path): Place | undefined {
  if (path.length === 0) return entity.place;
  const found = findNode(entity.node, path);
  return found && placeIn(entity.uri, entity.entry.key, found.range);
}

function findNode(node: SyntaxNode | undefined, path: Path): { readonly range: SyntaxNode['range'] } | undefined {
  let at = node;
  for (const [index, step] of path.entries()) {
    if (!at) return undefined;
    const isLast = index === path.length - 1;
    if (typeof step === 'number') {
      if (at.kind !== 'list') return step === 0 ? findNode(at, path.slice(index + 1)) ?? at : undefined;
      at = at.items[step];
    } else {
      if (at.kind === 'scalar') return isLast ? at : undefined;
      const pair = pairOf(at, step);
      if (!pair) return undefined;
      if (isLast && !pair.value) return pair.key;
      at = pair.value;
    }
  }
  return at;
}
