// The stack of one root: its entities by kind, over all files that its imports join.

import type { SyntaxDocument } from '../syntax/document.ts';
import type { Place } from '../text/place.ts';
import type { DeclaredKind, Entity } from './entity.ts';
import type { ContractValue, DataValue, FlowValue, InitiativeValue, OwnerValue, PeopleValue, ProcessingValue, StackValue, ToolValue, WaiverValue, ActionValue, AllianceValue, ObservationsValue, ObservedValue } from './values.ts';

/** Entities by id, in the order of root, imports, text. A repeated id keeps its first entity here; see `duplicates`. */
export type ById<V> = ReadonlyMap<string, Entity<V>>;

export interface Stack {
  /** The root file. */
  readonly uri: string;
  /** All files of the stack, the root first. */
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly stack: Entity<StackValue>;
  readonly owners: ById<OwnerValue>;
  readonly people: ById<PeopleValue>;
  readonly data: ById<DataValue>;
  readonly tools: ById<ToolValue>;
  readonly contracts: ById<ContractValue>;
  readonly flows: ById<FlowValue>;
  readonly processing: ById<ProcessingValue>;
  readonly initiatives: ById<InitiativeValue>;
  readonly waivers: ById<WaiverValue>;
  readonly actions: ById<ActionValue>;
  readonly alliance: Entity<AllianceValue> | undefined;
  readonly observations: Entity<ObservationsValue> | undefined;
  /** Entries of `martech-observations.yaml` beside the root. */
  readonly observed: readonly Entity<ObservedValue>[];
  /** Ids declared more than once: every entity after the first. */
  readonly duplicates: readonly Entity[];
  readonly references: readonly Reference[];
}

/** An id written somewhere, and what it should name. */
export interface Reference {
  readonly from: Entity;
  /** From the entity's value, as the file writes it. */
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly kinds: readonly (DeclaredKind | 'rule' | 'catalog')[];
  /** The id's own range. */
  readonly place: Place;
  /** The entity that it names, if any. */
  readonly to: Entity | undefined;
}
