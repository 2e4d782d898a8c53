// One change that a fix makes, in terms of entities and paths; the text edits come later.

import type { Path } from '../../syntax/node.ts';
import type { Range } from '../../text/range.ts';

/** A text for a person to fill in. */
export interface Stop {
  readonly stop: string;
}

export type Value = string | number | boolean | Stop | readonly Value[] | { readonly [key: string]: Value };

export type Change =
  | { readonly op: 'set' | 'add'; readonly uri: string; readonly entry: string; readonly path: Path; readonly value: Value }
  | { readonly op: 'remove'; readonly uri: string; readonly entry: string; readonly path: Path }
  | { readonly op: 'create'; readonly uri: string; readonly section: string; readonly id: string; readonly value: Value }
  /** `range` counts in the text at the start: of several in one file, the last comes first. A `proposal` is a text for a person to change. */
  | { readonly op: 'replace'; readonly uri: string; readonly range: Range; readonly text: string; readonly proposal?: boolean };

export function isStop(value: unknown): value is Stop {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 1 && typeof (value as Stop).stop === 'string';
}

/** True where a person has something to fill in. */
export function hasStop(value: Value): boolean {
  if (isStop(value)) return true;
  if (Array.isArray(value)) return (value as readonly Value[]).some(hasStop);
  return typeof value === 'object' && Object.values(value).some(hasStop);
}

/** The same value with every stop filled; `path` leads from the value to the stop. */
export function fillStops(value: Value, fill: (stop: string, path: Path) => string | number | boolean, path: Path = []): Value {
  if (isStop(value)) return fill(value.stop, path);
  if (Array.isArray(value)) return (value as readonly Value[]).map((item, index) => fillStops(item, fill, [...path, index]));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillStops(item, fill, [...path, key])]));
}
