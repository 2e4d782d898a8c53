// Puts a graph on the grid afresh: some good floor plans, and a way for every hop on each.

import { floorPlan, type FloorPlan } from './floor-plan.ts';
import type { Block, Cell, Hop } from './geometry.ts';
import { busiest, type Graph } from './graph.ts';
import { gridWays } from './grid-gates.ts';
import { type LaneCounts, Lanes, type Port, type Route } from './lanes.ts';
import { Router } from './router.ts';
import { GridTraffic } from './traffic.ts';

export interface Grid {
  readonly counts: LaneCounts;
  /** By node, by band, by hop. */
  readonly cells: readonly Cell[];
  readonly blocks: readonly Block[];
  readonly routes: readonly Route[];
  /** Pixels of flow, with what bends and crossings are worth. */
  readonly cost: number;
}

export interface GridOptions {
  /** Width by height of the sheet. */
  readonly aspect: number;
  /** True where the vertical lane through a top port would cross the title of the block that the cell lies in. */
  readonly titleOver: (band: number, block: Block, cell: Cell, port: number, counts: LaneCounts) => boolean;
}

/** Work units for the floor plans, and lane points that routing may visit: more gives better pictures, and takes longer. */
const effort = { plan: 5_000_000, find: 10_000_000, improve: 1_500_000 };
const passes = 5;

/** A few good grids, to be compared as pictures; the same graph always gives the same ones. */
export function freshGrids(graph: Graph, options: GridOptions): Grid[] {
  return floorPlans(graph, options.aspect).map(plan => routed(graph, plan, options));
}

/** The few most promising plans; large graphs get one. */
function floorPlans(graph: Graph, aspect: number): FloorPlan[] {
  if (graph.nodes.length === 0) return [];
  const hops = graph.hops.length;
  const unit = graph.nodes.length + hops + (hops <= 260 ? (hops * hops) / 8 : 0);
  const seeds = Math.max(1, Math.min(8, Math.floor(effort.plan / (unit * 3000))));
  const steps = Math.round(Math.max(2500, Math.min(5000, effort.plan / (unit * seeds))));
  const plans = Array.from({ length: seeds }, (_, seed) => floorPlan(graph.floor, graph.hops, { aspect, seed: seed + 1, steps }));
  const distinct = plans.sort((a, b) => a.cost - b.cost).filter((plan, i) => i === 0 || plan.cost - (plans[i - 1] as FloorPlan).cost > 1);
  return distinct.slice(0, hops <= 100 ? 3 : 1);
}

function routed(graph: Graph, plan: FloorPlan, options: GridOptions): Grid {
  const counts = laneCounts(graph, plan.columns, plan.rows);
  const router = routerFor(graph, { counts, cells: plan.cells, blocks: plan.blocks }, options);
  const cost = router.routeAll(
    graph.hops.map((_, hop) => hop),
    passes,
  );
  const lanes = new Lanes(counts);
  const routes = graph.hops.map((hop, index) => router.routeOf(index) ?? elbow(lanes, plan.cells, hop));
  return { counts, cells: plan.cells, blocks: plan.blocks, routes, cost };
}

/** Enough lanes and ports for the busiest place, within reason. */
function laneCounts(graph: Graph, columns: number, rows: number): LaneCounts {
  const degree = busiest(graph);
  const lanes = Math.max(5, Math.min(12, 4 + Math.ceil(graph.hops.length / 8)));
  const odd = (count: number) => count + 1 - (count % 2);
  return {
    columns,
    rows,
    vertical: lanes,
    horizontal: lanes,
    across: odd(Math.max(5, Math.min(14, Math.ceil(degree / 2)))),
    beside: degree > 24 ? 5 : 3,
  };
}

/** A router over a grid whose nodes have their cells. */
export function routerFor(graph: Graph, grid: Omit<Grid, 'routes' | 'cost'>, options: Pick<GridOptions, 'titleOver'>): Router<Port> {
  const bandOf = new Map<Cell, number>();
  graph.floor.forEach((band, index) => {
    for (const node of band.nodes) bandOf.set(grid.cells[node] as Cell, index);
  });
  const { cells } = grid;
  const { hops } = graph;
  const lanes = new Lanes(grid.counts);
  const traffic = new GridTraffic(lanes, cells, hops);
  const titleOver = (cell: Cell, port: number): boolean => {
    const band = bandOf.get(cell);
    return band !== undefined && options.titleOver(band, grid.blocks[band] as Block, cell, port, grid.counts);
  };
  return new Router({ ...gridWays({ lanes, cells, hops, traffic, titleOver }), traffic, reach: hop => reach(hops[hop] as Hop, cells), budget: effort });
}

/** How far apart the ends are, in cells; a column is wider than a row is high. */
function reach([from, to]: Hop, cells: readonly Cell[]): number {
  const a = cells[from] as Cell;
  const b = cells[to] as Cell;
  return 2 * Math.abs(a.column - b.column) + Math.abs(a.row - b.row);
}

/** A plain way for a hop that the router did not reach within its budget: correct, not pretty. */
export function elbow(lanes: Lanes, cells: readonly Cell[], [from, to]: Graph['hops'][number]): Route {
  const at = Math.floor(lanes.counts.beside / 2);
  const start = { side: 'right', at } as const;
  const end = from === to ? ({ side: 'bottom', at: Math.floor(lanes.counts.across / 2) } as const) : ({ side: 'left', at } as const);
  const a = lanes.outside(cells[from] as Cell, start);
  const b = lanes.outside(cells[to] as Cell, end);
  const turns = from === to ? [{ x: a.x, y: b.y }] : a.y === b.y ? [] : [{ x: a.x, y: b.y }];
  return { start, end, corners: [a, ...turns, b] };
}
