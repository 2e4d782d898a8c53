// The stack of one root: its entities by kind, over all files that its imports join.

import type { SyntaxDocument } from '../syntax/document.ts';
import type { DeclaredKind, Entity } from './entity.ts';
import type {
  ActionValue, AllianceValue, ContractValue, DataValue, FlowValue, InitiativeValue, ObservationsValue, ObservedValue, OwnerValue,
  PeopleValue, ProcessingValue, StackValue, ToolValue, WaiverValue,
} from './values.ts';

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
  /** That file. */
  readonly observedIn: SyntaxDocument | undefined;
  /** Ids declared more than once: every entity after the first. */
  readonly duplicates: readonly Entity[];
}

/** The entities of a declared kind. */
export function entitiesOf(stack: Stack, kind: DeclaredKind): ById<object> {
  const byKind: Record<DeclaredKind, ById<unknown>> = {
    tool: stack.tools, flow: stack.flows, data: stack.data, owner: stack.owners, people: stack.people, processing: stack.processing,
    contract: stack.contracts, initiative: stack.initiatives, waiver: stack.waivers, action: stack.actions,
  };
  return byKind[kind] as ById<object>;
}
