// What a two-level picture has beside tools and flows: trunks with their places, and the arrangement that a later picture may keep.

import type { PlacedLink } from '../boxes/box-graph.ts';
import type { Point, Rect } from '../geometry.ts';
import type { TileGrid } from './tiles.ts';
import type { Trunk } from './zone-graph.ts';

export interface PictureTrunk {
  readonly trunk: Trunk;
  /** Corners from the first zone to the second. */
  readonly points: readonly Point[];
  readonly label: Rect;
  readonly text: string;
}

/** Where everything stands, as plain JSON: enough to draw the same picture again after an edit or a reload. */
export interface ZoneArrangement {
  readonly tileWidth: number;
  readonly zones: Readonly<Record<string, Rect & TileGrid>>;
  /** By tool. */
  readonly slots: Readonly<Record<string, { readonly zone: string; readonly slot: number }>>;
  /** By trunk, with the zone that its points begin at. */
  readonly trunks: Readonly<Record<string, PlacedLink & { readonly from: string }>>;
}
