// integrity/duplicate-id: two entries of one section share an id, over all files of the stack.

import { message } from '../../text/message.ts';
import { isSame } from '../world/diff-entity.ts';
import { nameOf } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import type { EngineFinding, EngineRule } from './engine-rule.ts';

export const duplicateId: EngineRule = { name: 'duplicate-id', run: node => (node.tool ? [] : look(node)) };

const duplicatesName = nameOf('@duplicates');

/** One finding on each of them, related to the others. */
function look(node: Node): readonly EngineFinding[] {
  const { world } = node;
  world.recorder.read(world.stack, duplicatesName);
  if (world.duplicates.length === 0) return [];
  const others = world.duplicates.filter(entity => entity.kind === node.kind && entity.id === node.id);
  if (others.length === 0 || !node.entity) return [];
  world.recorder.read(node, nameOf('@place'));
  const all = [node.entity, ...others];
  return all.map(entity => ({
    place: entity.place, path: '', message: message('engine.duplicate-id', { id: node.id }),
    related: all.filter(other => other !== entity).map(other => ({ place: other.place, message: message('engine.duplicate-here', { id: node.id }) })),
    data: { isRepeated: entity !== node.entity, isIdentical: all.every(other => isSame(other.value, entity.value)), uri: entity.uri, entry: entity.entry.key },
  }));
}
