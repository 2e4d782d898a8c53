// How a value of an expression reads in a sentence.

import type { Language } from '../../text/language.ts';
import { sayDay } from '../../text/say-day.ts';
import { Day } from '../../values/day.ts';
import { sayDuration, Span } from '../../values/duration.ts';
import { Money, sayMoney } from '../../values/money.ts';
import { View } from './view.ts';

const words: Readonly<Record<Language, { readonly yes: string; readonly no: string; readonly notStated: string; readonly none: string; readonly more: string }>> = {
  en: { yes: 'yes', no: 'no', notStated: 'not stated', none: 'none', more: 'more' },
  fr: { yes: 'oui', no: 'non', notStated: 'non précisé', none: 'aucun', more: 'autres' },
};

/** Made once: making one costs more than using it a hundred times. */
const numbers: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }), fr: new Intl.NumberFormat('fr', { maximumFractionDigits: 2 }) };
const lists: Readonly<Record<Language, Intl.ListFormat>> = { en: new Intl.ListFormat('en', { type: 'conjunction' }), fr: new Intl.ListFormat('fr', { type: 'conjunction' }) };

/** Names shown of a list, and characters of a text: a sentence stays one, whatever a stack holds. */
const mostItems = 12;
const mostCharacters = 200;

/** Entities by name, days in words, lists as "a, b and c"; long ones are cut. For sentences only: a fix writes values whole. */
export function sayValue(value: unknown, language: Language): string {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'boolean') return words[language][value ? 'yes' : 'no'];
  if (typeof value === 'number' || typeof value === 'bigint') return numbers[language].format(value);
  if (value instanceof Day) return sayDay(value.toString(), language);
  if (value instanceof Span) return sayDuration(value, language);
  if (value instanceof Money) return sayMoney(value, language);
  if (value instanceof View) return cut(value.path === '' ? (value as unknown as { readonly name: string }).name : sayRecord(value));
  if (Array.isArray(value)) return sayList(value, language);
  if (value instanceof Map) return sayList([...value.keys()], language);
  return value === undefined || value === null ? notStatedWord(language) : String(value);
}

/** What a fact that nobody stated reads as. */
export function notStatedWord(language: Language): string {
  return words[language].notStated;
}

function sayList(items: readonly unknown[], language: Language): string {
  if (items.length === 0) return words[language].none;
  const shown = items.slice(0, mostItems).map(item => sayValue(item, language));
  const left = items.length - shown.length;
  return lists[language].format(left > 0 ? [...shown, `${left} ${words[language].more}`] : shown);
}

/** A text that is too long ends in `…`, never in half a character. */
function cut(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A record by the first text in it: a transfer by its country. */
function sayRecord(view: View): string {
  const first = Object.values(view.raw() ?? {}).find(value => typeof value === 'string' || typeof value === 'number');
  return first === undefined ? view.path : String(first);
}
