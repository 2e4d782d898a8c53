// The categories that a word of one's own perhaps means: by the words of their ids, labels and other names, then by their letters.

import { distance } from 'fastest-levenshtein';
import { folded, nearest } from '../../schema/nearest.ts';
import { type ToolCategory, toolCategories } from '../../values/categories.ts';

/** Words that say nothing about which category is meant. */
const generic: ReadonlySet<string> = new Set([
  'management', 'marketing', 'platform', 'plateforme', 'software', 'logiciel', 'tool', 'outil', 'system', 'systeme', 'solution', 'suite', 'service', 'gestion',
  'engine', 'vendor', 'hub', 'program', 'and', 'the', 'of', 'for', 'from', 'et', 'de', 'des', 'du', 'la', 'le', 'les', 'en', 'pour', 'g2', 'gartner',
]);

interface Candidate {
  readonly id: string;
  /** The words of each of its names. */
  readonly names: readonly (readonly string[])[];
}

const catalog: readonly Candidate[] = [...toolCategories.values()].map(category => ({ id: category.id, names: namesOf(category).map(wordsOf) }));

function namesOf({ id, label, 'other-names': others = '' }: ToolCategory): readonly string[] {
  return [id, label.en, label.fr, ...others.split(/[;,/()]/)];
}

/** At most three ids, best first; `added` are the policy's own. A generic word alone never makes a category near. */
export function nearestCategories(category: string, added: readonly string[] = []): readonly string[] {
  const candidates = [...catalog, ...added.map(id => ({ id, names: [wordsOf(id)] }))];
  const same = candidates.filter(({ id }) => folded(id) === folded(category));
  if (same.length > 0) return same.map(({ id }) => id);
  if (category.length > 64) return [];
  const byWords = sharingWords(category, candidates);
  return byWords.length > 0 ? byWords : byLetters(category, candidates);
}

/** Those that share the most telling words with it in one name, or are a letter apart; then by all words, then by letters. */
function sharingWords(category: string, candidates: readonly Candidate[]): readonly string[] {
  const wanted = wordsOf(category);
  const scored = candidates.map(({ id, names }) => ({
    id, telling: Math.max(...names.map(name => likeness(wanted.filter(isTelling), name))), all: Math.max(...names.map(name => likeness(wanted, name))),
    edits: distance(folded(category), folded(id)),
  }));
  const most = Math.max(...scored.map(({ telling }) => telling));
  if (most === 0) return [];
  const best = scored.filter(({ telling, edits }) => telling === most || edits === 1);
  return best.sort((a, b) => Number(b.edits === 1) - Number(a.edits === 1) || b.all - a.all || a.edits - b.edits).slice(0, 3).map(({ id }) => id);
}

/** Two for a word that stands in the name, one for a word that is a letter apart. */
function likeness(wanted: readonly string[], name: readonly string[]): number {
  return wanted.reduce((sum, word) => sum + (name.includes(word) ? 2 : name.some(other => isMisspelt(word, other)) ? 1 : 0), 0);
}

function byLetters(category: string, candidates: readonly Candidate[]): readonly string[] {
  const near = nearest(tellingPart(category), candidates.map(({ id }) => tellingPart(id)));
  return near.flatMap(part => candidates.filter(({ id }) => tellingPart(id) === part).map(({ id }) => id)).slice(0, 3);
}

function tellingPart(id: string): string {
  return wordsOf(id).filter(isTelling).join('');
}

function isTelling(word: string): boolean {
  return !generic.has(word);
}

function isMisspelt(word: string, other: string): boolean {
  return Math.max(word.length, other.length) > 4 && distance(word, other) === 1;
}

/** Small letters without accents, in the singular. */
function wordsOf(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).map(folded).filter(word => word !== '').map(word => (word.length > 3 ? word.replace(/s$/, '') : word));
}
