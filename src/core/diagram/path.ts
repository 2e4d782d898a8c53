// Shapes of lines: paths with rounded corners, and arrow heads.

import type { Point } from './geometry.ts';

const radius = 7;
/** An arrow head's length and half of its width; the line stops a little inside it. */
export const arrow = { length: 8, half: 3.6 };

/** A path through the points; `cut` pixels are left off at its end, where an arrow head follows, and `cutStart` at its start. */
export function roundedPath(points: readonly Point[], cut = 0, cutStart = 0): string {
  const line = shortened(shortened(points, cut).toReversed(), cutStart).toReversed();
  const first = line[0];
  const last = line[line.length - 1];
  if (!first || !last) return '';
  const parts = [`M${write(first)}`];
  for (let i = 1; i < line.length - 1; i++) {
    const [a, b, c] = [line[i - 1], line[i], line[i + 1]] as [Point, Point, Point];
    const r = Math.min(radius, distance(a, b) / 2, distance(b, c) / 2);
    parts.push(`L${write(toward(b, a, r))}Q${write(b)} ${write(toward(b, c, r))}`);
  }
  parts.push(`L${write(last)}`);
  return parts.join('');
}

/** A filled triangle whose tip is the last point. */
export function arrowHead(points: readonly Point[]): string {
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  if (!tip || !before) return '';
  const back = toward(tip, before, arrow.length);
  const across = before.x === tip.x ? { x: arrow.half, y: 0 } : { x: 0, y: arrow.half };
  return `M${write(tip)}L${write({ x: back.x + across.x, y: back.y + across.y })}L${write({ x: back.x - across.x, y: back.y - across.y })}Z`;
}

function shortened(points: readonly Point[], cut: number): readonly Point[] {
  const last = points[points.length - 1];
  const before = points[points.length - 2];
  if (!last || !before || cut === 0) return points;
  return [...points.slice(0, -1), toward(last, before, Math.min(cut, distance(last, before)))];
}

function toward(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function write({ x, y }: Point): string {
  return `${number(x)} ${number(y)}`;
}

function number(value: number): number {
  return Math.round(value * 10) / 10;
}
