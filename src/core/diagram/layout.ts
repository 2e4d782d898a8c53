// From a diagram to a picture: tool by tool while there are few, zone by zone above. An earlier picture is kept as far as its content still stands.

import type { DiagramModel } from './diagram.ts';
import type { Block, Cell, Rect } from './geometry.ts';
import { type Graph, graphOf } from './graph.ts';
import { freshGrids, type Grid, type GridOptions } from './grid.ts';
import { keptGrid } from './keep-grid.ts';
import type { Axes } from './label-slot.ts';
import { type LabelWish, labelSlots, type PlacedLabel } from './label-slots.ts';
import { type Line, pointsOf } from './lines.ts';
import type { Arrangement, GridArrangement, Picture, PictureBand, PictureFlow, PictureLabel } from './picture.ts';
import { bandTitleWidth, flowLabel, nodeWidth } from './picture-text.ts';
import { Sheet, space } from './sheet.ts';
import type { Measure } from './text-width.ts';
import { zoneLayout } from './zones/zone-layout.ts';

export interface LayoutOptions {
  readonly measure: Measure;
  /** Width by height of the place where the picture is shown first; 1.7 if not given. */
  readonly aspect?: number;
  /** The arrangement to keep; without it everything is laid out afresh. */
  readonly earlier?: Arrangement | undefined;
}

/** Tools up to which each flow has its own line; a little more or less does not turn a picture that is there. */
const detail = { most: 40, leeway: 4 };

const defaultAspect = 1.7;

/** The same model, options and earlier arrangement always give the same picture. */
export function layout(model: DiagramModel, options: LayoutOptions): Picture {
  const { measure, earlier, aspect = defaultAspect } = options;
  const inZones = earlier && 'zones' in earlier ? earlier : undefined;
  const inGrid = earlier && 'cells' in earlier ? earlier : undefined;
  const most = detail.most + (inGrid ? detail.leeway : inZones ? -detail.leeway : 0);
  return model.nodes.length > most ? zoneLayout(model, { measure, aspect, earlier: inZones }) : gridLayout(model, { measure, aspect, earlier: inGrid });
}

interface GridLayoutOptions {
  readonly measure: Measure;
  readonly aspect: number;
  readonly earlier: GridArrangement | undefined;
}

function gridLayout(model: DiagramModel, options: GridLayoutOptions): Picture {
  const graph = graphOf(model);
  const width = options.earlier?.node.width ?? nodeWidth(model.nodes, options.measure);
  const titles = graph.bands.map((band, i) =>
    bandTitleWidth(band.name, (graph.floor[i] as Graph['floor'][number]).nodes.length, options.measure),
  );
  const titleOver: GridOptions['titleOver'] = (band, block, cell, port, counts) =>
    cell.row === block.row &&
    (cell.column - block.column) * (width + 80) + (width * (port + 1)) / (counts.across + 1) < (titles[band] as number);
  const kept = options.earlier && keptGrid(graph, options.earlier, { titleOver });
  const labels = graph.flows.map(({ flow, ends }) => {
    const old = kept && options.earlier?.routes[flow.key];
    return old?.ends === ends ? old.labels : [];
  });
  const sheet = { width, labels, titles, measure: options.measure, columns: kept?.columns, rows: kept?.rows };
  if (kept) return draw(new Sheet(graph, kept, sheet)).picture;
  const { aspect } = options;
  const drawn = freshGrids(graph, { aspect, titleOver }).map(grid => draw(new Sheet(graph, grid, sheet)));
  const cost = ({ picture, labels, grid }: Drawn) =>
    Math.min(grid, 1e9) + labels + sheetWeight * Math.max(picture.width / aspect, picture.height);
  return drawn.reduce((best, next) => (cost(next) < cost(best) ? next : best), drawn[0] ?? draw(new Sheet(graph, noGrid, sheet))).picture;
}

/** What one pixel of sheet is worth in pixels of flow, when pictures are compared: a larger sheet makes every text smaller. */
const sheetWeight = 16;

/** Above it only flows to review bear a label: there is no room, and nobody could read them. The rest is said on pointing, and in the table. */
const labelledHops = 160;

/** After an edit a label rather takes a worse place than move a node. */
const keptStiffness = 8;

interface Drawn {
  readonly picture: Picture;
  readonly labels: number;
  readonly grid: number;
}

const noGrid: Grid = {
  counts: { columns: 0, rows: 0, vertical: 5, horizontal: 5, across: 5, beside: 3 },
  cells: [],
  blocks: [],
  routes: [],
  cost: 0,
};

function draw(sheet: Sheet): Drawn {
  const { graph, grid, options } = sheet;
  const isCrowded = graph.hops.length > labelledHops;
  const texts = graph.flows.map(({ flow }) => (isCrowded && !flow.review ? { text: '', width: 0 } : flowLabel(flow, options.measure)));
  const wishes = graph.flows.map(
    ({ hops }, i): LabelWish => ({
      lines: texts[i]?.width ? hops : [],
      width: texts[i]?.width ?? 0,
      kept: options.labels[i]?.flatMap(({ leg, spot }) => (hops[leg] === undefined ? [] : [{ line: hops[leg], spot }])),
    }),
  );
  const { axes, labels, cost } = labelSlots({
    lines: sheet.lines,
    wishes,
    stiffness: options.columns ? keptStiffness : 1,
    withArrow: arrowHeads(graph),
    solve: (x, y, rows) => sheet.axes(x, y, rows),
    boxes: at => sheet.boxes(at),
    frames: at => graph.bands.map((_, i) => sheet.band(i, at)),
  });
  const flows = graph.flows.map(
    ({ flow, hops }, index): PictureFlow => ({
      flow,
      legs: hops.map(hop => pointsOf(sheet.lines[hop] as Line, axes.x, axes.y)),
      labels: labels
        .filter(({ wish }) => wish === index)
        .map(({ line, box }): PictureLabel => ({ ...box, leg: hops.indexOf(line), text: texts[index]?.text ?? '' })),
    }),
  );
  const picture: Picture = {
    ...bounds(
      { x: 0, y: 0, width: axes.x.length, height: axes.y.length },
      labels.map(({ box }) => box),
    ),
    bands: graph.bands.map(
      (band, i): PictureBand => ({ band, count: (graph.floor[i] as Graph['floor'][number]).nodes.length, ...sheet.band(i, axes) }),
    ),
    nodes: graph.nodes.map((node, i) => ({ node, ...sheet.node(i, axes) })),
    flows,
    trunks: [],
    arrangement: arrangementOf(sheet, axes, labels),
  };
  return { picture, labels: cost, grid: grid.cost };
}

/** The sheet, and labels that reach over its edge. */
function bounds(sheet: Rect, labels: readonly Rect[]): Rect {
  const edge = space.margin / 2;
  const x = Math.min(sheet.x, ...labels.map(label => label.x - edge));
  const y = Math.min(sheet.y, ...labels.map(label => label.y - edge));
  const right = Math.max(sheet.width, ...labels.map(label => label.x + label.width + edge));
  const bottom = Math.max(sheet.height, ...labels.map(label => label.y + label.height + edge));
  return { x, y, width: right - x, height: bottom - y };
}

/** By hop: only the last one of a flow ends in an arrow head. */
function arrowHeads(graph: Graph): boolean[] {
  const heads = graph.hops.map(() => false);
  for (const { hops } of graph.flows) heads[hops[hops.length - 1] as number] = true;
  return heads;
}

function arrangementOf({ graph, grid, options }: Sheet, axes: Axes, labels: readonly PlacedLabel[]): GridArrangement {
  const { counts } = grid;
  const route = ({ hops, ends }: Graph['flows'][number], index: number): GridArrangement['routes'][string] => ({
    ends,
    legs: hops.map(hop => grid.routes[hop] as Grid['routes'][number]),
    labels: labels.filter(({ wish }) => wish === index).map(({ line, spot }) => ({ leg: hops.indexOf(line), spot })),
  });
  return {
    counts,
    node: { width: options.width, height: space.node },
    blocks: Object.fromEntries(graph.bands.map((band, i) => [band.id, grid.blocks[i] as Block])),
    cells: Object.fromEntries(graph.nodes.map((node, i) => [node.key, { ...(grid.cells[i] as Cell), band: node.band }])),
    routes: Object.fromEntries(graph.flows.map((flow, i) => [flow.flow.key, route(flow, i)])),
    columns: Array.from({ length: counts.columns }, (_, i) => axes.x.startOf(i)),
    rows: Array.from({ length: counts.rows }, (_, i) => axes.y.startOf(i)),
  };
}
