// What the page keeps over a reload: the root, where the picture stood, how it was arranged. Everything read back is checked.

import type { Arrangement, GridArrangement } from '../core/diagram/picture.ts';
import type { ZoneArrangement } from '../core/diagram/zones/zone-picture.ts';
import { readPanelState } from '../protocol-diagram.ts';
import { readViewBox, type ViewBox } from './view-box.ts';

export interface KeptState {
  readonly uri?: string | undefined;
  readonly view?: ViewBox | undefined;
  readonly arrangement?: Arrangement | undefined;
  readonly table?: boolean;
}

/** What can be used of a kept value, whatever it is. */
export function readKeptState(value: unknown): KeptState {
  const { view, arrangement, table } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return {
    ...readPanelState(value),
    view: readViewBox(view),
    arrangement: isArrangement(arrangement) ? arrangement : undefined,
    table: table === true,
  };
}

/** The parts that a layout walks through without asking; a wrong number inside can only make an odd picture, until Tidy. */
function isArrangement(value: unknown): value is Arrangement {
  if (typeof value !== 'object' || value === null) return false;
  const { counts, node, blocks, cells, routes, columns, rows } = value as Partial<Record<keyof GridArrangement, unknown>>;
  const { zones, slots, trunks } = value as Partial<Record<keyof ZoneArrangement, unknown>>;
  const isGrid = [counts, node, blocks, cells, routes].every(isObject) && Array.isArray(columns) && Array.isArray(rows);
  return isGrid || [zones, slots, trunks].every(isObject);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
