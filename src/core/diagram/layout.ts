// From a diagram to a picture: grid, labels, pixels. An earlier picture is kept as far as its content still stands.

import { Axis, type Distance } from './axis.ts';
import type { DiagramModel } from './diagram.ts';
import type { Block, Cell, Rect } from './geometry.ts';
import { type Graph, graphOf } from './graph.ts';
import { freshGrids, type Grid, type GridOptions } from './grid.ts';
import { keptGrid } from './keep-grid.ts';
import { type Axes, labelSlots, type LabelWish } from './label-slots.ts';
import { type Line, lineOf, pointsOf } from './lines.ts';
import type { Arrangement, Picture, PictureBand, PictureFlow, PictureLabel } from './picture.ts';
import { bandTitleWidth, flowLabel, nodeWidth } from './picture-text.ts';
import type { Measure } from './text-width.ts';

export interface LayoutOptions {
  readonly measure: Measure;
  /** Width by height of the place where the picture is shown first; 1.7 if not given. */
  readonly aspect?: number;
  /** The arrangement to keep; without it everything is laid out afresh. */
  readonly earlier?: Arrangement | undefined;
}

/** Pixels of an unscaled picture. */
const space = {
  node: 48, margin: 12,
  /** From a node to the border of its band, and the strip above it that bears the title. */
  band: 12, title: 28,
  /** From a line to a node, to a border, to the next line; rows whose lines bear labels need more. */
  lineToNode: 12, lineToBand: 8, lineToLine: 9, labelledLine: 12,
  betweenBands: 18, betweenColumns: 24, betweenRows: 14,
};

/** The same model, options and earlier arrangement always give the same picture. */
export function layout(model: DiagramModel, options: LayoutOptions): Picture {
  const graph = graphOf(model);
  const width = options.earlier?.node.width ?? nodeWidth(model.nodes, options.measure);
  const titles = graph.bands.map((band, i) => bandTitleWidth(band.name, (graph.floor[i] as Graph['floor'][number]).nodes.length, options.measure));
  const titleOver: GridOptions['titleOver'] = (band, block, cell, port, counts) => cell.row === block.row
    && (cell.column - block.column) * (width + 80) + (width * (port + 1)) / (counts.across + 1) < (titles[band] as number);
  const kept = options.earlier && keptGrid(graph, options.earlier, { titleOver });
  const sheet = { width, titles, measure: options.measure, columns: kept?.columns, rows: kept?.rows };
  if (kept) return draw(new Sheet(graph, kept, sheet)).picture;
  const aspect = options.aspect ?? 1.7;
  const drawn = freshGrids(graph, { aspect, titleOver }).map(grid => draw(new Sheet(graph, grid, sheet)));
  const cost = ({ picture, labels, grid }: Drawn) => Math.min(grid, 1e9) + labels + sheetWeight * Math.max(picture.width / aspect, picture.height);
  return drawn.reduce((best, next) => (cost(next) < cost(best) ? next : best), drawn[0] ?? draw(new Sheet(graph, noGrid, sheet))).picture;
}

/** What one pixel of sheet is worth in pixels of flow, when pictures are compared: a larger sheet makes every text smaller. */
const sheetWeight = 10;

interface Drawn { readonly picture: Picture; readonly labels: number; readonly grid: number }

const noGrid: Grid = { counts: { columns: 0, rows: 0, vertical: 5, horizontal: 5, across: 5, beside: 3 }, cells: [], blocks: [], routes: [], cost: 0 };

interface SheetOptions {
  readonly width: number;
  readonly titles: readonly number[];
  readonly measure: Measure;
  readonly columns: readonly number[] | undefined;
  readonly rows: readonly (number | undefined)[] | undefined;
}

/** A grid on its way to pixels. */
class Sheet {
  readonly lines: readonly Line[];
  readonly graph: Graph;
  readonly grid: Grid;
  readonly options: SheetOptions;
  readonly #edges: { readonly left: ReadonlySet<number>; readonly right: ReadonlySet<number>; readonly top: ReadonlySet<number>; readonly bottom: ReadonlySet<number> };
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
      left: new Set(grid.blocks.map(block => block.column)), right: new Set(grid.blocks.map(block => block.column + block.columns - 1)),
      top: new Set(grid.blocks.map(block => block.row)), bottom: new Set(grid.blocks.map(block => block.row + block.rows - 1)),
    };
    this.#used = { x: lanesOf(this.lines, 'x'), y: lanesOf(this.lines, 'y') };
  }

  axes(x: readonly Distance[], y: readonly Distance[], labelledRows: ReadonlySet<number>): Axes {
    const { counts } = this.grid;
    const { left, right, top, bottom } = this.#edges;
    return {
      x: new Axis({
        cells: counts.columns, channel: counts.vertical, ports: counts.across, size: this.options.width, used: this.#used.x,
        before: column => (left.has(column) ? space.band + space.lineToBand : space.lineToNode),
        behind: column => (right.has(column) ? space.band + space.lineToBand : space.lineToNode),
        pitch: () => space.lineToLine,
        between: column => betweenCells(column, left, right, space.band, space.betweenColumns),
        margin: { before: space.margin + space.band, behind: space.margin + space.band, lane: space.margin },
        earlier: this.options.columns,
      }, x),
      y: new Axis({
        cells: counts.rows, channel: counts.horizontal, ports: counts.beside, size: space.node, used: this.#used.y,
        before: row => (top.has(row) ? space.title + space.lineToBand : space.lineToNode),
        behind: row => (bottom.has(row) ? space.band + space.lineToBand : space.lineToNode),
        pitch: (a, b) => (labelledRows.has(a) || labelledRows.has(b) ? space.labelledLine : space.lineToLine),
        between: row => betweenCells(row, top, bottom, space.title, space.betweenRows),
        margin: { before: space.margin + space.title, behind: space.margin + space.band, lane: space.margin },
        earlier: this.options.rows?.map(row => row ?? 0),
      }, y),
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

/** The lanes along which a line runs or turns, not those that it only crosses. */
function lanesOf(lines: readonly Line[], axis: 'x' | 'y'): Set<number> {
  return new Set(lines.flatMap(line => line.points.flatMap(point => ('lane' in point[axis] ? [point[axis].lane] : []))));
}

function draw(sheet: Sheet): Drawn {
  const { graph, grid, options } = sheet;
  const texts = graph.flows.map(({ flow }) => flowLabel(flow, options.measure));
  const wishes = graph.flows.map(({ hops }, i): LabelWish => ({ lines: texts[i]?.width ? hops : [], width: texts[i]?.width ?? 0 }));
  const { axes, labels, cost } = labelSlots({
    lines: sheet.lines, wishes,
    withArrow: arrowHeads(graph),
    solve: (x, y, rows) => sheet.axes(x, y, rows),
    boxes: at => sheet.boxes(at),
    frames: at => graph.bands.map((_, i) => sheet.band(i, at)),
  });
  const flows = graph.flows.map(({ flow, hops }, index): PictureFlow => ({
    flow,
    legs: hops.map(hop => pointsOf(sheet.lines[hop] as Line, axes.x, axes.y)),
    labels: labels.filter(({ wish }) => wish === index).map(({ line, box }): PictureLabel => ({ ...box, leg: hops.indexOf(line), text: texts[index]?.text ?? '' })),
  }));
  const picture: Picture = {
    width: axes.x.length, height: axes.y.length,
    bands: graph.bands.map((band, i): PictureBand => ({ band, count: (graph.floor[i] as Graph['floor'][number]).nodes.length, ...sheet.band(i, axes) })),
    nodes: graph.nodes.map((node, i) => ({ node, ...sheet.node(i, axes) })),
    flows,
    arrangement: arrangementOf(graph, grid, axes, options.width),
  };
  return { picture, labels: cost, grid: grid.cost };
}

/** By hop: only the last one of a flow ends in an arrow head. */
function arrowHeads(graph: Graph): boolean[] {
  const heads = graph.hops.map(() => false);
  for (const { hops } of graph.flows) heads[hops[hops.length - 1] as number] = true;
  return heads;
}

function arrangementOf(graph: Graph, grid: Grid, axes: Axes, width: number): Arrangement {
  const { counts } = grid;
  return {
    counts, node: { width, height: space.node },
    blocks: Object.fromEntries(graph.bands.map((band, i) => [band.id, grid.blocks[i] as Block])),
    cells: Object.fromEntries(graph.nodes.map((node, i) => [node.key, { ...(grid.cells[i] as Cell), band: node.band }])),
    routes: Object.fromEntries(graph.flows.map(({ flow, hops, ends }) => [flow.key, { ends, legs: hops.map(hop => grid.routes[hop] as Grid['routes'][number]) }])),
    columns: Array.from({ length: counts.columns }, (_, i) => axes.x.startOf(i)),
    rows: Array.from({ length: counts.rows }, (_, i) => axes.y.startOf(i)),
  };
}
