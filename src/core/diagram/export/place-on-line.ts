// Where along a line a label stands, as draw.io says it.

import type { Point } from '../geometry.ts';

export interface PlaceOnLine {
  /** From -1 at the start of the line to 1 at its end. */
  readonly x: number;
  /** From that point to the middle of the label. */
  readonly offset: Point;
}

/** The point of a line of straight, upright or flat pieces that is nearest to `middle`. */
export function alongLine(points: readonly Point[], middle: Point): PlaceOnLine {
  let length = 0;
  let nearest = { at: 0, point: points[0] ?? middle, distance: Number.POSITIVE_INFINITY };
  for (const [index, b] of points.entries()) {
    const a = points[index - 1];
    if (!a) continue;
    const point = { x: between(middle.x, a.x, b.x), y: between(middle.y, a.y, b.y) };
    const distance = Math.abs(point.x - middle.x) + Math.abs(point.y - middle.y);
    if (distance < nearest.distance) nearest = { at: length + Math.abs(point.x - a.x) + Math.abs(point.y - a.y), point, distance };
    length += Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
  }
  const share = length === 0 ? 0.5 : nearest.at / length;
  return { x: Math.round((2 * share - 1) * 1000) / 1000, offset: { x: middle.x - nearest.point.x, y: middle.y - nearest.point.y } };
}

function between(value: number, one: number, other: number): number {
  return Math.min(Math.max(value, Math.min(one, other)), Math.max(one, other));
}
