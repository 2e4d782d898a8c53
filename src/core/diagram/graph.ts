// A diagram as numbers: nodes and bands by index, flows as hops, for the search of a floor plan and of ways.

import type { DiagramBand, DiagramFlow, DiagramModel, DiagramNode } from './diagram.ts';
import type { FloorBand } from './floor-cost.ts';
import type { Hop } from './geometry.ts';

export interface Graph {
  readonly nodes: readonly DiagramNode[];
  /** Bands that hold a node. */
  readonly bands: readonly DiagramBand[];
  readonly floor: readonly FloorBand[];
  readonly hops: readonly Hop[];
  readonly flows: readonly GraphFlow[];
}

export interface GraphFlow {
  readonly flow: DiagramFlow;
  /** Indexes of its hops, in the order of travel. */
  readonly hops: readonly number[];
  /** Changes when an end changes. */
  readonly ends: string;
}

/** Flows whose ends are no nodes of the model are left out. */
export function graphOf(model: DiagramModel): Graph {
  const index = new Map(model.nodes.map((node, i) => [node.key, i]));
  const members = new Map<string, number[]>();
  for (const [i, node] of model.nodes.entries()) members.set(node.band, [...(members.get(node.band) ?? []), i]);
  const bands = model.bands.filter(band => members.has(band.id));
  const hops: Hop[] = [];
  const flows = model.flows.flatMap((flow): GraphFlow[] => {
    const stops = [flow.from, ...(flow.via === undefined || flow.via === flow.from || flow.via === flow.to ? [] : [flow.via]), flow.to];
    const nodes = stops.map(key => index.get(key));
    if (nodes.includes(undefined)) return [];
    const own = nodes.slice(1).map((to, i) => hops.push([nodes[i] as number, to as number]) - 1);
    return [{ flow, hops: own, ends: stops.join(' ') }];
  });
  const floor = bands.map((band): FloorBand => ({ nodes: members.get(band.id) as number[], edge: band.edge }));
  return { nodes: model.nodes, bands, floor, hops, flows };
}

/** The greatest number of hops at one node. */
export function busiest(graph: Graph): number {
  const degrees = new Array<number>(graph.nodes.length).fill(0);
  for (const hop of graph.hops) for (const node of hop) degrees[node] = (degrees[node] as number) + 1;
  return Math.max(0, ...degrees);
}
