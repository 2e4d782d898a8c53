// integrity/unknown-catalog-id: a catalog id that the catalog does not hold.

import { nearest } from '../../schema/nearest.ts';
import { message } from '../../text/message.ts';
import { catalogTool, catalogTools } from '../../values/catalog.ts';
import { placeOf } from '../running/locate.ts';
import { written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import type { EngineFinding, EngineRule } from './engine-rule.ts';
import { withNearest } from './with-nearest.ts';

export const unknownCatalogId: EngineRule = { name: 'unknown-catalog-id', run: look };

function look(node: Node): readonly EngineFinding[] {
  const id = written<string>(node, 'catalog');
  const place = id !== undefined && !catalogTool(id) && placeOf({ node, path: ['catalog'] });
  if (!place) return [];
  const near = nearest(id, catalogTools.keys());
  return [{ place, path: 'catalog', message: withNearest(message('engine.unknown-catalog-id', { id }), near), data: { nearest: near } }];
}
