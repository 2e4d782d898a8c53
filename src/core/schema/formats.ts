// The formats that the schemas name beside their patterns, for the compiled validators.

import { parseDay } from '../values/day.ts';
import { parseMoney } from '../values/money.ts';
import { isPlace } from '../values/places.ts';

/** By name of format; each takes a text of any shape and never throws. */
export const formats: Readonly<Record<'date' | 'money' | 'place', (text: string) => boolean>> = {
  date: text => parseDay(text) !== undefined,
  money: text => parseMoney(text) !== undefined,
  place: isPlace,
};
