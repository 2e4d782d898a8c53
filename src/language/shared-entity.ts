// One declaration in every stack that reads its file: a file may be imported by several roots.

import type { DeclaredKind } from '../core/model/entity.ts';
import { entitiesOf } from '../core/model/stack.ts';
import type { Context } from './context.ts';
import type { EntitySymbol } from './symbol-at.ts';

/** The symbol once for each root that has the same declaration; its own root first. */
export function sharedBy(context: Pick<Context, 'analysis'>, symbol: EntitySymbol): readonly EntitySymbol[] {
  const { entity } = symbol;
  if (entity.kind === 'stack' || entity.kind === 'observation' || entity.kind === 'rule') return [symbol];
  const others = context.analysis.roots.filter(root => root !== symbol.root).flatMap(root => {
    const same = entitiesOf(root.stack, entity.kind as DeclaredKind).get(entity.id);
    return same?.uri === entity.uri ? [{ ...symbol, root, entity: same }] : [];
  });
  return [symbol, ...others];
}
