// How a value of an expression reads in a sentence.

import type { Language } from '../../text/language.ts';
import { sayDay } from '../../text/say-day.ts';
import { Day } from '../../values/day.ts';
import { sayDuration, Span } from '../../values/duration.ts';
import { Money, sayMoney } from '../../values/money.ts';
import { View } from './view.ts';

const words: Readonly<Record<Language, { readonly yes: string; readonly no: string; readonly notStated: string; readonly none: string }>> = {
  en: { yes: 'yes', no: 'no', notStated: 'not stated', none: 'none' },
  fr: { yes: 'oui', no: 'non', notStated: 'non précisé', none: 'aucun' },
};

/** Made once: making one costs more than using it a hundred times. */
const numbers: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }), fr: new Intl.NumberFormat('fr', { maximumFractionDigits: 2 }) };
const lists: Readonly<Record<Language, Intl.ListFormat>> = { en: new Intl.ListFormat('en', { type: 'conjunction' }), fr: new Intl.ListFormat('fr', { type: 'conjunction' }) };

/** Entities by name, days in words, lists as "a, b and c". */
export function sayValue(value: unknown, language: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return words[language][value ? 'yes' : 'no'];
  if (typeof value === 'number' || typeof value === 'bigint') return numbers[language].format(value);
  if (value instanceof Day) return sayDay(value.toString(), language);
  if (value instanceof Span) return sayDuration(value, language);
  if (value instanceof Money) return sayMoney(value, language);
  if (value instanceof View) return value.path === '' ? (value as unknown as { readonly name: string }).name : sayRecord(value);
  if (Array.isArray(value)) return sayList(value.map(item => sayValue(item, language)), language);
  if (value instanceof Map) return sayList([...value.keys()].map(String), language);
  return value === undefined || value === null ? notStatedWord(language) : String(value);
}

/** What a fact that nobody stated reads as. */
export function notStatedWord(language: Language): string {
  return words[language].notStated;
}

function sayList(items: readonly string[], language: Language): string {
  if (items.length === 0) return words[language].none;
  return lists[language].format(items);
}

/** A record by the first text in it: a transfer by its country. */
function sayRecord(view: View): string {
  const first = Object.values(view.raw() ?? {}).find(value => typeof value === 'string' || typeof value === 'number');
  return first === undefined ? view.path : String(first);
}
