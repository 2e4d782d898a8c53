// Amounts of money as people write them: `12000 EUR/year`. Currencies are never added or converted.

import type { Language } from '../text/language.ts';
import { currencyCodes } from './codes.ts';

export type MoneyPeriod = 'year' | 'quarter' | 'month';

/** An amount in one currency, by period or once. */
export class Money {
  readonly amount: number;
  readonly currency: string;
  /** Undefined for an amount that is paid once. */
  readonly per: MoneyPeriod | undefined;

  constructor(amount: number, currency: string, per?: MoneyPeriod) {
    this.amount = amount;
    this.currency = currency;
    this.per = per;
  }

  toString(): string {
    return `${this.amount} ${this.currency}${this.per ? `/${this.per}` : ''}`;
  }
}

/** Undefined for another shape, and for a code that is no currency of ISO 4217. */
export function parseMoney(text: string): Money | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,4})?) ([A-Z]{3})(?:\/(year|quarter|month))?$/.exec(text);
  if (!match || !currencyCodes.has(match[2] as string)) return undefined;
  return new Money(Number(match[1]), match[2] as string, match[3] as MoneyPeriod | undefined);
}

const periodsPerYear: Readonly<Record<MoneyPeriod, number>> = { year: 1, quarter: 4, month: 12 };

/** The same amount by year; undefined for an amount that is paid once. */
export function perYear(money: Money): Money | undefined {
  return money.per && new Money(money.amount * periodsPerYear[money.per], money.currency, 'year');
}

/** Negative, zero or positive; undefined where they cannot be compared: two currencies, or once against by period. */
export function compareMoney(a: Money, b: Money): number | undefined {
  if (a.currency !== b.currency || (a.per === undefined) !== (b.per === undefined)) return undefined;
  return yearly(a) - yearly(b);
}

function yearly(money: Money): number {
  return money.amount * (money.per ? periodsPerYear[money.per] : 1);
}

const periods: Readonly<Record<Language, Readonly<Record<MoneyPeriod, string>>>> = {
  en: { year: 'a year', quarter: 'a quarter', month: 'a month' },
  fr: { year: 'par an', quarter: 'par trimestre', month: 'par mois' },
};

/** `€12,000 a year`, `12 000 € par an`. */
export function sayMoney(money: Money, language: Language): string {
  const digits = Number.isInteger(money.amount) ? 0 : 2;
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: money.currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(money.amount) + (money.per ? ` ${periods[language][money.per]}` : '');
}
