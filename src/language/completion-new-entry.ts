// What a skeleton of a new entry says of itself, and the id that it gives it.

import type { Text } from '../core/text/message.ts';
import type { Pairs } from './completion-snippet.ts';

/** The skeleton of an entry. */
export interface NewEntry {
  readonly title: Text;
  readonly text: Text | string;
  readonly pairs: Pairs;
  /** Proposed where nothing was typed yet. */
  readonly id?: string;
  /** The id for what was typed. */
  readonly idOf?: (typed: string) => string;
}

/** What was typed as an id of the language: small letters, digits and dashes. */
export function kebab(typed: string): string {
  return typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
