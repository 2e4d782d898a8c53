// Chooses the piece of each line that bears its label, and where on it the label stands.

import { overlap, type Point, type Rect } from '../geometry.ts';
import type { BoxGraph, Link } from './box-graph.ts';
import type { Drawing } from './box-spread.ts';

/** By line, the first corner of the piece for its label: the longest flat one, else the longest. */
export function labelPieces({ lines }: Drawing): number[] {
  return lines.map(points => {
    const length = (i: number): number => {
      const a = points[i] as Point;
      const b = points[i + 1] as Point;
      return a.y === b.y ? Math.abs(a.x - b.x) * 4 : Math.abs(a.y - b.y);
    };
    return [...points.keys()].slice(0, -1).reduce((best, i) => (length(i) > length(best) ? i : best), 0);
  });
}

const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/** Labels one after the other, each where it hides least. */
export function placedLabels(graph: BoxGraph, { boxes, lines }: Drawing, pieces: readonly number[]): Rect[] {
  const labels: Rect[] = [];
  lines.forEach((points, line) => {
    const { label } = graph.links[line] as Link;
    const piece = pieces[line] as number;
    const a = points[piece] as Point;
    const b = points[piece + 1] as Point;
    // Not on the very end, where the arrow head is.
    const free = 1 - (label.width + 24) / Math.max(1, Math.abs(a.x - b.x) + Math.abs(a.y - b.y));
    const places = shares.map(share => {
      const along = a.y === b.y ? 0.5 + (share - 0.5) * Math.max(0, free) : share;
      return { x: Math.round(a.x + (b.x - a.x) * along - label.width / 2), y: Math.round(a.y + (b.y - a.y) * along - label.height / 2), width: label.width, height: label.height };
    });
    const hidden = (place: Rect): number => {
      const near = grown(place, 3);
      return 1000 * boxes.filter(box => overlap(box, near)).length + 400 * labels.filter(other => overlap(other, near)).length
        + 40 * lines.reduce((sum, other, i) => sum + (i === line ? 0 : crossed(other, near)), 0);
    };
    const costs = places.map(hidden);
    labels.push(places[costs.indexOf(Math.min(...costs))] as Rect);
  });
  return labels;
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** How many pieces of a line run through a rectangle. */
export function crossed(points: readonly Point[], rect: Rect): number {
  let count = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const piece = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x) + 0.1, height: Math.abs(a.y - b.y) + 0.1 };
    if (overlap(piece, rect)) count++;
  }
  return count;
}

