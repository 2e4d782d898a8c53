// Says a calendar day as people of a language write it.

import type { Language } from './language.ts';

/** Short names of the months, as the Unicode locale data has them: asking `Intl` for each day would cost more than all rules together. */
const months: Readonly<Record<Language, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  en: ['a Sunday', 'a Monday', 'a Tuesday', 'a Wednesday', 'a Thursday', 'a Friday', 'a Saturday'],
  fr: ['un dimanche', 'un lundi', 'un mardi', 'un mercredi', 'un jeudi', 'un vendredi', 'un samedi'],
};

/** `a Saturday`, `un samedi`; nothing where the text is no day. */
export function sayWeekday(day: string, language: Language): string {
  return weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `22 Nov 2026`, `22 nov. 2026`, `1er mars 2026`; the text itself where it is no day. */
export function sayDay(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const first = language === 'fr' && date.getUTCDate() === 1 ? 'er' : '';
  return `${date.getUTCDate()}${first} ${months[language][date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
