// integrity/unknown-reference: an id that names nothing of the expected kind.

import { isEngineId } from '../../model/engine-id.ts';
import type { Reference } from '../../model/reference.ts';
import { folded, nearest } from '../../schema/nearest.ts';
import { message, type Message, type MessageId } from '../../text/message.ts';
import { pathText } from '../../model/read-value.ts';
import { nameOf, type NodeKind } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import { declaredKinds } from '../../model/resolve.ts';
import type { EngineFinding, EngineRule } from './engine-rule.ts';
import { withNearest } from './with-nearest.ts';

export const unknownReference: EngineRule = { name: 'unknown-reference', run: node => referencesOf(node).filter(reference => isUnknown(node, reference)).map(reference => found(node, reference)) };

/** References of the entity itself; those of a contract in place are its tool's. */
function referencesOf(node: Node): readonly Reference[] {
  node.world.recorder.read(node, placeName);
  return node.tool ? [] : (node.entity?.references ?? []);
}

const placeName = nameOf('@place');

function isUnknown(node: Node, reference: Reference): boolean {
  return !reference.kinds.includes('catalog') && !isKnown(node, reference);
}

function found(node: Node, reference: Reference): EngineFinding {
  const near = nearest(reference.id, candidates(node, reference));
  const exact = near.filter(id => folded(id) === folded(reference.id));
  return {
    place: reference.place, path: pathText(reference.path), item: reference.id,
    message: withNearest(saying(reference), near),
    data: { nearest: near, isExact: exact.length === 1, kinds: reference.kinds, id: reference.id },
  };
}

function isKnown(node: Node, { kinds, id }: Reference): boolean {
  const { world } = node;
  const [only] = kinds;
  if (kinds.length === 1 && only !== 'rule' && only !== 'target') return world.find(only as NodeKind, id) !== undefined;
  if (kinds.includes('rule')) {
    world.recorder.read(world.stack, nameOf('@rules'));
    // A waiver may name an id of the engine: that it cannot be waived is said elsewhere.
    return world.knownRules.has(id) || isEngineId(id);
  }
  if (!kinds.includes('target')) return kinds.some(kind => world.find(kind as NodeKind, id) !== undefined);
  const colon = id.indexOf(':');
  if (id === 'stack') return true;
  if (colon < 0) return declaredKinds.some(kind => world.find(kind, id) !== undefined);
  const kind = declaredKinds.find(one => one === id.slice(0, colon));
  return kind !== undefined && world.find(kind, id.slice(colon + 1)) !== undefined;
}

/** All ids that could stand there: noted, because the message names the nearest. */
function* candidates({ world }: Node, { kinds }: Reference): Iterable<string> {
  if (kinds.includes('rule')) return yield* world.knownRules;
  for (const kind of kinds.includes('target') ? declaredKinds : kinds) {
    for (const other of world.all(kind as NodeKind)) if (!other.tool) yield other.id;
  }
}

const sentences: Readonly<Record<string, MessageId>> = {
  tool: 'engine.unknown-tool', people: 'engine.unknown-people', 'tool,people': 'engine.unknown-end', data: 'engine.unknown-data', owner: 'engine.unknown-owner',
  contract: 'engine.unknown-contract', flow: 'engine.unknown-flow', processing: 'engine.unknown-processing', rule: 'engine.unknown-rule-named',
};

function saying({ kinds, id }: Reference): Message {
  return message(sentences[kinds.join()] ?? 'engine.unknown-entry', { id });
}
