// What the declarations of a stack have in common: a kind, an id, a place, a value.

import type { Entry, EntryContent } from '../syntax/document.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Place } from '../text/place.ts';
import type { Reference } from './reference.ts';

/** Kinds that a manifest declares under an id. */
export type DeclaredKind = 'tool' | 'flow' | 'data' | 'owner' | 'people' | 'processing' | 'contract' | 'initiative' | 'waiver' | 'action';
export type EntityKind = DeclaredKind | 'stack' | 'observation' | 'rule';

/** The section of the manifest that declares each kind; `alliance.actions` lies in the entry `alliance`. */
export const sectionOf: Readonly<Record<DeclaredKind, string>> = {
  tool: 'tools', flow: 'flows', data: 'data', owner: 'owners', people: 'people', processing: 'processing',
  contract: 'contracts', initiative: 'initiatives', waiver: 'waivers', action: 'alliance.actions',
};

/** The entry that an entity lies in, without its offset: the same object as long as the entry's text does not change. */
export type EntityEntry = Omit<Entry, 'offset'> & { readonly content: EntryContent };

/**
 * One declared thing; the very same object in the next reading as long as its entry's text does not change. `value` is normalised (short forms spelt out, `id` where a list may stand turned into a list, empty
 * values and values that the schema refused left out), with the file's own keys. `path` leads from the entry's value to the
 * entity's own map (empty but for actions, for contracts written inside a tool, and for observations).
 */
export interface Entity<V = object> {
  readonly kind: EntityKind;
  readonly id: string;
  readonly uri: string;
  readonly entry: EntityEntry;
  readonly path: readonly (string | number)[];
  /** The id, where it is declared (for `stack`: the key `stack`). */
  readonly place: Place;
  readonly node: SyntaxNode | undefined;
  readonly value: V;
  /**
   * Dotted paths (`security.mfa`, `privacy.transfers[0].country`) that the schema refused: unknown and silent. With '' so is all that
   * seems to be missing, since a part of the entry could not be read.
   */
  readonly refused: ReadonlySet<string>;
  /** Ids written in it that should name something else. */
  readonly references: readonly Reference[];
}
