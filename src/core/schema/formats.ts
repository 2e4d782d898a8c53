// The formats that the schemas name beside their patterns, as small pure checks for the compiled validators.

import { currencyCodes, placeCodes } from './codes.ts';

/** By name of format; each takes a text of any shape and never throws. */
export const formats: Readonly<Record<'date' | 'money' | 'place', (text: string) => boolean>> = { date: isDay, money: hasKnownCurrency, place: isPlace };

/** A day that exists, written `YYYY-MM-DD` (Gregorian calendar, years 0000 to 9999). */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The number of days of a month, 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function hasKnownCurrency(text: string): boolean {
  return currencyCodes.has(/ ([A-Z]{3})/.exec(text)?.[1] ?? '');
}

function isPlace(text: string): boolean {
  return placeCodes.has(text);
}
