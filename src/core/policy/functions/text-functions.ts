// Functions of the expression language on texts. Patterns run on RE2, whose time grows with the text alone: JavaScript's own engine can hang.

import { distance } from 'fastest-levenshtein';
import type { CelFunction } from '../expressions/cel-function.ts';
import { compilePattern, longestPattern } from './pattern.ts';

/** Longer texts are cut: a check stays a check. */
const longestText = 10_000;

export const textFunctions: readonly CelFunction[] = [
  {
    signature: 're2(string, string): bool',
    run: matches,
    describe: {
      en: 'True where a text holds a match of an RE2 pattern (no look-around, no back-references).',
      fr: 'Vrai si un texte contient une correspondance d’un motif RE2 (sans assertion avant ou arrière, sans référence arrière).',
    },
  },
  {
    signature: 'distance(string, string): double',
    run: (a: string, b: string) => distance(a.slice(0, longestPattern), b.slice(0, longestPattern)),
    describe: {
      en: 'How many letters must change to turn one text into the other.',
      fr: 'Nombre de lettres à changer pour passer d’un texte à l’autre.',
    },
  },
  {
    signature: 'entropy(string): double',
    run: entropy,
    describe: {
      en: 'Bits of information a character: words stay under 4, random keys reach it.',
      fr: 'Bits d’information par caractère : les mots restent sous 4, les clés aléatoires l’atteignent.',
    },
  },
];

function matches(text: string, pattern: string): boolean {
  return compilePattern(pattern).matcher(text.slice(0, longestText)).find();
}

/** Shannon entropy of the characters of a text, in bits a character; 0 for an empty one. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].reduce((sum, count) => sum - (count / length) * Math.log2(count / length), 0);
}
