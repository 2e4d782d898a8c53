// Draws boxes, lines and labels together as far as they can go without touching, each axis by itself.

import type { Point, Rect } from '../geometry.ts';
import { type BoxGraph, type Link, room } from './box-graph.ts';
import { type Apart, squeeze, type Squeezed } from './squeeze.ts';

/** Boxes and the lines between them, in pixels; lines have their corners from box edge to box edge. */
export interface Drawing {
  readonly boxes: readonly Rect[];
  readonly lines: readonly (readonly Point[])[];
}

type Axis = 'x' | 'y';
const sizeOf = { x: 'width', y: 'height' } as const;
const otherOf = { x: 'y', y: 'x' } as const;

/** A box, or a straight part of a line across the axis: what has one place on it. */
interface Thing extends Squeezed {
  /** Along the other axis. */
  readonly from: number;
  readonly to: number;
  readonly box?: number;
  readonly line?: number;
}

/** The piece of each line that bears its label, by the index of its first corner. */
export type LabelPieces = readonly number[];

/** The same drawing, as small as it can be. `stacks` are boxes whose left edges stand in line. */
export function spread(graph: BoxGraph, drawing: Drawing, pieces: LabelPieces, stacks: readonly (readonly number[])[]): Drawing {
  const wide = alongAxis('x', graph, drawing, pieces, stacks);
  return alongAxis('y', graph, wide, pieces, []);
}

function alongAxis(axis: Axis, graph: BoxGraph, drawing: Drawing, pieces: LabelPieces, stacks: readonly (readonly number[])[]): Drawing {
  const { things, thingAt } = thingsOf(axis, graph, drawing, pieces);
  const distances = [...between(things), ...attached(axis, drawing, thingAt), ...labelled(axis, graph, drawing, pieces, thingAt), ...inLine(stacks)];
  const places = squeeze(things, distances);
  if (!places) return drawing;
  const boxes = drawing.boxes.map((box, i): Rect => ({ ...box, [axis]: (places[i] as number) + room.margin }));
  const lines = drawing.lines.map((points, line) => points.map((point, corner): Point => {
    const thing = thingAt(line, corner);
    if (thing !== undefined) return { ...point, [axis]: (places[thing] as number) + room.margin };
    const { from, to } = graph.links[line] as Link;
    const box = corner === 0 ? from : to;
    const isStart = point[axis] === (drawing.boxes[box] as Rect)[axis];
    const moved = boxes[box] as Rect;
    return { ...point, [axis]: moved[axis] + (isStart ? 0 : moved[sizeOf[axis]]) };
  }));
  return { boxes, lines };
}

interface Things {
  readonly things: readonly Thing[];
  /** The thing that gives a corner its place on the axis; undefined for an end on the edge of a box. */
  readonly thingAt: (line: number, corner: number) => number | undefined;
}

function thingsOf(axis: Axis, graph: BoxGraph, { boxes, lines }: Drawing, pieces: LabelPieces): Things {
  const other = otherOf[axis];
  const things: Thing[] = boxes.map((box, i) => ({ at: box[axis], size: box[sizeOf[axis]], from: box[other], to: box[other] + box[sizeOf[other]], box: i, half: 0 }));
  const byCorner = new Map<string, number>();
  lines.forEach((points, line) => {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1] as Point;
      const b = points[i] as Point;
      if (a[axis] !== b[axis]) continue;
      byCorner.set(`${line} ${i - 1}`, things.length).set(`${line} ${i}`, things.length);
      const half = pieces[line] === i - 1 ? (graph.links[line] as Link).label[sizeOf[axis]] / 2 : 0;
      things.push({ at: a[axis], size: 0, from: Math.min(a[other], b[other]), to: Math.max(a[other], b[other]), line, half });
    }
  });
  return { things, thingAt: (line, corner) => byCorner.get(`${line} ${corner}`) };
}

/** Things that lie beside each other keep their order and a distance. */
function between(things: readonly Thing[]): Apart[] {
  const order = [...things.keys()].sort((a, b) => middle(things[a] as Thing) - middle(things[b] as Thing) || a - b);
  const distances: Apart[] = [];
  order.forEach((from, i) => {
    for (const to of order.slice(i + 1)) {
      const a = things[from] as Thing;
      const b = things[to] as Thing;
      if (a.line !== undefined && a.line === b.line) continue;
      const near = room.labelToLine;
      if (a.from - near >= b.to || b.from - near >= a.to || touches(a, b)) continue;
      distances.push({ from, to, least: a.size + gapOf(a, b) });
    }
  });
  return distances;
}

function middle({ at, size }: Thing): number {
  return at + size / 2;
}

/** A line that ends on a box lies between its corners: see `attached`. */
function touches(a: Thing, b: Thing): boolean {
  const [box, line] = a.box === undefined ? [b, a] : [a, b];
  return box.box !== undefined && line.line !== undefined && line.at > box.at && line.at < box.at + box.size;
}

function gapOf(a: Thing, b: Thing): number {
  const gap = a.box !== undefined && b.box !== undefined ? room.boxToBox : a.box !== undefined || b.box !== undefined ? room.lineToBox : room.lineToLine;
  return Math.max(gap, a.half + b.half + (a.half + b.half > 0 ? room.labelToLabel : 0));
}

/** Ends of lines stay on the sides of their boxes, away from the corners. */
function attached(axis: Axis, { boxes, lines }: Drawing, thingAt: Things['thingAt']): Apart[] {
  return lines.flatMap((points, line) => [0, points.length - 1].flatMap(corner => {
    const thing = thingAt(line, corner);
    const at = (points[corner] as Point)[axis];
    const end = points[corner] as Point;
    const box = boxes.findIndex(each => end.x >= each.x && end.x <= each.x + each.width && end.y >= each.y && end.y <= each.y + each.height);
    if (thing === undefined || box < 0) return [];
    const { [axis]: start, [sizeOf[axis]]: size } = boxes[box] as Rect;
    if (at <= start || at >= start + size) return [];
    return [{ from: box, to: thing, least: room.corner }, { from: thing, to: box, least: room.corner - size }];
  }));
}

/** A piece that bears a label is long enough for it and for arrow heads on both sides. */
function labelled(axis: Axis, { links }: BoxGraph, { boxes, lines }: Drawing, pieces: LabelPieces, thingAt: Things['thingAt']): Apart[] {
  return lines.flatMap((points, line): Apart[] => {
    const piece = pieces[line] as number;
    const a = points[piece];
    const b = points[piece + 1];
    if (!a || !b || a[otherOf[axis]] !== b[otherOf[axis]]) return [];
    const { from, to, label } = links[line] as Link;
    const least = label[sizeOf[axis]] + 2 * room.arrow;
    const ends = [piece, piece + 1].map(corner => {
      const thing = thingAt(line, corner);
      if (thing !== undefined) return { thing, offset: 0 };
      const box = corner === 0 ? from : to;
      const { [axis]: start, [sizeOf[axis]]: size } = boxes[box] as Rect;
      return { thing: box, offset: (points[corner] as Point)[axis] === start ? 0 : size };
    });
    const [first, second] = a[axis] <= b[axis] ? ends : [ends[1], ends[0]];
    return first && second ? [{ from: first.thing, to: second.thing, least: least + first.offset - second.offset }] : [];
  });
}

/** Boxes of a stack begin at the same place. */
function inLine(stacks: readonly (readonly number[])[]): Apart[] {
  return stacks.flatMap(stack => stack.slice(1).flatMap((box, i) => {
    const above = stack[i] as number;
    return [{ from: above, to: box, least: 0 }, { from: box, to: above, least: 0 }];
  }));
}
