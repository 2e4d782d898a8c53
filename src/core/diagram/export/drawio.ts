// A picture as a file of draw.io: groups that hold their tools, arrows that are tied to both ends, all where our layout puts it.

import type { DiagramModel } from '../diagram.ts';
import { escapeXml } from '../escape-xml.ts';
import type { Point, Rect } from '../geometry.ts';
import { layout } from '../layout.ts';
import type { Picture, PictureBand, PictureFlow, PictureNode } from '../picture.ts';
import { space } from '../sheet.ts';
import { svg, type SvgElement, svgText } from '../svg.ts';
import { cardLabel, legendHtml, tileLabel } from './drawio-labels.ts';
import { arrowStyle, badgeStyle, bandStyle, boxStyle, noteStyle } from './drawio-styles.ts';
import type { ExportOptions } from './export-options.ts';
import { headingOf } from './labels.ts';
import { alongLine } from './place-on-line.ts';
import { safeIds } from './safe-ids.ts';
import { shortLine, shortList } from './short-line.ts';
import { type Theme, themes } from './themes.ts';

interface Sheet {
  readonly picture: Picture;
  readonly options: ExportOptions;
  readonly theme: Theme;
  readonly idOf: (key: string) => string;
  /** By its key, where a node stands. */
  readonly nodes: ReadonlyMap<string, PictureNode>;
}

/** The whole file, not compressed, so that it can be read and compared. */
export function drawioText(model: DiagramModel, options: ExportOptions): string {
  const picture = layout(model, { measure: options.measure, earlier: options.earlier });
  const keys = [...picture.bands.map(({ band }) => `band:${band.id}`), ...[...picture.nodes.map(({ node }) => node), ...picture.flows.map(({ flow }) => flow)].map(({ key }) => key)];
  const theme = themes[options.theme ?? 'light'];
  const sheet: Sheet = { picture, options, theme, idOf: safeIds(keys), nodes: new Map(picture.nodes.map(node => [node.node.key, node])) };
  const cells = [
    svg('mxCell', { id: '0' }),
    svg('mxCell', { id: '1', parent: '0' }),
    note('heading', `<b>${escapeXml(headingOf(model, options))}</b>`, 16, { x: picture.x + 12, y: picture.y - 44, width: 600, height: 30 }, theme),
    ...picture.bands.map(band => bandCell(band, sheet)),
    ...picture.nodes.flatMap(node => nodeCells(node, sheet)),
    ...picture.flows.flatMap(flow => flowCells(flow, sheet)),
    note('legend', legendHtml(model, options, theme), 11, { x: picture.x + 12, y: picture.y + picture.height + 8, width: Math.max(600, picture.width - 24), height: 24 }, theme),
  ];
  const page = svg('mxGraphModel', { grid: 1, gridSize: 10, guides: 1, tooltips: 1, connect: 1, arrows: 1, fold: 1, page: 0, math: 0, shadow: 0, background: theme.background === 'none' ? undefined : theme.background }, [
    svg('root', {}, cells),
  ]);
  const file = svg('mxfile', { host: 'martech-stack', compressed: 'false' }, [svg('diagram', { id: 'data-flows', name: shortLine(options.title ?? model.title, 40) }, [page])]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(file)}\n`;
}

function note(id: string, value: string, fontSize: number, box: Rect, theme: Theme): SvgElement {
  return svg('mxCell', { id, value, style: noteStyle(fontSize, theme), vertex: 1, parent: '1' }, [geometry(box)]);
}

function bandCell({ band, ...box }: PictureBand, { idOf, theme }: Sheet): SvgElement {
  return svg('mxCell', { id: idOf(`band:${band.id}`), value: escapeXml(shortLine(band.name)), style: bandStyle(theme), vertex: 1, parent: '1' }, [geometry(box)]);
}

/** The box within its group, and its badges on it. What does not fit in the box stands in its data, which draw.io shows on pointing. */
function nodeCells({ node, ...box }: PictureNode, { picture, idOf, theme, options }: Sheet): SvgElement[] {
  const band = picture.bands.find(({ band: { id } }) => id === node.band);
  const id = idOf(node.key);
  const isTile = box.height < space.node;
  const tone = theme.tones[band?.band.tone ?? 0] ?? theme.muted;
  const data = { [node.kind]: shortLine(node.id), stage: node.stage, owner: shortLine(node.owner), places: node.places.map(place => shortLine(place)).join(' ') };
  return [
    svg('object', { id, label: isTile ? tileLabel(node, box, options) : cardLabel(node, box, options, theme), ...data }, [
      svg('mxCell', { style: boxStyle(node, { tone, isTile }, theme), vertex: 1, parent: idOf(`band:${node.band}`) }, [
        geometry({ ...box, x: box.x - (band?.x ?? 0), y: box.y - (band?.y ?? 0) }),
      ]),
    ]),
    ...(node.review ? [badge(`${id}-review`, id, node.review, theme.review, 0, theme)] : []),
    ...(node.notes ? [badge(`${id}-notes`, id, node.notes, theme.notes, 1, theme)] : []),
  ];
}

function badge(id: string, parent: string, count: number, colour: string, y: 0 | 1, theme: Theme): SvgElement {
  return svg('mxCell', { id, value: count > 99 ? '99+' : String(count), style: badgeStyle(colour, theme), vertex: 1, connectable: 0, parent }, [
    svg('mxGeometry', { x: 1, y, width: 18, height: 18, relative: 1, as: 'geometry' }, [svg('mxPoint', { x: -12, y: -9, as: 'offset' })]),
  ]);
}

/** One arrow a hop: through a third tool it is two, tied to that tool. */
function flowCells(drawn: PictureFlow, sheet: Sheet): SvgElement[] {
  const { flow, legs } = drawn;
  const stops = legs.length === 2 && flow.via !== undefined ? [flow.from, flow.via, flow.to] : [flow.from, flow.to];
  return legs.flatMap((points, leg) => {
    const ends = [stops[leg], stops[leg + 1]].map(key => sheet.nodes.get(key ?? ''));
    const [from, to] = ends;
    if (!from || !to) return [];
    return [flowCell(drawn, leg, { points, from, to }, sheet)];
  });
}

interface Leg {
  readonly points: readonly Point[];
  readonly from: PictureNode;
  readonly to: PictureNode;
}

function flowCell({ flow, legs, labels }: PictureFlow, leg: number, { points, from, to }: Leg, { idOf, theme }: Sheet): SvgElement {
  const label = labels.find(placed => placed.leg === leg);
  const text = `${flow.review ? `<b>⚠ ${flow.review}</b> ` : ''}${escapeXml(label?.text ?? '')}`;
  const place = label && alongLine(points, { x: label.x + label.width / 2, y: label.y + label.height / 2 });
  const style = arrowStyle(flow, { isFirst: leg === 0, isLast: leg === legs.length - 1, start: portOf(points[0], from), end: portOf(points.at(-1), to) }, theme);
  const data = { flow: shortLine(flow.id), data: shortList(flow.data, 200), method: flow.method, outside: shortLine(flow.abroad.join(', ')) };
  return svg('object', { id: `${idOf(flow.key)}-${leg}`, label: label ? text : '', ...data }, [
    svg('mxCell', { style, edge: 1, parent: '1', source: idOf(from.node.key), target: idOf(to.node.key) }, [
      svg('mxGeometry', { relative: 1, x: place?.x, as: 'geometry' }, [
        svg('Array', { as: 'points' }, points.slice(1, -1).map(point => svg('mxPoint', rounded(point)))),
        place ? svg('mxPoint', { ...rounded(place.offset), as: 'offset' }) : undefined,
      ]),
    ]),
  ]);
}

/** Where on a box's border, from 0 to 1. */
function portOf(point: Point | undefined, box: Rect): Point {
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  return { x: share(((point?.x ?? box.x) - box.x) / box.width), y: share(((point?.y ?? box.y) - box.y) / box.height) };
}

function geometry({ x, y, width, height }: Rect): SvgElement {
  return svg('mxGeometry', { ...rounded({ x, y }), width: Math.round(width), height: Math.round(height), as: 'geometry' });
}

function rounded({ x, y }: Point): { x: number; y: number } {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
