// Durations as people write them: `90 days`, `3 months`, `10 working days`.

import type { Language } from '../text/language.ts';
import { addDuration, type Holidays } from './day.ts';

export type DurationUnit = 'minute' | 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';

/** A duration: an amount of one unit. */
export class Span {
  readonly amount: number;
  readonly unit: DurationUnit;

  constructor(amount: number, unit: DurationUnit) {
    this.amount = amount;
    this.unit = unit;
  }

  toString(): string {
    return sayDuration(this, 'en');
  }
}

/** What a duration is, seen from the outside of the expression language. */
export type Duration = Span;

const pattern = /^(\d{1,6}) (minute|hour|day|working day|week|month|year)s?$/;

/** Undefined for anything but a whole amount and a known unit. */
export function parseDuration(text: string): Duration | undefined {
  const match = pattern.exec(text);
  return match ? new Span(Number(match[1]), (match[2] as string).replace(' ', '-') as DurationUnit) : undefined;
}

/**
 * Negative, zero or positive, as for a sort: both are added to 2001-01-01 (a Monday), so a month is longer than 30 days and
 * 12 months equal a year. Minutes and hours are compared to the minute.
 */
export function compareDurations(a: Duration, b: Duration, holidays?: Holidays): number {
  return minutes(a, holidays) - minutes(b, holidays);
}

const base = 11_323;

/** Minutes from 2001-01-01 to the end of a duration that starts there. */
function minutes(span: Duration, holidays: Holidays | undefined): number {
  if (span.unit === 'minute') return span.amount;
  if (span.unit === 'hour') return span.amount * 60;
  return (addDuration(base, span, holidays) - base) * 1440;
}

const words: Readonly<Record<Language, Readonly<Record<DurationUnit, readonly [one: string, other: string]>>>> = {
  en: {
    minute: ['minute', 'minutes'], hour: ['hour', 'hours'], day: ['day', 'days'], 'working-day': ['working day', 'working days'],
    week: ['week', 'weeks'], month: ['month', 'months'], year: ['year', 'years'],
  },
  fr: {
    minute: ['minute', 'minutes'], hour: ['heure', 'heures'], day: ['jour', 'jours'], 'working-day': ['jour ouvré', 'jours ouvrés'],
    week: ['semaine', 'semaines'], month: ['mois', 'mois'], year: ['an', 'ans'],
  },
};

/** Made once: making one takes longer than all else that is said here. */
const numbers: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat('en'), fr: new Intl.NumberFormat('fr') };

/** `90 days`, `90 jours`. */
export function sayDuration(span: Duration, language: Language): string {
  const one = language === 'fr' ? Math.abs(span.amount) < 2 : span.amount === 1;
  return `${numbers[language].format(span.amount)} ${words[language][span.unit][one ? 0 : 1]}`;
}

const isoUnits: Readonly<Record<DurationUnit, string>> = { minute: 'M', hour: 'H', day: 'D', 'working-day': 'D', week: 'W', month: 'M', year: 'Y' };

/** ISO 8601 for exports: `P90D`, `PT72H`; working days have no ISO form and are written as days. */
export function isoDuration(span: Duration): string {
  const time = span.unit === 'minute' || span.unit === 'hour' ? 'T' : '';
  return `P${time}${span.amount}${isoUnits[span.unit]}`;
}
