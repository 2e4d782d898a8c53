// A picture as data: everything that it shows, and where. The shape is documented, and stays.

import type { DiagramFlow, DiagramModel, DiagramNode, SourceLocation } from '../diagram.ts';
import type { Rect } from '../geometry.ts';
import { layout } from '../layout.ts';
import type { PictureFlow } from '../picture.ts';
import type { ExportOptions } from './export-options.ts';

/** The version of the format: it changes when a key changes its meaning. */
const version = 1;

/** Names are whole, as the files have them. Lengths are pixels of an unscaled picture, from its upper left corner. */
export function jsonText(model: DiagramModel, options: ExportOptions): string {
  const picture = layout(model, { measure: options.measure, earlier: options.earlier });
  const place = ({ x, y, width, height }: Rect) => ({ x: round(x - picture.x), y: round(y - picture.y), width: round(width), height: round(height) });
  const at = ({ uri, range }: SourceLocation) => ({ file: options.pathOf?.(uri) ?? uri, line: range.start.line + 1 });
  const document = {
    version,
    title: options.title ?? model.title,
    today: options.today,
    language: options.language,
    width: round(picture.width),
    height: round(picture.height),
    groups: picture.bands.map(({ band, ...box }) => ({ id: band.id, name: band.name, ...place(box) })),
    nodes: picture.nodes.map(({ node, ...box }) => ({ ...nodeFacts(node), ...at(node.location), ...place(box) })),
    flows: picture.flows.map(drawn => ({
      ...flowFacts(drawn.flow),
      ...at(drawn.flow.location),
      lines: drawn.legs.map(points => points.map(({ x, y }) => ({ x: round(x - picture.x), y: round(y - picture.y) }))),
      labels: labelFacts(drawn).map(({ text, ...box }) => ({ text, ...place(box) })),
    })),
    undrawn: model.undrawn.map(({ id, location }) => ({ id, ...at(location) })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function nodeFacts({ kind, id, name, detail, band, stage, places, owner, review, notes }: DiagramNode) {
  return { kind, id, name, detail: detail || undefined, group: band, stage, places, owner: owner || undefined, review, notes };
}

function flowFacts({ id, from, via, to, data, method, planned, abroad, review, notes }: DiagramFlow) {
  return { id, from: endOf(from), via: via === undefined ? undefined : endOf(via), to: endOf(to), data, method: method || undefined, planned, abroad, review, notes };
}

/** The kind and id that a key is made of. */
function endOf(key: string): { readonly kind: string; readonly id: string } {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) };
}

function labelFacts({ labels }: PictureFlow) {
  return labels.map(({ text, x, y, width, height }) => ({ text, x, y, width, height }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
