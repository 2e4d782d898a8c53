// Cuts collections that lie deeper than a limit out of the token tree of the YAML library.

import type { CST } from 'yaml';

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = CST.CollectionItem;

/** Removes collections at a depth beyond `limit` from `tokens`, in place; the offset of the first one, if any. Does not recurse. */
export function cutDepth(tokens: readonly CST.Token[], limit: number): number | undefined {
  let first: number | undefined;
  let level = tokens.flatMap(token => (token.type === 'document' && token.value && isCollection(token.value) ? [token.value] : []));
  for (let depth = 1; level.length > 0; depth++) {
    const next: Collection[] = [];
    for (const collection of level) {
      for (const item of collection.items as Item[]) {
        for (const part of ['key', 'value'] as const) {
          const inside = item[part];
          if (!inside || !isCollection(inside)) continue;
          if (depth < limit) next.push(inside);
          else {
            first = Math.min(first ?? inside.offset, inside.offset);
            item[part] = { type: 'scalar', offset: inside.offset, indent: inside.indent, source: '' } as CST.FlowScalar;
          }
        }
      }
    }
    level = next;
  }
  return first;
}

function isCollection(token: CST.Token): token is Collection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}
