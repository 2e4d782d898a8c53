// Takes a grid over from an earlier picture, so that an edit moves as little as it can: nodes keep their cells, flows their ways.

import type { Block, Cell } from './geometry.ts';
import type { Graph } from './graph.ts';
import { elbow, type Grid, type GridOptions, routerFor } from './grid.ts';
import { type LaneCounts, type LanePoint, Lanes, type Port, type Route } from './lanes.ts';
import type { GridArrangement } from './picture.ts';

export interface KeptGrid extends Grid {
  /** Where columns and rows stood; rows put in between have undefined. */
  readonly columns: readonly number[];
  readonly rows: readonly (number | undefined)[];
}

/** A grid under change. Only this file sees it. */
interface Draft {
  counts: LaneCounts;
  blocks: Record<string, Block>;
  cells: Record<string, Cell>;
  routes: Record<string, { readonly ends: string; readonly legs: readonly Route[] }>;
  rows: (number | undefined)[];
}

/** Undefined where too much has changed: a node went to another band, or a band is new. Then the picture is laid out afresh. */
export function keptGrid(graph: Graph, earlier: GridArrangement, options: Pick<GridOptions, 'titleOver'>): KeptGrid | undefined {
  if (graph.bands.some(band => !earlier.blocks[band.id])) return undefined;
  if (graph.nodes.some(node => earlier.cells[node.key] && earlier.cells[node.key]?.band !== node.band)) return undefined;
  const here = new Set(graph.nodes.map(node => node.key));
  const blocks = Object.fromEntries(graph.bands.map(band => [band.id, earlier.blocks[band.id] as Block]));
  const cells = Object.fromEntries(
    Object.entries(earlier.cells)
      .filter(([key]) => here.has(key))
      .map(([key, { column, row }]) => [key, { column, row }]),
  );
  const draft: Draft = { counts: earlier.counts, blocks, cells, routes: { ...earlier.routes }, rows: [...earlier.rows] };
  for (const node of graph.nodes) if (!draft.cells[node.key]) draft.cells[node.key] = freeCell(draft, graph, node.band, node.key);
  const grid = {
    counts: draft.counts,
    cells: graph.nodes.map(node => draft.cells[node.key] as Cell),
    blocks: graph.bands.map(band => draft.blocks[band.id] as Block),
  };
  return { ...grid, cost: 0, routes: keptRoutes(graph, grid, draft.routes, options), columns: earlier.columns, rows: draft.rows };
}

/** A free cell of the band near the nodes that the new one talks to; the band grows downward where it is full. */
function freeCell(draft: Draft, graph: Graph, band: string, key: string): Cell {
  const free = freeCells(draft, draft.blocks[band] as Block);
  if (free.length) return nearest(free, neighbours(draft, graph, key));
  const block = draft.blocks[band] as Block;
  const below = block.row + block.rows;
  const grown = { ...block, rows: block.rows + 1 };
  if (below >= draft.counts.rows) addRow(draft, below);
  else if (Object.entries(draft.blocks).some(([id, other]) => id !== band && share(other, grown))) insertRow(draft, below);
  draft.blocks[band] = grown;
  return { column: block.column, row: below };
}

function freeCells(draft: Draft, block: Block): Cell[] {
  const taken = new Set(Object.values(draft.cells).map(cell => `${cell.column} ${cell.row}`));
  const cells: Cell[] = [];
  for (let row = block.row; row < block.row + block.rows; row++) {
    for (let column = block.column; column < block.column + block.columns; column++) {
      if (!taken.has(`${column} ${row}`)) cells.push({ column, row });
    }
  }
  return cells;
}

function neighbours(draft: Draft, graph: Graph, key: string): Cell[] {
  const node = graph.nodes.findIndex(other => other.key === key);
  const others = graph.hops.filter(hop => hop.includes(node)).map(([from, to]) => (from === node ? to : from));
  return others.flatMap(other => draft.cells[graph.nodes[other]?.key ?? ''] ?? []);
}

function nearest(cells: readonly Cell[], others: readonly Cell[]): Cell {
  const far = (cell: Cell) =>
    others.reduce((sum, other) => sum + 2 * Math.abs(cell.column - other.column) + Math.abs(cell.row - other.row), 0);
  return cells.reduce((best, cell) => (far(cell) < far(best) ? cell : best));
}

function share(a: Block, b: Block): boolean {
  return a.column < b.column + b.columns && b.column < a.column + a.columns && a.row < b.row + b.rows && b.row < a.row + a.rows;
}

function addRow(draft: Draft, row: number): void {
  draft.counts = { ...draft.counts, rows: row + 1 };
  draft.rows.push(undefined);
}

/** Puts an empty row before row `at`: everything from there on moves down by one, lanes included. */
function insertRow(draft: Draft, at: number): void {
  const step = draft.counts.horizontal + draft.counts.beside;
  const firstPort = new Lanes(draft.counts).portY(at, 0);
  draft.counts = { ...draft.counts, rows: draft.counts.rows + 1 };
  draft.rows.splice(at, 0, undefined);
  for (const [key, cell] of Object.entries(draft.cells)) if (cell.row >= at) draft.cells[key] = { ...cell, row: cell.row + 1 };
  for (const [id, block] of Object.entries(draft.blocks)) {
    if (block.row >= at) draft.blocks[id] = { ...block, row: block.row + 1 };
    else if (block.row + block.rows > at) draft.blocks[id] = { ...block, rows: block.rows + 1 };
  }
  const lower = (route: Route): Route => ({
    ...route,
    corners: route.corners.map(({ x, y }) => ({ x, y: y >= firstPort ? y + step : y })),
  });
  for (const [key, route] of Object.entries(draft.routes)) draft.routes[key] = { ...route, legs: route.legs.map(lower) };
}

/** Old ways where they still lead past all nodes, new ways for the rest. */
function keptRoutes(
  graph: Graph,
  grid: Omit<Grid, 'routes' | 'cost'>,
  earlier: Draft['routes'],
  options: Pick<GridOptions, 'titleOver'>,
): Route[] {
  const router = routerFor(graph, grid, options);
  const lanes = new Lanes(grid.counts);
  const open: number[] = [];
  for (const { flow, hops, ends } of graph.flows) {
    const known = earlier[flow.key];
    hops.forEach((hop, leg) => {
      const old = known?.ends === ends ? known.legs[leg] : undefined;
      const [from, to] = graph.hops[hop] as Graph['hops'][number];
      const route = old && attached(old, lanes, grid.cells[from] as Cell, grid.cells[to] as Cell);
      if (!route || !router.keep(hop, route)) open.push(hop);
    });
  }
  router.routeAll(open, 3);
  return graph.hops.map((hop, index) => router.routeOf(index) ?? elbow(lanes, grid.cells, hop));
}

/** The route, drawn out to nodes that an inserted row has moved away from its ends; undefined where its ends are elsewhere. */
function attached(route: Route, lanes: Lanes, from: Cell, to: Cell): Route | undefined {
  const { corners } = route;
  const first = lanes.outside(from, route.start);
  const last = lanes.outside(to, route.end);
  const start = corners[0];
  const end = corners[corners.length - 1];
  if (!start || !end || !inLine(first, start, route.start) || !inLine(last, end, route.end)) return undefined;
  return { ...route, corners: [...(same(first, start) ? [] : [first]), ...corners, ...(same(last, end) ? [] : [last])] };
}

/** From the port the way leads straight to the point. */
function inLine(outside: LanePoint, point: LanePoint, { side }: Port): boolean {
  return side === 'left' || side === 'right' ? outside.y === point.y : outside.x === point.x;
}

function same(a: LanePoint, b: LanePoint): boolean {
  return a.x === b.x && a.y === b.y;
}
