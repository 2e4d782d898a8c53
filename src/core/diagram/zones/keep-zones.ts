// Takes a two-level picture over from an earlier one: zones stay, tools keep their slots, trunks their ways, as far as they still fit.

import { type Link, type PlacedLink, room, type Size } from '../boxes/box-graph.ts';
import { crossed, labelPieces, placedLabels } from '../boxes/box-labels.ts';
import { routedLinks } from '../boxes/box-layout.ts';
import { overlap, type Point, type Rect } from '../geometry.ts';
import { sizeOfGrid, type TileGrid } from './tiles.ts';
import type { Trunk, Zone, ZoneGraph } from './zone-graph.ts';
import type { ZonePlaces } from './zone-layout.ts';
import type { ZoneArrangement } from './zone-picture.ts';

type PlacedZone = Rect & TileGrid;

/** Undefined where a zone is new: then the picture is laid out afresh. */
export function keptZones(graph: ZoneGraph, earlier: ZoneArrangement, labels: readonly Size[]): ZonePlaces | undefined {
  if (graph.zones.some(({ band }) => !earlier.zones[band.id])) return undefined;
  const slots = graph.zones.map(zone => keptSlots(zone, earlier));
  const zones = pushedApart(graph.zones.map(({ band }, i) => grown(earlier.zones[band.id] as PlacedZone, slots[i] as readonly number[], earlier.tileWidth)));
  return { zones, slots, trunks: keptTrunks(graph, zones, earlier, labels) };
}

/** Tools keep their slots; new ones take the first free ones. */
function keptSlots({ band, nodes }: Zone, { slots }: ZoneArrangement): number[] {
  const kept = nodes.map(({ key }) => (slots[key]?.zone === band.id ? slots[key]?.slot : undefined));
  const taken = new Set(kept);
  let next = 0;
  return kept.map(slot => {
    if (slot !== undefined) return slot;
    while (taken.has(next)) next++;
    taken.add(next);
    return next;
  });
}

/** A zone grows downward, by rows; it never shrinks. */
function grown(zone: PlacedZone, slots: readonly number[], tileWidth: number): PlacedZone {
  const rows = Math.max(zone.rows, Math.floor(Math.max(0, ...slots) / zone.columns) + 1);
  return rows === zone.rows ? zone : { ...zone, rows, height: sizeOfGrid({ columns: zone.columns, rows }, tileWidth).height };
}

/** Zones that a grown one comes too near to move down, and those below them in turn. */
function pushedApart(zones: readonly PlacedZone[]): PlacedZone[] {
  const placed: PlacedZone[] = [...zones];
  const order = [...zones.keys()].sort((a, b) => (zones[a] as Rect).y - (zones[b] as Rect).y);
  order.forEach((index, i) => {
    const zone = zones[index] as PlacedZone;
    const above = order.slice(0, i).map(other => placed[other] as PlacedZone).filter(({ x, width }) => x < zone.x + zone.width && zone.x < x + width);
    const bottom = Math.max(...above.map(({ y, height }) => y + height));
    if (bottom + room.boxToGrown > zone.y) placed[index] = { ...zone, y: bottom + room.boxToBox };
  });
  return placed;
}

/** Old ways where they still lead past all zones, new ways for the rest; labels stay with their ways. */
function keptTrunks({ zones: all, trunks }: ZoneGraph, zones: readonly PlacedZone[], earlier: ZoneArrangement, sizes: readonly Size[]): PlacedLink[] {
  const links = trunks.map((trunk, i): Link => ({ key: trunk.key, from: trunk.from, to: trunk.to, weight: 1, label: sizes[i] as Size }));
  const kept = new Map<number, readonly Point[]>();
  trunks.forEach((trunk, i) => {
    const points = pointsOf(trunk, all, earlier);
    if (points && isOn(zones[trunk.from] as Rect, points[0] as Point) && isOn(zones[trunk.to] as Rect, points[points.length - 1] as Point)) kept.set(i, points);
  });
  const isWhole = kept.size === links.length && [...kept.values()].every(points => zones.every(zone => crossed(points, inner(zone)) === 0));
  const lines = isWhole ? links.map((_, i) => kept.get(i) as readonly Point[]) : routedLinks(links, zones, kept);
  const keptLabel = (i: number): Rect | undefined => {
    const old = earlier.trunks[links[i]?.key ?? '']?.label;
    const isKept = old && kept.has(i) && samePoints(kept.get(i) as readonly Point[], lines[i] as readonly Point[]);
    return isKept && !zones.some(zone => overlap(zone, old)) ? resized(old, sizes[i] as Size) : undefined;
  };
  const labels = lines.map((_, i) => keptLabel(i));
  const drawing = { boxes: zones, lines };
  const fresh = labels.includes(undefined) ? placedLabels({ boxes: [], links }, drawing, labelPieces(drawing)) : [];
  return lines.map((points, i) => ({ points, label: labels[i] ?? (fresh[i] as Rect) }));
}

/** With the same middle. */
function resized({ x, y, width, height }: Rect, size: Size): Rect {
  return { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, width: size.width, height: size.height };
}

/** The earlier way in the trunk's own direction, which may have turned. */
function pointsOf({ key, from }: Trunk, zones: readonly Zone[], { trunks }: ZoneArrangement): readonly Point[] | undefined {
  const earlier = trunks[key];
  return earlier && (earlier.from === zones[from]?.band.id ? earlier.points : [...earlier.points].reverse());
}

/** What a line that ends on a zone does not touch. */
function inner({ x, y, width, height }: Rect): Rect {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}

/** On the edge of a rectangle, away from its corners. */
function isOn({ x, y, width, height }: Rect, point: Point): boolean {
  const isBeside = (point.x === x || point.x === x + width) && point.y > y && point.y < y + height;
  return isBeside || ((point.y === y || point.y === y + height) && point.x > x && point.x < x + width);
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a.length === b.length && a.every((point, i) => point.x === b[i]?.x && point.y === b[i]?.y);
}
