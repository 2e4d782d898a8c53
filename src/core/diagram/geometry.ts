// Points, rectangles and cells, in pixels of an unscaled picture or in steps of the floor plan's grid.

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A place for one node in the grid: column and row, from 0. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** A block of cells. */
export interface Block extends Cell {
  readonly columns: number;
  readonly rows: number;
}

/** Where flows run from and to: indexes of nodes. A flow bent through a third tool is two hops. */
export type Hop = readonly [from: number, to: number];

/** True where two rectangles share more than an edge. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
