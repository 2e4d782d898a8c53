// A grid on its way to pixels: how far things stand apart, and where nodes, bands and lanes then are.

import { Axis, type AxisShape, type Distance } from './axis.ts';
import type { Block, Cell, Rect } from './geometry.ts';
import type { Graph } from './graph.ts';
import type { Grid } from './grid.ts';
import type { Axes } from './label-slot.ts';
import { type Line, lineOf } from './lines.ts';
import type { GridArrangement } from './picture.ts';
import type { Measure } from './text-width.ts';

/** Pixels of an unscaled picture. */
export const space = {
  node: 48,
  margin: 12,
  /** From a node to the border of its band, and the strip above it that bears the title. */
  band: 12,
  title: 28,
  /** From a line to a node, to a border, to the next line; rows whose lines bear labels need more. */
  lineToNode: 12,
  lineToBand: 8,
  lineToLine: 9,
  labelledLine: 12,
  betweenBands: 18,
  betweenColumns: 24,
  betweenRows: 14,
};

/** Distances of lanes where the picture should not grow. */
const close = { lineToNode: 10, lineToBand: 4, lineToLine: 5 };

export interface SheetOptions {
  readonly width: number;
  readonly titles: readonly number[];
  /** Where the labels of each flow stood. */
  readonly labels: readonly GridArrangement['routes'][string]['labels'][];
  readonly measure: Measure;
  readonly columns: readonly number[] | undefined;
  readonly rows: readonly (number | undefined)[] | undefined;
}

/** A grid on its way to pixels. */
export class Sheet {
  readonly lines: readonly Line[];
  readonly graph: Graph;
  readonly grid: Grid;
  readonly options: SheetOptions;
  readonly #edges: {
    readonly left: ReadonlySet<number>;
    readonly right: ReadonlySet<number>;
    readonly top: ReadonlySet<number>;
    readonly bottom: ReadonlySet<number>;
  };
  readonly #used: { readonly x: ReadonlySet<number>; readonly y: ReadonlySet<number> };

  constructor(graph: Graph, grid: Grid, options: SheetOptions) {
    this.graph = graph;
    this.grid = grid;
    this.options = options;
    this.lines = grid.routes.map((route, hop) => {
      const [from, to] = graph.hops[hop] as Graph['hops'][number];
      return lineOf(route, grid.cells[from] as Cell, grid.cells[to] as Cell);
    });
    this.#edges = {
      left: new Set(grid.blocks.map(block => block.column)),
      right: new Set(grid.blocks.map(block => block.column + block.columns - 1)),
      top: new Set(grid.blocks.map(block => block.row)),
      bottom: new Set(grid.blocks.map(block => block.row + block.rows - 1)),
    };
    this.#used = { x: lanesOf(this.lines, 'x'), y: lanesOf(this.lines, 'y') };
  }

  /** Positions that keep the given distances. Where a kept picture would grow, its lanes move closer together first. */
  axes(x: readonly Distance[], y: readonly Distance[], labelledRows: ReadonlySet<number>): Axes {
    const { columns, rows } = this.options;
    return {
      x: settled(tight => new Axis(this.#columns(tight), x), columns),
      y: settled(tight => new Axis(this.#rows(labelledRows, tight), y), rows),
    };
  }

  #columns(tight: ReadonlySet<number>): AxisShape {
    const { counts } = this.grid;
    const { left, right } = this.#edges;
    const outer = space.margin + space.band;
    return {
      cells: counts.columns,
      channel: counts.vertical,
      ports: counts.across,
      size: this.options.width,
      used: this.#used.x,
      before: column => toLane(left.has(column) ? space.band : 0, tight.has(column)),
      behind: column => toLane(right.has(column) ? space.band : 0, tight.has(column + 1)),
      pitch: lane => (tight.has(Math.floor(lane / (counts.vertical + counts.across))) ? close.lineToLine : space.lineToLine),
      between: column => betweenCells(column, left, right, space.band, space.betweenColumns),
      margin: { before: outer, behind: outer, lane: space.margin },
      earlier: this.options.columns,
    };
  }

  #rows(labelled: ReadonlySet<number>, tight: ReadonlySet<number>): AxisShape {
    const { counts } = this.grid;
    const { top, bottom } = this.#edges;
    return {
      cells: counts.rows,
      channel: counts.horizontal,
      ports: counts.beside,
      size: space.node,
      used: this.#used.y,
      before: row => toLane(top.has(row) ? space.title : 0, tight.has(row)),
      behind: row => toLane(bottom.has(row) ? space.band : 0, tight.has(row + 1)),
      pitch: (a, b) => {
        if (labelled.has(a) || labelled.has(b)) return space.labelledLine;
        return tight.has(Math.floor(a / (counts.horizontal + counts.beside))) ? close.lineToLine : space.lineToLine;
      },
      between: row => betweenCells(row, top, bottom, space.title, space.betweenRows),
      margin: { before: space.margin + space.title, behind: space.margin + space.band, lane: space.margin },
      earlier: this.options.rows?.map(row => row ?? 0),
    };
  }

  node(index: number, { x, y }: Axes): Rect {
    const { column, row } = this.grid.cells[index] as Cell;
    return { x: x.startOf(column), y: y.startOf(row), width: this.options.width, height: space.node };
  }

  band(index: number, { x, y }: Axes): Rect {
    const block = this.grid.blocks[index] as Block;
    const left = x.startOf(block.column) - space.band;
    const top = y.startOf(block.row) - space.title;
    const right = x.startOf(block.column + block.columns - 1) + this.options.width + space.band;
    return { x: left, y: top, width: right - left, height: y.startOf(block.row + block.rows - 1) + space.node + space.band - top };
  }

  /** What labels keep clear of. */
  boxes(axes: Axes): Rect[] {
    const nodes = this.graph.nodes.map((_, i) => grown(this.node(i, axes), 3));
    const titles = this.graph.bands.map((_, i) => {
      const { x, y } = this.band(i, axes);
      return { x, y, width: this.options.titles[i] as number, height: space.title };
    });
    return [...nodes, ...titles];
  }
}

function betweenCells(cell: number, starts: ReadonlySet<number>, ends: ReadonlySet<number>, lead: number, plain: number): number {
  const borders = (ends.has(cell) ? space.band : 0) + (starts.has(cell + 1) ? lead : 0);
  return borders ? borders + space.betweenBands : plain;
}

function grown(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

/** Solves an axis; where cells moved from where they stood, solves it again with the channels before them tight. */
function settled(solve: (tight: ReadonlySet<number>) => Axis, earlier: readonly (number | undefined)[] | undefined): Axis {
  const axis = solve(new Set());
  if (!earlier) return axis;
  const grown = earlier.flatMap((at, cell) => {
    if (at === undefined) return [];
    const before = cell > 0 ? (earlier[cell - 1] ?? 0) : 0;
    const now = axis.startOf(cell) - (cell > 0 ? axis.startOf(cell - 1) : 0);
    return now > at - before ? [cell] : [];
  });
  return grown.length ? solve(new Set(grown)) : axis;
}

/** From a cell, whose band reaches `border` pixels around it, to the nearest lane. */
function toLane(border: number, tight: boolean): number {
  const { lineToNode, lineToBand } = tight ? close : space;
  return border ? border + lineToBand : lineToNode;
}

/** The lanes along which a line runs or turns, not those that it only crosses. */
function lanesOf(lines: readonly Line[], axis: 'x' | 'y'): Set<number> {
  return new Set(lines.flatMap(line => line.points.flatMap(point => ('lane' in point[axis] ? [point[axis].lane] : []))));
}
