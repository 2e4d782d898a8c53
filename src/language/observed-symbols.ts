// What a word of an observations file names: the declared tools that were seen there, else the observation itself.

import type { Entity } from '../core/model/entity.ts';
import { cursorAt } from '../core/syntax/cursor.ts';
import { type Context, rootsOf } from './context.ts';
import { namingKeys, toolsSeen } from './observed-tools.ts';
import type { EntitySymbol } from './symbol-at.ts';

/** On the catalog id, the domain or the name of a sighting, once for each root that reads the file; empty elsewhere. */
export function observedSymbols(context: Context, offset: number): readonly EntitySymbol[] {
  const cursor = cursorAt(context.document, offset);
  const [index, key] = cursor?.path ?? [];
  if (cursor?.entry?.section !== 'observed' || cursor.on !== 'value' || cursor.path.length !== 2 || !namingKeys.some(one => one === key)) return [];
  const { range, node, entry } = cursor;
  if (node?.kind !== 'scalar' || node.value === null || node.written) return [];
  return rootsOf(context).flatMap(root => {
    const sighting = root.stack.observed.find(one => one.uri === context.uri && one.path[0] === index && one.entry.content === entry.content) as Entity | undefined;
    if (!sighting) return [];
    const tools = toolsSeen(root, sighting);
    return (tools.length > 0 ? tools : [sighting]).map(entity => ({ kind: 'entity' as const, root, entity, range }));
  });
}
