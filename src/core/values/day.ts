// Calendar days of the Gregorian calendar, as texts outside and as day numbers inside; knows no clock and no time zone.

import type { Span } from './duration.ts';

/** A day in expressions: days since 1970-01-01. A class of its own, so that expressions never mix it with a number. */
export class Day {
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  toString(): string {
    return formatDay(this.days);
  }
}

/** Public holidays, as day numbers. */
export type Holidays = ReadonlySet<number>;

const none: Holidays = new Set();
const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a text `YYYY-MM-DD`; undefined for another shape and for a day that does not exist (`2026-02-30`). */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

/** `YYYY-MM-DD` of a day number; years outside 0000 to 9999 are clamped to the nearest day inside. */
export function formatDay(days: number): string {
  const clamped = Math.min(Math.max(Math.trunc(days), firstDay), lastDay);
  return new Date(clamped * msPerDay).toISOString().slice(0, 10);
}

/** The number of days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day a duration after `day` (before it for a negative amount). Months and years keep the day of the month, clamped to the
 * month's last day; minutes and hours count whole days only; working days are Monday to Friday less `holidays`.
 */
export function addDuration(day: number, span: Span, holidays: Holidays = none): number {
  switch (span.unit) {
    case 'minute': return day + Math.trunc(span.amount / 1440);
    case 'hour': return day + Math.trunc(span.amount / 24);
    case 'day': return day + span.amount;
    case 'working-day': return addWorkingDays(day, span.amount, holidays);
    case 'week': return day + span.amount * 7;
    case 'month': return addMonths(day, span.amount);
    case 'year': return addMonths(day, span.amount * 12);
  }
}

/** The same day of the month `months` later, or the last day of a shorter month: 31 January and one month make 28 February. Stays within years 0 to 9999. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * msPerDay);
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(index / 12);
  if (year > 9999) return lastDay;
  if (year < 0) return firstDay;
  const month = index - year * 12 + 1;
  return dayNumber(year, month, Math.min(date.getUTCDate(), daysInMonth(year, month)));
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(day: number, holidays: Holidays = none): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday < 5 && !holidays.has(day);
}

/** The day `count` working days after `day` (before it where negative); `day` itself does not count. */
export function addWorkingDays(day: number, count: number, holidays: Holidays = none): number {
  const step = count < 0 ? -1 : 1;
  const weeks = holidays.size === 0 ? Math.max(0, Math.trunc(Math.abs(count) / 5) - 1) : 0;
  let at = day + step * weeks * 7;
  for (let left = Math.abs(count) - weeks * 5; left > 0;) {
    at += step;
    if (isWorkingDay(at, holidays)) left--;
  }
  return at;
}

/** Working days after `from`, up to `to` included; 0 where `to` is not after `from`. */
export function workingDaysBetween(from: number, to: number, holidays: Holidays = none): number {
  if (to <= from) return 0;
  const weeks = Math.trunc((to - from) / 7);
  let count = weeks * 5;
  for (let day = from + weeks * 7 + 1; day <= to; day++) if (isWorkingDay(day)) count++;
  for (const holiday of holidays) if (holiday > from && holiday <= to && isWorkingDay(holiday)) count--;
  return count;
}

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / msPerDay;
}

const firstDay = dayNumber(0, 1, 1);
const lastDay = dayNumber(9999, 12, 31);
