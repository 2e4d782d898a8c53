// What the declarations of a stack have in common: a kind, an id, a place, a value.

import type { Entry } from '../syntax/document.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Place } from '../text/place.ts';

/** Kinds that a manifest declares under an id. */
export type DeclaredKind = 'tool' | 'flow' | 'data' | 'owner' | 'people' | 'processing' | 'contract' | 'initiative' | 'waiver' | 'action';
export type EntityKind = DeclaredKind | 'stack' | 'observation' | 'rule';

/** The section of the manifest that declares each kind; `alliance.actions` lies in the entry `alliance`. */
export const sectionOf: Readonly<Record<DeclaredKind, string>> = {
  tool: 'tools', flow: 'flows', data: 'data', owner: 'owners', people: 'people', processing: 'processing',
  contract: 'contracts', initiative: 'initiatives', waiver: 'waivers', action: 'alliance.actions',
};

/**
 * One declared thing. `value` is normalised (short forms spelt out, `id` where a list may stand turned into a list, empty
 * values and values that the schema refused left out), with the file's own keys. `path` leads from the entry's value to the
 * entity's own map (empty but for actions, for contracts written inside a tool, and for observations).
 */
export interface Entity<V = Readonly<Record<string, unknown>>> {
  readonly kind: EntityKind;
  readonly id: string;
  readonly uri: string;
  readonly entry: Entry;
  readonly path: readonly (string | number)[];
  /** The id, where it is declared (for `stack`: the key `stack`). */
  readonly place: Place;
  readonly node: SyntaxNode | undefined;
  readonly value: V;
  /** Dotted paths (`security.mfa`, `privacy.transfers[0].country`) that the schema refused: unknown and silent. */
  readonly refused: ReadonlySet<string>;
}

/** The place of a value inside an entity, by a path of keys and indexes; undefined where nothing is written. */
export type PlaceOfPath = (entity: Entity, path: readonly (string | number)[]) => Place | undefined;
