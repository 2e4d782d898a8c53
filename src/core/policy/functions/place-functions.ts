// Functions of the expression language on countries and regions.

import { type Day as DayValue, Day, parseDay } from '../../values/day.ts';
import { adequacyAsOf, adequacyOf, adequate, inEea, within } from '../../values/places.ts';
import type { CelFunction } from '../expressions/cel-function.ts';
import { missing } from '../expressions/missing.ts';

export const placeFunctions: readonly CelFunction[] = [
  {
    signature: 'in_eea(string): bool',
    run: inEea,
    describe: {
      en: 'True for a country of the European Economic Area, its outermost regions, EU and EEA; false for GLOBAL.',
      fr: 'Vrai pour un pays de l’Espace économique européen, ses régions ultrapériphériques, EU et EEA ; faux pour GLOBAL.',
    },
  },
  {
    signature: 'adequate(string, Day): bool',
    run: (place: string, day: DayValue) => adequate(place, day.days),
    describe: {
      en: 'True where an adequacy decision covers the whole country on that day; never for the United States, where single organisations are certified.',
      fr: 'Vrai si une décision d’adéquation couvre tout le pays ce jour-là ; jamais pour les États-Unis, où chaque organisme est certifié.',
    },
  },
  {
    signature: 'adequacy_end(string): Day',
    run: adequacyEnd,
    describe: {
      en: 'The last day of the adequacy decision for a country; unknown where there is none, or no end.',
      fr: 'Le dernier jour de la décision d’adéquation d’un pays ; inconnu sans décision ou sans échéance.',
    },
  },
  {
    signature: 'adequacy_as_of(): Day',
    run: () => new Day(parseDay(adequacyAsOf) ?? refuse()),
    describe: {
      en: 'The day on which the list of adequacy decisions was last checked.',
      fr: 'Le jour où la liste des décisions d’adéquation a été vérifiée pour la dernière fois.',
    },
  },
  {
    signature: 'within(string, list<string>): bool',
    run: within,
    describe: {
      en: 'True where a place is one of a list, in which EU and EEA stand for their countries.',
      fr: 'Vrai si un lieu figure dans une liste, où EU et EEA valent pour leurs pays.',
    },
  },
];

function adequacyEnd(place: string): DayValue {
  const end = parseDay(adequacyOf(place)?.['expires-on'] ?? '');
  return end === undefined ? refuse() : new Day(end);
}

function refuse(): never {
  throw missing();
}
