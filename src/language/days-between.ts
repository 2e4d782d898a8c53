// How many days lie between two calendar days, both as texts.

import { parseDay } from '../core/values/day.ts';

/** Days from `from` to `to`, negative where `to` comes first; undefined where either is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [parseDay(from), parseDay(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}
