// The fix of a question: the missing keys, each with a stop, for a person to fill in what is known.

import type { Finding } from '../../model/finding.ts';
import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import type { Path } from '../../syntax/node.ts';
import { message } from '../../text/message.ts';
import type { EvaluationState } from '../running/evaluation-state.ts';
import { parsePath, pathText } from '../expressions/path.ts';
import { follow, type Location } from '../running/locate.ts';
import { sectionOfKind, type NodeKind } from '../world/keys.ts';
import type { Change } from './change.ts';
import { emptyValue } from './empty-value.ts';
import type { PlannedFix } from './plan-fixes.ts';
import { setChange, writtenValue } from './targets.ts';

/** One fix for all facts of a question, in their order; undefined where it asks for none that can be written. */
export function skeletonFix(state: EvaluationState, { target, facts = [] }: Finding): PlannedFix | undefined {
  const node = state.world.node(target.kind as NodeKind, target.id);
  const missing = facts.flatMap(fact => {
    const location = node.entity && follow({ node, path: [] }, parsePath(fact));
    return location && writtenValue(location) === undefined ? [location] : [];
  });
  const changes = missing.map(location => fill(location, missing));
  return changes.length > 0 ? { title: message('engine.fix-skeleton', { count: changes.length }), safe: false, isChoice: false, changes } : undefined;
}

/** A key that its map may be short for is written so (`retention: …`), unless more is written in that map. */
function fill(location: Location, all: readonly Location[]): Change {
  const { node } = location;
  let { path } = location;
  while (path.length > 1 && isAlone({ node, path }, all) && schemaOf({ node, path: path.slice(0, -1) })?.short === path.at(-1)) path = path.slice(0, -1);
  const schema = schemaOf(location);
  return setChange({ node, path }, emptyValue(schema, String(location.path.at(-1))));
}

/** True where nothing else is written, or to be written, beside a key. */
function isAlone({ node, path }: Location, all: readonly Location[]): boolean {
  const parent = path.slice(0, -1);
  return writtenValue({ node, path: parent }) === undefined && all.every(other => other.node !== node || !isWithin(other.path, parent) || isWithin(other.path, path));
}

function isWithin(path: Path, parent: Path): boolean {
  return path.length >= parent.length && pathText(path.slice(0, parent.length)) === pathText(parent);
}

function schemaOf({ node, path }: Location): SchemaNode | undefined {
  const section = sectionOfKind(node.kind);
  return section && schemaAt('martech-stack', section[0], [...section[1], ...path]);
}
