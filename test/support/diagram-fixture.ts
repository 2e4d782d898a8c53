// Diagrams for tests: a small one by hand, and any number of others that look like real stacks.

import type { DiagramBand, DiagramFlow, DiagramModel, DiagramNode } from '../../src/core/diagram/diagram.ts';
import { overlap, type Point } from '../../src/core/diagram/geometry.ts';
import type { Picture } from '../../src/core/diagram/picture.ts';
import { seededRandom } from '../../src/core/diagram/random.ts';

const location = { uri: 'file:///w/martech-stack.yaml', range: { start: { line: 3, character: 2 }, end: { line: 3, character: 9 } } };

export function node(id: string, more: Partial<DiagramNode> = {}): DiagramNode {
  return {
    key: `tool:${id}`,
    kind: 'tool',
    id,
    name: id,
    detail: 'Customer data platform',
    band: 'data',
    stage: 'production',
    stageName: '',
    places: ['FR'],
    owner: 'CRM',
    review: 0,
    notes: 0,
    location,
    ...more,
  };
}

export function flow(from: string, to: string, more: Partial<DiagramFlow> = {}): DiagramFlow {
  const id = more.id ?? `${from}-to-${to}`;
  return {
    key: `flow:${id}`,
    id,
    from: `tool:${from}`,
    to: `tool:${to}`,
    data: ['Customer profile'],
    method: 'API',
    planned: false,
    abroad: [],
    review: 0,
    notes: 0,
    location,
    ...more,
  };
}

export function diagram(nodes: readonly DiagramNode[], flows: readonly DiagramFlow[], more: Partial<DiagramModel> = {}): DiagramModel {
  const bands = [...new Set(nodes.map(({ band }) => band))].map((id, tone): DiagramBand => ({ id, name: id, tone }));
  return { uri: location.uri, title: 'Maison Aurore', bands, nodes, flows, undrawn: [], ...more };
}

/** Four tools in three bands, five flows: planned, abroad, to review, through a third tool, and there and back. */
export function smallDiagram(): DiagramModel {
  return diagram(
    [
      node('website', { name: 'Website', band: 'content', places: [] }),
      node('hub', { name: 'Boomi', detail: 'iPaaS' }),
      node('crm', { name: 'Salesforce Sales Cloud', review: 1, notes: 2, places: ['FR', 'IE'] }),
      node('ads', { name: 'Google Ads', band: 'ads', stage: 'trial', stageName: 'Trial', places: ['US'] }),
    ],
    [
      flow('website', 'crm', { via: 'tool:hub' }),
      flow('crm', 'ads', { abroad: ['United States'], data: ['Segments'] }),
      flow('website', 'ads', { planned: true, data: ['Behaviour on site'] }),
      flow('crm', 'hub', { review: 2, data: ['Orders', 'Consents', 'Store receipts', 'Customer profile'] }),
      flow('hub', 'crm', { id: 'back', data: [] }),
    ],
  );
}

/** `tools` tools in up to seven bands and `flows` flows, many of them at a few hubs; the same for the same seed. */
export function randomDiagram(tools: number, flows: number, seed: number): DiagramModel {
  const random = seededRandom(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const bands = 'abcdefg'.slice(0, Math.max(1, Math.min(7, Math.ceil(tools / 4))));
  const end = () => String(random() < 0.3 ? pick(Math.min(3, tools)) : pick(tools));
  return diagram(
    Array.from({ length: tools }, (_, i) => node(String(i), { name: `Tool number ${i}`, band: bands[pick(bands.length)] as string })),
    Array.from({ length: tools ? flows : 0 }, (_, i) =>
      flow(end(), end(), {
        id: String(i),
        ...(random() < 0.15 && { via: `tool:${end()}` }),
        data: random() < 0.5 ? ['Customer profile'] : ['Orders', 'Consents'],
      }),
    ),
  );
}

export interface Faults {
  /** Pairs of nodes or of bands that overlap; nodes outside their band. */
  readonly overlaps: number;
  /** Lines that run through a node. */
  readonly throughNodes: number;
  /** Labels on labels or on nodes. */
  readonly hiddenLabels: number;
  /** Lines of different flows one on the other. */
  readonly sharedLines: number;
}

/** What would be wrong with a picture whatever it shows. */
export function faultsOf(picture: Picture): Faults {
  const { nodes, bands } = picture;
  const labels = picture.flows.flatMap(drawn => drawn.labels);
  const lines = picture.flows.flatMap(drawn =>
    drawn.legs.flatMap(points => points.slice(1).map((b, i) => ({ key: drawn.flow.key, a: points[i] as Point, b }))),
  );
  const outside = nodes.filter(
    ({ node: { band }, x, y, width, height }) =>
      !bands.some(
        other =>
          other.band.id === band && x > other.x && y > other.y && x + width < other.x + other.width && y + height < other.y + other.height,
      ),
  );
  return {
    overlaps: pairs(nodes, overlap) + pairs(bands, overlap) + outside.length,
    throughNodes: lines.filter(line => nodes.some(box => runsThrough(line, box))).length,
    hiddenLabels: pairs(labels, overlap) + labels.filter(label => nodes.some(box => overlap(box, label))).length,
    sharedLines: pairs(lines, (one, other) => one.key !== other.key && lieOn(one, other)),
  };
}

/** How often lines of different flows cross. */
export function crossingsOf(picture: Picture): number {
  const lines = picture.flows.flatMap(drawn =>
    drawn.legs.flatMap(points => points.slice(1).map((b, i) => ({ key: drawn.flow.key, a: points[i] as Point, b }))),
  );
  return pairs(lines, (one, other) => one.key !== other.key && cross(one, other));
}

interface Piece {
  readonly a: Point;
  readonly b: Point;
}

function pairs<T>(items: readonly T[], test: (one: T, other: T) => boolean): number {
  let count = 0;
  items.forEach((one, i) => {
    for (const other of items.slice(i + 1)) if (test(one, other)) count++;
  });
  return count;
}

function span(p: number, q: number): [number, number] {
  return p < q ? [p, q] : [q, p];
}

function runsThrough({ a, b }: Piece, box: { x: number; y: number; width: number; height: number }): boolean {
  const [left, right] = span(a.x, b.x);
  const [top, bottom] = span(a.y, b.y);
  return right > box.x + 1 && left < box.x + box.width - 1 && bottom > box.y + 1 && top < box.y + box.height - 1;
}

function lieOn(one: Piece, other: Piece): boolean {
  const along = (same: 'x' | 'y', run: 'x' | 'y') => {
    if (![one.b, other.a, other.b].every(point => point[same] === one.a[same])) return false;
    const [from, to] = span(one.a[run], one.b[run]);
    const [start, end] = span(other.a[run], other.b[run]);
    return Math.min(to, end) - Math.max(from, start) > 1;
  };
  return along('x', 'y') || along('y', 'x');
}

function cross(one: Piece, other: Piece): boolean {
  const [flat, upright] = one.a.y === one.b.y ? [one, other] : [other, one];
  if (flat.a.y !== flat.b.y || upright.a.x !== upright.b.x) return false;
  const [left, right] = span(flat.a.x, flat.b.x);
  const [top, bottom] = span(upright.a.y, upright.b.y);
  return upright.a.x > left && upright.a.x < right && flat.a.y > top && flat.a.y < bottom;
}
