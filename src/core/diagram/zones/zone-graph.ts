// A diagram as zones and trunks: the tools of a band together, the flows between two bands bundled into one line.

import type { DiagramBand, DiagramFlow, DiagramModel, DiagramNode } from '../diagram.ts';

export interface Zone {
  readonly band: DiagramBand;
  readonly nodes: readonly DiagramNode[];
}

/** All flows between two zones; most of them run from the first to the second. */
export interface Trunk {
  /** The same for both directions. */
  readonly key: string;
  /** Indexes of zones. */
  readonly from: number;
  readonly to: number;
  readonly there: readonly DiagramFlow[];
  readonly back: readonly DiagramFlow[];
}

export interface ZoneGraph {
  /** Zones that hold a tool or people, in the order of the bands. */
  readonly zones: readonly Zone[];
  readonly trunks: readonly Trunk[];
}

/** A flow that bends through a third tool belongs to the trunk of each of its hops; one that stays in its zone belongs to none. */
export function zoneGraph(model: DiagramModel): ZoneGraph {
  const bands = model.bands.filter(band => model.nodes.some(node => node.band === band.id));
  const index = new Map(bands.map((band, i) => [band.id, i]));
  const zoneOf = new Map(model.nodes.map(node => [node.key, index.get(node.band) as number]));
  const trunks = new Map<string, { there: DiagramFlow[]; back: DiagramFlow[]; low: number; high: number }>();
  for (const flow of model.flows) {
    const stops = [flow.from, ...(flow.via === undefined ? [] : [flow.via]), flow.to].map(key => zoneOf.get(key));
    for (const [i, to] of stops.slice(1).entries()) {
      const from = stops[i];
      if (from === undefined || to === undefined || from === to) continue;
      const [low, high] = from < to ? [from, to] : [to, from];
      const key = trunkKey(bands[low] as DiagramBand, bands[high] as DiagramBand);
      const trunk = trunks.get(key) ?? { there: [], back: [], low, high };
      trunks.set(key, trunk);
      addOnce(from === low ? trunk.there : trunk.back, flow);
    }
  }
  return {
    zones: bands.map((band): Zone => ({ band, nodes: model.nodes.filter(node => node.band === band.id) })),
    trunks: [...trunks].map(([key, { there, back, low, high }]): Trunk =>
      there.length >= back.length ? { key, from: low, to: high, there, back } : { key, from: high, to: low, there: back, back: there }),
  };
}

function trunkKey(one: DiagramBand, other: DiagramBand): string {
  return `trunk:${[one.id, other.id].sort().join(' ')}`;
}

function addOnce(flows: DiagramFlow[], flow: DiagramFlow): void {
  if (!flows.includes(flow)) flows.push(flow);
}
