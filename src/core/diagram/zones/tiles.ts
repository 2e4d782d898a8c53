// The grid of tiles inside a zone: how large a zone is, and where each tool stands in it.

import type { Size } from '../boxes/box-graph.ts';
import type { Point } from '../geometry.ts';

/** Pixels of an unscaled picture. */
export const tile = { height: 27, gapX: 8, gapY: 6, padding: 10, title: 30 } as const;

/** Columns and rows of a zone. */
export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
}

/** The grids that a zone of so many tools may take, from tall to wide; each has free slots, so that a new tool moves nothing. */
export function tileGrids(count: number): TileGrid[] {
  const most = Math.max(1, Math.ceil(Math.sqrt(count * 1.1)));
  const slots = count + Math.ceil(count / 12);
  const grids = Array.from({ length: most }, (_, i): TileGrid => ({ columns: i + 1, rows: Math.max(1, Math.ceil(slots / (i + 1))) }));
  // No towers, and no wider one that is as high.
  const fit = grids.filter(({ columns, rows }, i) => rows <= 12 && rows < 7 * columns && grids[i - 1]?.rows !== rows);
  return fit.length > 0 ? fit : grids.slice(-1);
}

export function sizeOfGrid({ columns, rows }: TileGrid, tileWidth: number): Size {
  return {
    width: columns * tileWidth + (columns - 1) * tile.gapX + 2 * tile.padding,
    height: rows * tile.height + (rows - 1) * tile.gapY + tile.title + tile.padding,
  };
}

/** The top left corner of a slot; slots are counted row by row. */
export function slotAt(zone: Point, { columns }: Pick<TileGrid, 'columns'>, slot: number, tileWidth: number): Point {
  return {
    x: zone.x + tile.padding + (slot % columns) * (tileWidth + tile.gapX),
    y: zone.y + tile.title + Math.floor(slot / columns) * (tile.height + tile.gapY),
  };
}
