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
    const [first] = datesAt(node, earlier, () => true);
    const [second] = first ? datesAt(node, later, text => text < first.text) : [];
    if (!first || !second) return [];
    const related = placeOf(homeOf(first.location));
    return [{
      ...at(second), message: message('engine.dates-reversed', { earlier: first.text, later: second.text }),
      ...(related && { related: [{ place: related, message: message('engine.date-other', { day: first.text }) }] }),
    }];
  });
}

function futureOf(node: Node): readonly EngineFinding[] {
  const { world } = node;
  const spots = doneSpots.get(node.kind);
  if (!spots) return [];
  world.recorder.read(world.stack, world.todayName);
  return spots.flatMap(spot => datesAt(node, spot, text => text > world.today)).map(date => ({ ...at(date), message: message('engine.date-future', { day: date.text }) }));
}

function at(date: Dated): Pick<EngineFinding, 'place' | 'path'> {
  const location = homeOf(date.location);
  return { place: placeOf(location) ?? (location.node.entity as NonNullable<Node['entity']>).place, path: stablePath(location) };
}

/** The days at a spot that are wanted: as texts they compare as days do, so that few have to be read. */
function datesAt(node: Node, { list, keys }: Spot, isWanted: (text: string) => boolean): readonly Dated[] {
  const top = written<unknown>(node, (list ?? keys)[0] as string);
  if (top === undefined) return none;
  if (!list) return dateIn(node, keys, inside(top, keys, 1), isWanted);
  const items = inside(top, list, 1);
  return Array.isArray(items) ? items.flatMap((item, index) => dateIn(node, [...list, index, ...keys], inside(item, keys, 0), isWanted)) : none;
}

const none: readonly Dated[] = [];

function inside(value: unknown, keys: Keys, from: number): unknown {
  let at = value;
  for (let index = from; index < keys.length; index++) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[keys[index] as string] : undefined;
  return at;
}

function dateIn(node: Node, path: Path, text: unknown, isWanted: (text: string) => boolean): readonly Dated[] {
  return typeof text === 'string' && isWanted(text) && parseDay(text) !== undefined ? [{ location: { node, path }, text }] : none;
}
