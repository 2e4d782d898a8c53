// Small parts of sentences that several problems share.

import { message, type Argument } from '../text/message.ts';
import type { Located } from './located.ts';
import type { SchemaNode } from './schema-node.ts';

/** Written keys and values in a sentence: `` `a`, `b` ``. */
export function ticked(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(', ');
}

/** One line of a value that a person wrote, cut where it is long. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** ` Did you mean … ?`, with its leading space, or nothing. */
export function didYouMean(nearest: readonly string[]): Argument {
  const [first, second] = nearest;
  if (first === undefined) return '';
  return second === undefined ? message('schema.did-you-mean', { first }) : message('schema.did-you-mean-two', { first, second });
}

/** What a map is called in a sentence: `a tool`, or the key behind which it stands. */
export function nameOfMap(schema: SchemaNode, at: Located): Argument {
  const noun = schema.noun('object') ?? schema.items?.noun('object');
  return noun ? { en: noun.en[0], fr: noun.fr[0] } : `\`${at.key.source}\``;
}
