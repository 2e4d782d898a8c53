// Boxes of different sizes and the links between them: what the two-level picture and the overview lay out. Knows no tools.

import type { Point, Rect } from '../geometry.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly key: string;
  /** The sizes that it may take, at least one: a zone of tiles may be wide or tall. */
  readonly shapes: readonly Size[];
  /** Stands at the left or right edge of the sheet. */
  readonly edge?: 'first' | 'last' | undefined;
}

/** A line between two boxes, with a label of that size on it. */
export interface Link {
  readonly key: string;
  /** Indexes of boxes; the link is read from the first to the second. */
  readonly from: number;
  readonly to: number;
  /** How much runs along it: heavy links are kept short. */
  readonly weight: number;
  readonly label: Size;
}

export interface BoxGraph {
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

export interface PlacedBox extends Rect {
  /** Index of the shape that it took. */
  readonly shape: number;
}

export interface PlacedLink {
  /** Corners from box edge to box edge. */
  readonly points: readonly Point[];
  readonly label: Rect;
}

/** By index of the graph. */
export interface BoxPicture extends Size {
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}

/** Distances in pixels of an unscaled picture. */
export const room = {
  margin: 14,
  lineToBox: 14,
  lineToLine: 11,
  boxToBox: 38,
  /** What must be left where a box has grown: a label between two boxes still fits. */
  boxToGrown: 32,
  labelToLine: 6,
  labelToLabel: 3,
  /** An arrow head with some air. */
  arrow: 15,
  /** From the corner of a box to the first line that touches its side. */
  corner: 10,
} as const;
