// The way of one flow in a two-level picture: out of its tile through the gaps between tiles, along the trunk, and in again.

import type { Point, Rect } from '../geometry.ts';
import { tile } from './tiles.ts';

/** From the edge of a tile to a place on the edge of its zone, never through another tile. */
export function wayOut(box: Rect, zone: Rect, gate: Point): Point[] {
  const isUpright = gate.y === zone.y || gate.y === zone.y + zone.height;
  const toRight = gate.x > box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const gap = toRight ? box.x + box.width + gapBeside(box.x + box.width, zone.x + zone.width) : box.x - gapBeside(zone.x, box.x);
  const start = [{ x: toRight ? box.x + box.width : box.x, y }, { x: gap, y }];
  if (isUpright) {
    const edge = gate.y === zone.y ? zone.y + tile.title - tile.gapY / 2 : zone.y + zone.height - tile.padding / 2;
    return cleaned([...start, { x: gap, y: edge }, { x: gate.x, y: edge }, gate]);
  }
  const pad = gate.x === zone.x ? zone.x + tile.padding / 2 : zone.x + zone.width - tile.padding / 2;
  const row = gate.y > y ? box.y + box.height + tile.gapY / 2 : box.y - tile.gapY / 2;
  const across = gap === pad ? [] : [{ x: gap, y: row }, { x: pad, y: row }];
  return cleaned([...start, ...across, { x: pad, y: gate.y }, gate]);
}

/** Between two tiles of one zone. */
export function wayInside(from: Rect, to: Rect, zone: Rect): Point[] {
  if (from === to) return selfWay(from);
  const toRight = to.x >= from.x;
  const out = toRight ? from.x + from.width : from.x;
  const gapOut = toRight ? out + gapBeside(out, zone.x + zone.width) : out - gapBeside(zone.x, out);
  const fromLeft = to.x > from.x;
  const end = fromLeft ? to.x : to.x + to.width;
  const gapIn = fromLeft ? end - gapBeside(zone.x, end) : end + gapBeside(end, zone.x + zone.width);
  const row = to.y >= from.y ? from.y + from.height + tile.gapY / 2 : from.y - tile.gapY / 2;
  const [y, endY] = [from.y + from.height / 2, to.y + to.height / 2];
  const across = gapOut === gapIn ? [] : [{ x: gapOut, y: row }, { x: gapIn, y: row }];
  return cleaned([{ x: out, y }, { x: gapOut, y }, ...across, { x: gapIn, y: endY }, { x: end, y: endY }]);
}

/** A loop at the right edge. */
function selfWay({ x, y, width, height }: Rect): Point[] {
  const right = x + width;
  return [{ x: right, y: y + height * 0.3 }, { x: right + tile.gapX / 2, y: y + height * 0.3 }, { x: right + tile.gapX / 2, y: y + height * 0.75 }, { x: right, y: y + height * 0.75 }];
}

/** The middle of the gap to the next tile, or of the border of the zone. */
function gapBeside(edge: number, border: number): number {
  return border - edge <= tile.padding + 0.5 ? (border - edge) / 2 : tile.gapX / 2;
}

/** Without corners that are none. */
function cleaned(points: readonly Point[]): Point[] {
  const distinct = points.filter((point, i) => i === 0 || point.x !== points[i - 1]?.x || point.y !== points[i - 1]?.y);
  return distinct.filter((point, i) => {
    const [a, b] = [distinct[i - 1], distinct[i + 1]];
    return !a || !b || !((a.x === point.x && point.x === b.x) || (a.y === point.y && point.y === b.y));
  });
}
