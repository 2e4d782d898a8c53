// The value that a person most likely meant, in the form the language wants: dates, durations, amounts, places, numbers, yes and no.

import { currencyCodes, placeCodes } from '../values/codes.ts';
import { daysInMonth } from '../values/day.ts';
import { parseDuration } from '../values/duration.ts';
import { formats } from './formats.ts';
import { folded } from './nearest.ts';

/** Well-formed readings of `text`, best first; empty where guessing would invent a fact. By `x-kind` or scalar type. */
export function repair(kind: string | undefined, text: string): string[] {
  if (text.length > 60) return [];
  const clean = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  const found = repairs[kind ?? '']?.(clean) ?? [];
  const isWellFormed = checks[kind ?? ''];
  return found.filter(candidate => candidate !== text && (!isWellFormed || isWellFormed(candidate)));
}

const checks: Readonly<Record<string, (text: string) => boolean>> = { ...formats, duration: text => parseDuration(text) !== undefined };

const repairs: Readonly<Record<string, (text: string) => string[]>> = {
  date: repairDate, duration: repairDuration, money: repairMoney, place: repairPlace, boolean: repairBoolean, number: repairNumber,
};

/** `2026/9/3`, `30/09/2026` (day first, as both languages of this product's users write it), `30 septembre 2026`, a 31st of a shorter month. */
function repairDate(text: string): string[] {
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (yearFirst) return dayText(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (dayFirst) return [...dayText(dayFirst[3], dayFirst[2], dayFirst[1]), ...dayText(dayFirst[3], dayFirst[1], dayFirst[2])];
  const words = /^(\d{1,2})(?:er|st|nd|rd|th)? (\p{L}+)\.? (\d{4})$/u.exec(text) ?? swapped(/^(\p{L}+) (\d{1,2}),? (\d{4})$/u.exec(text));
  const month = words && monthOf(words[2] as string);
  return month ? dayText(words[3], String(month), words[1]) : [];
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}

function dayText(year = '', month = '', day = ''): string[] {
  const [m, d] = [Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return [];
  return [`${year}-${String(m).padStart(2, '0')}-${String(Math.min(d, daysInMonth(Number(year), m))).padStart(2, '0')}`];
}

const months = [
  ['janvier', 'january'], ['fevrier', 'february'], ['mars', 'march'], ['avril', 'april'], ['mai', 'may'], ['juin', 'june'], ['juillet', 'july'],
  ['aout', 'august'], ['septembre', 'september'], ['octobre', 'october'], ['novembre', 'november'], ['decembre', 'december'],
];

function monthOf(word: string): number | undefined {
  const wanted = folded(word);
  const index = months.findIndex(names => names.some(name => name === wanted || (wanted.length >= 3 && name.startsWith(wanted))));
  return index < 0 ? undefined : index + 1;
}

const units: readonly (readonly [RegExp, string])[] = [
  [/^(working|business|jours? ouvr)/, 'working day'], [/^mo/, 'month'], [/^min/, 'minute'], [/^h/, 'hour'], [/^(d|j)/, 'day'],
  [/^(w|sem)/, 'week'], [/^(y|an)/, 'year'],
];

/** `3years`, `13 mois`, `P3Y`, `90d`; a bare number gets the likely units to choose from. */
function repairDuration(text: string): string[] {
  const iso = /^P(?:(\d+)([YMWD])|T(\d+)([HM]))$/i.exec(text);
  if (iso) return [durationText(iso[1] ?? iso[3], isoUnits[(iso[2] ? '' : 'T') + String(iso[2] ?? iso[4]).toUpperCase()])];
  const match = /^(\d+)[ -]*(.*)$/.exec(text);
  if (!match) return [];
  const unit = folded(match[2] as string) && units.find(([pattern]) => pattern.test(spaced(match[2] as string)))?.[1];
  if (unit) return [durationText(match[1], unit)];
  if (/^m$/i.test(match[2] as string)) return ['month', 'minute'].map(each => durationText(match[1], each));
  return match[2] === '' ? ['day', 'month', 'year'].map(each => durationText(match[1], each)) : [];
}

const isoUnits: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute' };

function spaced(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[-_ ]+/g, ' ').trim();
}

function durationText(amount = '', unit = ''): string {
  return `${Number(amount)} ${unit}${Number(amount) === 1 ? '' : 's'}`;
}

const signs: ReadonlyMap<string, string> = new Map([['€', 'EUR'], ['£', 'GBP'], ['euro', 'EUR'], ['euros', 'EUR']]);
const periods: readonly (readonly [RegExp, string])[] = [[/^(y|an|p\.?a)/, '/year'], [/^(q|trim)/, '/quarter'], [/^(m|mois)/, '/month']];

/** `12 000 €`, `EUR 12,000/an`, `12k EUR per year`. A currency is never invented: `$` may be one of many. */
function repairMoney(text: string): string[] {
  const number = /\d[\d ., ]*/.exec(text)?.[0] ?? '';
  const amount = plainNumber(number.trim());
  const words = text.replace(number, ' ').replace(/\b(per|par)\b/gi, '/').split(/[\s/]+|(?<=[€£])|(?=[€£])/).filter(Boolean);
  const currency = words.map(currencyOf).find(code => code !== undefined);
  if (amount === undefined || currency === undefined) return [];
  const thousand = words.some(word => /^k(€|£|[A-Z]{3})?$/i.test(word)) ? 1000 : 1;
  const rest = words.filter(word => currencyOf(word) === undefined).map(word => word.toLowerCase());
  const period = rest.map(word => periods.find(([pattern]) => pattern.test(word))?.[1]).find(each => each !== undefined) ?? '';
  return [`${Number(amount) * thousand} ${currency}${period}`];
}

/** The code that a sign, a word or a code in small letters stands for, with or without a `k` before it. */
function currencyOf(word: string): string | undefined {
  const bare = word.replace(/^k(?=€|£|[a-z]{3}$)/i, '');
  const code = signs.get(bare.toLowerCase()) ?? bare.toUpperCase();
  return currencyCodes.has(code) ? code : undefined;
}

/** `1 200`, `12,000` and `1.200,50` as plain numbers. */
function plainNumber(text: string): string | undefined {
  const compact = text.replace(/ /g, '').replace(/[.,]$/, '');
  const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:[.,](\d{1,2}))?$/.exec(compact);
  if (grouped) return compact.replace(/[.,](\d{1,2})$/, '|$1').replace(/[.,]/g, '').replace('|', '.');
  return /^\d+([.,]\d+)?$/.test(compact) ? compact.replace(',', '.') : undefined;
}

const otherNames: Readonly<Record<string, string>> = {
  uk: 'GB', el: 'GR', usa: 'US', ue: 'EU', europe: 'EU', europeanunion: 'EU', unioneuropeenne: 'EU', eee: 'EEA', world: 'GLOBAL', monde: 'GLOBAL',
  worldwide: 'GLOBAL', international: 'GLOBAL', england: 'GB', greatbritain: 'GB', angleterre: 'GB', holland: 'NL', hollande: 'NL', etatsunis: 'US',
};

/** `UK` to `GB`, small letters to capitals, a country's name in English or French to its code. */
function repairPlace(text: string): string[] {
  const wanted = folded(text);
  const other = Object.hasOwn(otherNames, wanted) ? otherNames[wanted] : undefined;
  if (other) return [other];
  if (placeCodes.has(text.toUpperCase())) return [text.toUpperCase()];
  if (wanted.length < 4) return [];
  const names = ['en', 'fr'].map(language => new Intl.DisplayNames([language], { type: 'region' }));
  return [...placeCodes].filter(code => code.length === 2 && names.some(name => folded(name.of(code) ?? '') === wanted));
}

const yes = new Set(['yes', 'y', 'on', 'oui', 'o', 'vrai', 'true', '1', 'x', 'si']);
const no = new Set(['no', 'n', 'off', 'non', 'faux', 'false', '0', 'none', 'aucun']);

function repairBoolean(text: string): string[] {
  const word = folded(text);
  return yes.has(word) ? ['true'] : no.has(word) ? ['false'] : [];
}

/** `1 200`, `250k`, `120 users`, `99,9 %`. */
function repairNumber(text: string): string[] {
  const match = /^(\d[\d ., ]*?) ?(k|m)?(?: ?%| \p{L}+| ?\+)?$/iu.exec(text);
  const number = match && plainNumber((match[1] as string).trim());
  if (!number) return [];
  const factor = { k: 1000, m: 1_000_000 }[(match[2] ?? '').toLowerCase()] ?? 1;
  return [String(Number(number) * factor)];
}
