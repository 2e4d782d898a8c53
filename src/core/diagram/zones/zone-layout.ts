// The two-level picture: zones laid out as boxes, tools on a grid of tiles inside, flows between zones bundled into trunks.

import type { BoxGraph, PlacedLink, Size } from '../boxes/box-graph.ts';
import { boxLayout } from '../boxes/box-layout.ts';
import type { DiagramFlow, DiagramModel } from '../diagram.ts';
import type { Point, Rect } from '../geometry.ts';
import type { Picture, PictureBand, PictureFlow, PictureNode } from '../picture.ts';
import { bandTitleWidth } from '../picture-text.ts';
import type { Measure } from '../text-width.ts';
import { keptZones } from './keep-zones.ts';
import { slotAt, sizeOfGrid, tile, tileGrids, type TileGrid } from './tiles.ts';
import { tileWidth } from './tile-text.ts';
import { trunkLabel } from './trunk-label.ts';
import { type Trunk, type Zone, type ZoneGraph, zoneGraph } from './zone-graph.ts';
import { wayInside, wayOut } from './tile-way.ts';
import type { PictureTrunk, ZoneArrangement } from './zone-picture.ts';

export interface ZoneOptions {
  readonly measure: Measure;
  /** Width by height of the place where the picture is shown first. */
  readonly aspect: number;
  /** The arrangement to keep; without it everything is laid out afresh. */
  readonly earlier?: ZoneArrangement | undefined;
}

/** Zones and trunks with their places, before tools are put into them. */
export interface ZonePlaces {
  readonly zones: readonly (Rect & TileGrid)[];
  /** By zone: the slot of each of its tools. */
  readonly slots: readonly (readonly number[])[];
  readonly trunks: readonly PlacedLink[];
}

/** The same model, options and earlier arrangement always give the same picture. */
export function zoneLayout(model: DiagramModel, options: ZoneOptions): Picture {
  const graph = zoneGraph(model);
  const width = options.earlier?.tileWidth ?? tileWidth(model.nodes, options.measure);
  const labels = graph.trunks.map(trunk => trunkLabel(trunk, options.measure));
  const places = (options.earlier && keptZones(graph, options.earlier, labels)) ?? freshZones(graph, width, labels, options);
  return pictureOf(model, graph, width, labels.map(({ text }) => text), places);
}

function freshZones({ zones, trunks }: ZoneGraph, width: number, labels: readonly Size[], { aspect, measure }: ZoneOptions): ZonePlaces {
  const grids = zones.map(zone => tileGrids(zone.nodes.length));
  const boxes = zones.map(({ band, nodes }, i) => {
    const least = bandTitleWidth(band.name, nodes.length, measure) + 2 * tile.padding;
    const shapes = (grids[i] as TileGrid[]).map(grid => sizeOfGrid(grid, width)).map(size => ({ ...size, width: Math.max(size.width, Math.ceil(least)) }));
    return { key: band.id, shapes, edge: band.edge };
  });
  const links = trunks.map((trunk, i) => ({ key: trunk.key, from: trunk.from, to: trunk.to, weight: 1 + Math.log2(countOf(trunk)), label: labels[i] as Size }));
  const graph: BoxGraph = { boxes, links };
  const picture = boxLayout(graph, aspect);
  return {
    zones: picture.boxes.map(({ shape, ...rect }, i) => ({ ...rect, ...((grids[i] as TileGrid[])[shape] as TileGrid) })),
    slots: zones.map(firstSlots),
    trunks: picture.links,
  };
}

/** Tools of a kind stand together, in the order of their names. */
function firstSlots({ nodes }: Zone): number[] {
  const order = [...nodes.keys()].sort((a, b) => {
    const [one, other] = [nodes[a] as Zone['nodes'][number], nodes[b] as Zone['nodes'][number]];
    return compare(one.kind, other.kind) || compare(one.detail.split(' · ').pop() ?? '', other.detail.split(' · ').pop() ?? '') || compare(one.name, other.name) || a - b;
  });
  const slots: number[] = [];
  for (const [slot, node] of order.entries()) slots[node] = slot;
  return slots;
}

/** By code unit, so that it is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countOf({ there, back }: Trunk): number {
  return there.length + back.length;
}

function pictureOf(model: DiagramModel, { zones, trunks }: ZoneGraph, width: number, texts: readonly string[], places: ZonePlaces): Picture {
  const bands = zones.map(({ band, nodes }, i): PictureBand => {
    const { x, y, width: w, height } = places.zones[i] as ZonePlaces['zones'][number];
    return { band, count: nodes.length, x, y, width: w, height };
  });
  const nodes = zones.flatMap((zone, i) => zone.nodes.map((node, k): PictureNode => {
    const place = places.zones[i] as ZonePlaces['zones'][number];
    return { node, ...slotAt(place, place, (places.slots[i] as readonly number[])[k] as number, width), width, height: tile.height };
  }));
  const drawn = trunks.map((trunk, i): PictureTrunk => {
    const { points, label } = places.trunks[i] as PlacedLink;
    return { trunk, points, label, text: texts[i] as string };
  });
  return {
    ...boundsOf([...bands, ...drawn.map(({ label }) => label)], drawn.flatMap(({ points }) => points)),
    bands,
    nodes,
    flows: flowLines(model, bands, nodes, drawn),
    trunks: drawn,
    arrangement: arrangementOf(zones, trunks, width, places),
  };
}

/** Every flow by itself, for the moment when it is looked at: tile to tile along the trunks. It bears no label. */
function flowLines({ flows }: DiagramModel, bands: readonly PictureBand[], nodes: readonly PictureNode[], trunks: readonly PictureTrunk[]): PictureFlow[] {
  const tiles = new Map(nodes.map(each => [each.node.key, each]));
  const zones = new Map(bands.map((each, index) => [each.band.id, { ...each, index }]));
  const trunkOf = new Map(trunks.flatMap(each => [[`${each.trunk.from} ${each.trunk.to}`, each.points], [`${each.trunk.to} ${each.trunk.from}`, [...each.points].reverse()]]));
  const leg = (from: PictureNode, to: PictureNode): readonly Point[] => {
    const [zone, other] = [zones.get(from.node.band), zones.get(to.node.band)];
    if (!zone || !other) return [];
    if (zone === other) return wayInside(from, to, zone);
    const along = trunkOf.get(`${zone.index} ${other.index}`) ?? [];
    const [first, last] = [along[0], along[along.length - 1]];
    return first && last ? [...wayOut(from, zone, first), ...along.slice(1, -1), ...wayOut(to, other, last).reverse()] : [];
  };
  return flows.flatMap((flow): PictureFlow[] => {
    const stops = stopsOf(flow).map(key => tiles.get(key));
    const legs = stops.slice(1).map((to, i) => (to && stops[i] ? leg(stops[i], to) : []));
    return legs.some(points => points.length === 0) ? [] : [{ flow, legs, labels: [] }];
  });
}

function stopsOf({ from, via, to }: DiagramFlow): string[] {
  return [from, ...(via === undefined || via === from || via === to ? [] : [via]), to];
}

const margin = 14;

function boundsOf(rects: readonly Rect[], points: readonly Point[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...rects.map(rect => rect.x), ...points.map(point => point.x)) - margin;
  const y = Math.min(...rects.map(rect => rect.y), ...points.map(point => point.y)) - margin;
  const right = Math.max(...rects.map(rect => rect.x + rect.width), ...points.map(point => point.x)) + margin;
  const bottom = Math.max(...rects.map(rect => rect.y + rect.height), ...points.map(point => point.y)) + margin;
  return { x, y, width: right - x, height: bottom - y };
}

function arrangementOf(zones: readonly Zone[], trunks: readonly Trunk[], width: number, places: ZonePlaces): ZoneArrangement {
  return {
    tileWidth: width,
    zones: Object.fromEntries(zones.map(({ band }, i) => [band.id, places.zones[i] as ZonePlaces['zones'][number]])),
    slots: Object.fromEntries(zones.flatMap(({ band, nodes }, i) => nodes.map((node, k) => [node.key, { zone: band.id, slot: (places.slots[i] as readonly number[])[k] as number }]))),
    trunks: Object.fromEntries(trunks.map(({ key, from }, i) => [key, { ...(places.trunks[i] as PlacedLink), from: zones[from]?.band.id ?? '' }])),
  };
}
