// The net of lanes between boxes: where links may run, leave a box and enter one.

import type { Point, Rect } from '../geometry.ts';
import type { LanePoint, Side } from '../lanes.ts';
import { directionOf, flat, Traffic } from '../traffic.ts';
import type { Found, Gate, WayInput } from '../way-finder.ts';
import { type Link, room } from './box-graph.ts';

/** A side of a box. */
export interface BoxPort {
  readonly side: Side;
}
export type BoxRoute = Found<BoxPort>['route'];

/** Lanes beside each side of a box, and ports on it at most. */
const lanesBeside = 7;
const portsAtMost = 7;
const price = { against: 60, upOrDown: 30, offMiddle: 0.12 };

export class BoxNet {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly traffic: Traffic<BoxRoute>;
  readonly #boxes: readonly Rect[];

  /** `lines` are kept where they are: their corners lie on lanes, and no other lane lies too near to them. */
  constructor(boxes: readonly Rect[], lines: readonly (readonly Point[])[] = []) {
    this.#boxes = boxes;
    const spans = (near: 'x' | 'y', size: 'width' | 'height') => boxes.map(box => [box[near], box[near] + box[size]] as const);
    this.xs = lanesOf(spans('x', 'width'), lines.flatMap(line => line.map(({ x }) => x)));
    this.ys = lanesOf(spans('y', 'height'), lines.flatMap(line => line.map(({ y }) => y)));
    this.traffic = new Traffic(this.xs.length, this.ys.length);
    for (const box of boxes) this.#cover(box);
  }

  /** What the search of ways must know. */
  ways(links: readonly Link[]): WayInput<BoxPort> {
    return {
      xs: this.xs,
      ys: this.ys,
      traffic: this.traffic,
      gates: (hop, way) => {
        const { from, to } = links[hop] as Link;
        return this.#gates(this.#boxes[way === 'out' ? from : to] as Rect, way);
      },
      distance: hop => {
        const { x, y, width, height } = this.#boxes[(links[hop] as Link).to] as Rect;
        const reach = room.lineToBox;
        return (i, j) => {
          const px = this.xs[i] as number;
          const py = this.ys[j] as number;
          return Math.max(0, x - reach - px, px - x - width - reach) + Math.max(0, y - reach - py, py - y - height - reach);
        };
      },
    };
  }

  /** The corners in pixels, from box edge to box edge. */
  pointsOf({ start, end, corners }: BoxRoute, from: Rect, to: Rect): Point[] {
    const inner = corners.map(({ x, y }) => ({ x: this.xs[x] as number, y: this.ys[y] as number }));
    const points = [edgeOf(from, start.side, inner[0] as Point), ...inner, edgeOf(to, end.side, inner[inner.length - 1] as Point)];
    return points.filter((point, i) => !isStraight(points[i - 1], point, points[i + 1]));
  }

  /** A line in pixels as a route on this net; undefined where one of its corners lies on no lane. */
  routeOf(points: readonly Point[], from: Rect, to: Rect): BoxRoute | undefined {
    const start = sideOf(from, points[0] as Point, points[1] as Point);
    const end = sideOf(to, points[points.length - 1] as Point, points[points.length - 2] as Point);
    const ends = [this.#outside(from, start, points[0] as Point), this.#outside(to, end, points[points.length - 1] as Point)] as const;
    const inner = points.slice(1, -1).map(({ x, y }): LanePoint => ({ x: this.xs.indexOf(x), y: this.ys.indexOf(y) }));
    const corners = [ends[0], ...inner, ends[1]];
    return corners.every(({ x, y }) => x >= 0 && y >= 0) ? { start: { side: start }, end: { side: end }, corners } : undefined;
  }

  /** The first free point outside a place on the edge of a box. */
  #outside(box: Rect, side: Side, { x, y }: Point): LanePoint {
    switch (side) {
      case 'left': return { x: before(this.xs, box.x - room.lineToBox), y: this.ys.indexOf(y) };
      case 'right': return { x: behind(this.xs, box.x + box.width + room.lineToBox), y: this.ys.indexOf(y) };
      case 'top': return { x: this.xs.indexOf(x), y: before(this.ys, box.y - room.lineToBox) };
      case 'bottom': return { x: this.xs.indexOf(x), y: behind(this.ys, box.y + box.height + room.lineToBox) };
    }
  }

  #cover({ x, y, width, height }: Rect): void {
    const near = room.lineToBox - 1;
    this.xs.forEach((px, i) => {
      if (px <= x - near || px >= x + width + near) return;
      this.ys.forEach((py, j) => {
        if (py > y - near && py < y + height + near) this.traffic.cover(i, j);
      });
    });
  }

  /** The first free point outside each place on the four sides. */
  #gates(box: Rect, way: 'out' | 'in'): Map<number, Gate<BoxPort>> {
    const gates = new Map<number, Gate<BoxPort>>();
    const rows = within(this.ys, box.y + room.corner, box.y + box.height - room.corner);
    const columns = within(this.xs, box.x + room.corner, box.x + box.width - room.corner);
    const add = (side: Side, x: number, y: number, middle: number) => {
      const at = this.traffic.at(x, y);
      if (x < 0 || y < 0 || x >= this.xs.length || y >= this.ys.length || this.traffic.isCovered(at)) return;
      const direction = directionOf(side);
      const forward = side === 'right' || side === 'bottom' ? 1 : -1;
      const turned = direction === flat ? ((side === 'right') === (way === 'out') ? 0 : price.against) : price.upOrDown;
      gates.set(at * 2 + direction, { port: { side }, point: { x, y }, direction, forward, penalty: turned + price.offMiddle * middle });
    };
    const left = before(this.xs, box.x - room.lineToBox);
    const right = behind(this.xs, box.x + box.width + room.lineToBox);
    const top = before(this.ys, box.y - room.lineToBox);
    const bottom = behind(this.ys, box.y + box.height + room.lineToBox);
    for (const y of rows) {
      const middle = Math.abs((this.ys[y] as number) - box.y - box.height / 2);
      add('right', right, y, middle);
      add('left', left, y, middle);
    }
    for (const x of columns) {
      const middle = Math.abs((this.xs[x] as number) - box.x - box.width / 2);
      add('bottom', x, bottom, middle);
      add('top', x, top, middle);
    }
    return gates;
  }
}

/** Lanes in pixels along one axis: beside all boxes, at ports, and where kept lines have corners. */
function lanesOf(spans: readonly (readonly [start: number, end: number])[], kept: readonly number[]): Float64Array {
  const wanted = spans.flatMap(([start, end]) => {
    const inside = end - start - 2 * room.corner;
    const ports = Math.max(1, Math.min(portsAtMost, Math.floor(inside / room.lineToLine) + 1));
    const beside = Array.from({ length: lanesBeside }, (_, i) => room.lineToBox + i * room.lineToLine);
    return [
      ...beside.flatMap(by => [start - by, end + by]),
      ...Array.from({ length: ports }, (_, i) => (ports === 1 ? (start + end) / 2 : start + room.corner + (inside * i) / (ports - 1))),
    ];
  });
  const fixed = [...new Set(kept)].sort((a, b) => a - b);
  const lanes = [...fixed];
  for (const at of wanted.map(Math.round).sort((a, b) => a - b)) {
    if (isFar(fixed, at) && at - (lastOf(lanes, fixed.length) ?? Number.NEGATIVE_INFINITY) >= apart) lanes.push(at);
  }
  return Float64Array.from(lanes.sort((a, b) => a - b));
}

/** Lanes nearer to each other than that would be one to the eye. */
const apart = 7;

function lastOf(lanes: readonly number[], from: number): number | undefined {
  return lanes.length > from ? lanes[lanes.length - 1] : undefined;
}

function isFar(fixed: readonly number[], at: number): boolean {
  return !fixed.some(other => Math.abs(other - at) < apart);
}

function within(lanes: Float64Array, start: number, end: number): number[] {
  return [...lanes.keys()].filter(i => (lanes[i] as number) >= start && (lanes[i] as number) <= end);
}

function before(lanes: Float64Array, most: number): number {
  return lanes.findLastIndex(at => at <= most);
}

function behind(lanes: Float64Array, least: number): number {
  return lanes.findIndex(at => at >= least);
}

function edgeOf(box: Rect, side: Side, { x, y }: Point): Point {
  switch (side) {
    case 'left': return { x: box.x, y };
    case 'right': return { x: box.x + box.width, y };
    case 'top': return { x, y: box.y };
    case 'bottom': return { x, y: box.y + box.height };
  }
}

/** The side of a box on which a line ends whose next corner is `inner`. */
export function sideOf(box: Rect, edge: Point, inner: Point): Side {
  if (edge.y === inner.y) return inner.x < edge.x || (inner.x === edge.x && edge.x === box.x) ? 'left' : 'right';
  return inner.y < edge.y ? 'top' : 'bottom';
}

function isStraight(a: Point | undefined, b: Point, c: Point | undefined): boolean {
  return a !== undefined && c !== undefined && ((a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y));
}
