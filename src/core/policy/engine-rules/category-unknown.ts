// integrity/category-unknown: a tool's category that neither the catalog nor the policy knows.

import { folded } from '../../schema/nearest.ts';
import { message } from '../../text/message.ts';
import { categoryOf } from '../../values/categories.ts';
import { placeOf } from '../running/locate.ts';
import { written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import type { EngineContext, EngineFinding, EngineRule } from './engine-rule.ts';
import { nearestCategories } from './nearest-category.ts';
import { withAllNearest } from './with-nearest.ts';

export const categoryUnknown: EngineRule = { name: 'category-unknown', run: look };

function look(node: Node, { values }: EngineContext): readonly EngineFinding[] {
  const category = written<string>(node, 'category');
  if (category === undefined || categoryOf(category)) return [];
  const custom = values.get('custom-categories');
  const added = Array.isArray(custom) ? custom.map(String) : [];
  if (added.includes(category)) return [];
  const place = placeOf({ node, path: ['category'] });
  if (!place) return [];
  const near = nearestCategories(category, added);
  const exact = near.filter(id => folded(id) === folded(category));
  return [{
    place, path: 'category', message: withAllNearest(message('engine.category-unknown', { category }), near), data: { nearest: near, isExact: exact.length === 1 },
  }];
}
