// A picture: every box, line and label of a diagram with its place in pixels, and the arrangement that a later picture may keep.

import type { DiagramBand, DiagramFlow, DiagramNode } from './diagram.ts';
import type { Block, Cell, Point, Rect } from './geometry.ts';
import type { LabelSpot } from './label-slots.ts';
import type { LaneCounts, Route } from './lanes.ts';
import type { PictureTrunk, ZoneArrangement } from './zones/zone-picture.ts';

/** Its rectangle holds everything; it may start left of or above 0. */
export interface Picture extends Rect {
  readonly bands: readonly PictureBand[];
  readonly nodes: readonly PictureNode[];
  readonly flows: readonly PictureFlow[];
  /** Flows between bands, bundled: then single flows show only when they are looked at. Empty where each flow has its own line. */
  readonly trunks: readonly PictureTrunk[];
  readonly arrangement: Arrangement;
}

export interface PictureBand extends Rect {
  readonly band: DiagramBand;
  readonly count: number;
}
export interface PictureNode extends Rect {
  readonly node: DiagramNode;
}

export interface PictureFlow {
  readonly flow: DiagramFlow;
  /** One line, or two where the flow bends through a third tool. */
  readonly legs: readonly (readonly Point[])[];
  readonly labels: readonly PictureLabel[];
}

export interface PictureLabel extends Rect {
  readonly text: string;
  readonly leg: number;
}

/** Where everything stands, as plain JSON: enough to draw the same picture again after an edit or a reload. */
export type Arrangement = GridArrangement | ZoneArrangement;

/** Of a picture tool by tool: everything by its place in the grid. */
export interface GridArrangement {
  readonly counts: LaneCounts;
  readonly node: { readonly width: number; readonly height: number };
  readonly blocks: Readonly<Record<string, Block>>;
  readonly cells: Readonly<Record<string, Cell & { readonly band: string }>>;
  readonly routes: Readonly<
    Record<
      string,
      {
        readonly ends: string;
        readonly legs: readonly Route[];
        readonly labels: readonly { readonly leg: number; readonly spot: LabelSpot }[];
      }
    >
  >;
  /** Left edges of columns, top edges of rows. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}
