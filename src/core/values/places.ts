// Countries and regions: what is a place, its name, and its standing for transfers (catalog/transfers.json, dated there).

import transfers from '../../../catalog/transfers.json' with { type: 'json' };
import type { LocalText } from '../text/message.ts';
import type { Language } from '../text/language.ts';
import { placeCodes } from './codes.ts';
import { parseDay } from './day.ts';

/** A decision of the European Commission that a country protects data well enough (GDPR art. 45). */
export interface AdequacyDecision {
  readonly code: string;
  readonly label: LocalText;
  readonly decision: string;
  readonly date: string;
  readonly 'expires-on'?: string;
  /** `partial`: some organisations of the country; `certified-only`: those on a list. */
  readonly scope?: string;
  readonly status?: string;
  readonly note?: string;
}

const decisions: ReadonlyMap<string, AdequacyDecision> = new Map((transfers.adequacy as readonly AdequacyDecision[]).map(entry => [entry.code, entry]));
/** New Caledonia and others are taken as domestic for a French controller: to be confirmed, as the catalog says. */
const inside: ReadonlySet<string> = new Set([...transfers.eea, ...transfers['eu-outermost-regions'], ...transfers['fr-overseas-countries'].codes, 'EU', 'EEA']);

/** True for an overseas territory that is taken as domestic for a French controller: to be confirmed, as the catalog says. */
export function isTakenAsInside(code: string): boolean {
  return (transfers['fr-overseas-countries'].codes as readonly string[]).includes(code);
}

/** An assigned ISO 3166-1 alpha-2 code, `EU`, `EEA` or `GLOBAL`. */
export function isPlace(code: string): boolean {
  return placeCodes.has(code);
}

const outermost: ReadonlySet<string> = new Set(transfers['eu-outermost-regions']);

const widerPlaces: Readonly<Record<string, LocalText>> = {
  EU: { en: 'European Union', fr: 'Union européenne' },
  EEA: { en: 'European Economic Area', fr: 'Espace économique européen' },
  GLOBAL: { en: 'worldwide', fr: 'monde entier' },
};

/** Made once: making one takes longer than naming every country. */
const countryNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames(['en'], { type: 'region' }), fr: new Intl.DisplayNames(['fr'], { type: 'region' }),
};

/** The name of a place; an unknown code is given back as it is. */
export function placeName(code: string, language: Language): string {
  const wider = Object.hasOwn(widerPlaces, code) ? widerPlaces[code] : undefined;
  if (wider) return wider[language];
  if (!isPlace(code)) return code;
  return countryNames[language].of(code) ?? code;
}

/** An EEA country, `EU`, `EEA`, or a territory that is taken as domestic; `GLOBAL` is outside. */
export function inEea(code: string): boolean {
  return inside.has(code);
}

/** The day on which the facts on transfers were last checked, as the catalog says. */
export const adequacyAsOf: string = transfers['as-of'];

/** The adequacy decision for a country, in force or not. */
export function adequacyOf(code: string): AdequacyDecision | undefined {
  return decisions.get(code);
}

/**
 * True where a decision covers the whole country (or its commercial organisations) on that day, its last day included. Never
 * for the United States: there a single organisation is certified, which is for the contract to say.
 */
export function adequate(code: string, day: number): boolean {
  const decision = decisions.get(code);
  if (!decision || decision.scope === 'certified-only') return false;
  const end = decision['expires-on'] === undefined ? Infinity : (parseDay(decision['expires-on']) ?? -Infinity);
  return day >= (parseDay(decision.date) ?? Infinity) && day <= end;
}

/** True where a place is one of `places`, in which `EU` and `EEA` stand for their countries (and `EEA` for `EU`). */
export function within(code: string, places: readonly string[]): boolean {
  if (places.includes(code)) return true;
  return (places.includes('EEA') && inEea(code)) || (places.includes('EU') && (transfers.eu.includes(code) || outermost.has(code)));
}
