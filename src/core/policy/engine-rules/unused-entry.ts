// integrity/unused-entry: something declared that nothing names.

import { message } from '../../text/message.ts';
import { idPlace } from '../running/make-finding.ts';
import { notedName } from '../world/cells.ts';
import { nameOf } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import type { EngineFinding, EngineRule } from './engine-rule.ts';

export const unusedEntry: EngineRule = { name: 'unused-entry', run: look };

const usesName = nameOf('@uses');

function look(node: Node): readonly EngineFinding[] {
  node.world.recorder.read(node, usesName);
  if (node.tool) return [];
  for (const users of node.inverse.values()) if (users.length > 0) return [];
  return [{ place: idPlace(node), path: '', message: message('engine.unused-entry', { name: notedName(node) }), tags: ['unnecessary'] }];
}
