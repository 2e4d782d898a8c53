// What the page keeps over a reload: the root, where the picture stood, how it was arranged. Everything read back is checked.

import type { Arrangement } from '../core/diagram/picture.ts';
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
  const { counts, node, blocks, cells, routes, columns, rows } = value as Partial<Record<keyof Arrangement, unknown>>;
  return (
    [counts, node, blocks, cells, routes].every(part => typeof part === 'object' && part !== null) &&
    Array.isArray(columns) &&
    Array.isArray(rows)
  );
}
