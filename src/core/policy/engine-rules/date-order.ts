// integrity/date-order: a beginning after its end, or something done that lies in the future.

import { message } from '../../text/message.ts';
import type { Path } from '../../syntax/node.ts';
import { parseDay } from '../../values/day.ts';
import type { NodeKind } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import { homeOf, placeOf, stablePath, type Location } from '../running/locate.ts';
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

type Keys = readonly string[];

/** Where to look, keys split once. `list` is the path to a list whose items hold the day. */
interface Spot {
  readonly list: Keys | undefined;
  readonly keys: Keys;
}

const spotOf = (path: string): Spot => {
  const [before = '', behind] = path.split('[].');
  return behind === undefined ? { list: undefined, keys: before.split('.') } : { list: before.split('.'), keys: behind.split('.') };
};
const pairSpots = new Map(Object.entries(pairs).map(([kind, all]) => [kind, all.map(([earlier, later]) => [spotOf(earlier), spotOf(later)] as const)]));
const doneSpots = new Map(Object.entries(done).map(([kind, all]) => [kind, all.map(spotOf)]));

function pairsOf(node: Node): readonly EngineFinding[] {
  return (pairSpots.get(node.kind) ?? []).flatMap(([earlier, later]) => {
    const [first] = datesAt(node, earlier);
    const [second] = first ? datesAt(node, later) : [];
    if (!first || !second || first.text <= second.text) return [];
    const related = placeOf(homeOf(first.location));
    return [{
      ...at(second), message: message('engine.dates-reversed', { earlier: first.text, later: second.text }),
      ...(related && { related: [{ place: related, message: message('engine.date-other', { day: first.text }) }] }),
    }];
  });
}

function futureOf(node: Node): readonly EngineFinding[] {
  const { world } = node;
  return (doneSpots.get(node.kind) ?? []).flatMap(spot => datesAt(node, spot)).filter(date => {
    world.recorder.read(world.stack, world.todayName);
    return date.text > world.today;
  }).map(date => ({ ...at(date), message: message('engine.date-future', { day: date.text }) }));
}

function at(date: Dated): Pick<EngineFinding, 'place' | 'path'> {
  const location = homeOf(date.location);
  return { place: placeOf(location) ?? (location.node.entity as NonNullable<Node['entity']>).place, path: stablePath(location) };
}

function datesAt(node: Node, { list, keys }: Spot): readonly Dated[] {
  const top = written<unknown>(node, (list ?? keys)[0] as string);
  if (top === undefined) return [];
  if (!list) return dateIn(node, keys, inside(top, keys.slice(1)));
  const items = inside(top, list.slice(1));
  return Array.isArray(items) ? items.flatMap((item, index) => dateIn(node, [...list, index, ...keys], inside(item, keys))) : [];
}

function inside(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), value);
}

function dateIn(node: Node, path: Path, text: unknown): readonly Dated[] {
  return typeof text === 'string' && parseDay(text) !== undefined ? [{ location: { node, path }, text }] : [];
}
