// The lines of hops as corner points that still name lanes and edges, so that they hold while the axes are stretched for labels.

import type { Anchor, Axis } from './axis.ts';
import type { Cell, Point } from './geometry.ts';
import type { LanePoint, Port, Route } from './lanes.ts';

interface AnchoredPoint {
  readonly x: Anchor;
  readonly y: Anchor;
}

/** One hop's line: corners from node edge to node edge. */
export interface Line {
  readonly points: readonly AnchoredPoint[];
}

/** A straight part of a line, in pixels and in anchors, from its smaller to its greater coordinate. */
export interface Segment {
  readonly line: number;
  readonly flat: boolean;
  /** The coordinate that stays (y of a flat segment), and those between which the segment runs. */
  readonly level: number;
  readonly from: number;
  readonly to: number;
  readonly levelAnchor: Anchor;
  readonly fromAnchor: Anchor;
  readonly toAnchor: Anchor;
  /** What stands at each end: a node, the arrow head before a node, or a turn. */
  readonly fromEnd: SegmentEnd;
  readonly toEnd: SegmentEnd;
}
export type SegmentEnd = 'node' | 'arrow' | 'turn';

export function lineOf(route: Route, from: Cell, to: Cell): Line {
  const points = [edgePoint(route.corners[0] as LanePoint, route.start, from)];
  for (const corner of route.corners) points.push({ x: { lane: corner.x }, y: { lane: corner.y } });
  points.push(edgePoint(route.corners[route.corners.length - 1] as LanePoint, route.end, to));
  return { points: points.filter((point, i) => !straight(points[i - 1], point, points[i + 1])) };
}

function edgePoint(outside: LanePoint, port: Port, cell: Cell): AnchoredPoint {
  switch (port.side) {
    case 'left':
      return { x: { cell: cell.column, edge: 'start' }, y: { lane: outside.y } };
    case 'right':
      return { x: { cell: cell.column, edge: 'end' }, y: { lane: outside.y } };
    case 'top':
      return { x: { lane: outside.x }, y: { cell: cell.row, edge: 'start' } };
    case 'bottom':
      return { x: { lane: outside.x }, y: { cell: cell.row, edge: 'end' } };
  }
}

function straight(a: AnchoredPoint | undefined, b: AnchoredPoint, c: AnchoredPoint | undefined): boolean {
  if (!a || !c) return false;
  return (sameAnchor(a.x, b.x) && sameAnchor(b.x, c.x)) || (sameAnchor(a.y, b.y) && sameAnchor(b.y, c.y));
}

/** Two anchors that name the same lane, or the same edge of the same cell. */
export function sameAnchor(a: Anchor, b: Anchor): boolean {
  if ('lane' in a) return 'lane' in b && a.lane === b.lane;
  return 'cell' in b && a.cell === b.cell && a.edge === b.edge;
}

/** The corners in pixels. */
export function pointsOf(line: Line, x: Axis, y: Axis): Point[] {
  return line.points.map(point => ({ x: x.at(point.x), y: y.at(point.y) }));
}

/** All straight parts of all lines; `withArrow` tells whether a line ends in an arrow head. */
export function segmentsOf(lines: readonly Line[], withArrow: readonly boolean[], x: Axis, y: Axis): Segment[] {
  return lines.flatMap(({ points }, line) =>
    points.slice(1).map((b, i): Segment => {
      const a = points[i] as AnchoredPoint;
      const flat = sameAnchor(a.y, b.y);
      const axis = flat ? x : y;
      const [aAnchor, bAnchor] = flat ? [a.x, b.x] : [a.y, b.y];
      const start: SegmentEnd = i === 0 ? 'node' : 'turn';
      const end: SegmentEnd = i < points.length - 2 ? 'turn' : withArrow[line] ? 'arrow' : 'node';
      const forward = axis.at(aAnchor) <= axis.at(bAnchor);
      const level = flat ? y.at(a.y) : x.at(a.x);
      const levelAnchor = flat ? a.y : a.x;
      const [fromAnchor, toAnchor, fromEnd, toEnd] = forward ? [aAnchor, bAnchor, start, end] : [bAnchor, aAnchor, end, start];
      return { line, flat, level, from: axis.at(fromAnchor), to: axis.at(toAnchor), levelAnchor, fromAnchor, toAnchor, fromEnd, toEnd };
    }),
  );
}
