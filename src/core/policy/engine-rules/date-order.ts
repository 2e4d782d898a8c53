// integrity/date-order: a beginning after its end, or something done that lies in the future.

import { message } from '../../text/message.ts';
import { parseDay } from '../../values/day.ts';
import { nameOf, type NodeKind } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import { follow, parsePath, placeOf, stablePath, valueAt, type Location } from '../running/locate.ts';
import { written } from '../world/cells.ts';
import type { EngineFinding, EngineRule } from './engine-rule.ts';

export const dateOrder: EngineRule = { name: 'date-order', run: node => [...pairsOf(node), ...futureOf(node)] };

/** What must not come after what. */
const pairs: Readonly<Partial<Record<NodeKind, readonly (readonly [earlier: string, later: string])[]>>> = {
  tool: [['lifecycle.since', 'lifecycle.until'], ['request.requested-on', 'request.decided-on']],
  flow: [['request.requested-on', 'request.decided-on']],
  contract: [['start', 'end']],
  initiative: [['since', 'until']],
};

/** Days on which something was done. `[]` stands for each item of a list. */
const done: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  stack: ['reviewed-on'],
  processing: ['reviewed-on'],
  tool: [
    'vendor.dpf.checked-on', 'request.requested-on', 'request.decided-on', 'security.assessment.on', 'security.access-reviewed-on', 'privacy.dpa.signed-on',
    'privacy.dpia.on', 'privacy.transfers[].assessed-on', 'privacy.deletion.tested-on',
  ],
  flow: ['request.requested-on', 'request.decided-on', 'auth.rotated-on'],
  contract: ['decided-on', 'measured-on', 'exit-plan.tested-on'],
};

interface Dated {
  readonly location: Location;
  readonly text: string;
}

function pairsOf(node: Node): readonly EngineFinding[] {
  return (pairs[node.kind] ?? []).flatMap(([earlier, later]) => {
    const [first, second] = [dateAt(node, earlier), dateAt(node, later)];
    if (!first || !second || first.text <= second.text) return [];
    const related = placeOf(first.location);
    return [{
      ...at(second), message: message('engine.dates-reversed', { earlier: first.text, later: second.text }),
      ...(related && { related: [{ place: related, message: message('engine.date-other', { day: first.text }) }] }),
    }];
  });
}

function futureOf(node: Node): readonly EngineFinding[] {
  const { world } = node;
  return (done[node.kind] ?? []).flatMap(path => datesAt(node, path)).filter(date => {
    world.recorder.read(world.stack, world.todayName);
    return date.text > world.today;
  }).map(date => ({ ...at(date), message: message('engine.date-future', { day: date.text }) }));
}

function at({ location }: Dated): Pick<EngineFinding, 'place' | 'path'> {
  return { place: placeOf(location) ?? (location.node.entity as NonNullable<Node['entity']>).place, path: stablePath(location) };
}

function datesAt(node: Node, path: string): readonly Dated[] {
  const [list, rest] = path.split('[].');
  if (rest === undefined) return [dateAt(node, path)].filter(date => date !== undefined);
  const items = listAt(node, list as string);
  return items.flatMap((_, index) => dateAt(node, `${list}[${index}].${rest}`) ?? []);
}

function listAt(node: Node, path: string): readonly unknown[] {
  note(node, path);
  const value = valueAt({ node, path: parsePath(path) });
  return Array.isArray(value) ? value : [];
}

function dateAt(node: Node, path: string): Dated | undefined {
  note(node, path);
  const text = valueAt({ node, path: parsePath(path) });
  const location = follow({ node, path: [] }, parsePath(path));
  return location && typeof text === 'string' && parseDay(text) !== undefined ? { location, text } : undefined;
}

function note(node: Node, path: string): void {
  written(node, /^[^.[]*/.exec(path)?.[0] ?? path);
  node.world.recorder.read(node, nameOf('@place'));
}
