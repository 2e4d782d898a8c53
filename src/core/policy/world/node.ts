// One entity as the rules see it, for as long as its id exists: the entity's text may change, the node stays.

import type { Entity } from '../../model/entity.ts';
import type { Place } from '../../text/place.ts';
import { catalogTool } from '../../values/catalog.ts';
import { kindIndexOf, nameCount, type NodeKind } from './keys.ts';
import type { Slot } from './slot.ts';
import type { World } from './world.ts';

export interface CellState {
  value: unknown;
  dirty: boolean;
}

export class Node {
  readonly world: World;
  readonly kind: NodeKind;
  readonly kindIndex: number;
  /** The number of this kind's first name. */
  readonly base: number;
  readonly id: string;
  /** Undefined where something names this id and nothing declares it. */
  entity: Entity | undefined;
  /** Place among its kind, in the order of the stack. */
  order = 0;
  /** True until it is counted among the declared ones. */
  isNew = true;
  /** For a contract written inside a tool: that tool. */
  tool: Node | undefined;
  /** The sightings of an observation. */
  sightings: readonly Entity[] = [];
  /** Nodes of which something has read this one. */
  readonly readers = new Set<Node>();
  /** Who names this node, by role (`@flow.from`). */
  readonly inverse = new Map<number, Node[]>();
  readonly cells = new Map<object, CellState>();
  /** What each rule said. */
  readonly outcomes = new Map<Slot, unknown>();
  /** Rules to ask again. */
  readonly pending = new Set<Slot>();
  /** Number of the last frame that read this node. */
  mark = 0;
  /** The view of it for expressions, and the one of it as an end of a flow. */
  view: object | undefined;
  endView: object | undefined;
  /** The entity as `model/effective.ts` reads it, every read noted. */
  tracked: Entity | undefined;

  constructor(world: World, kind: NodeKind, id: string) {
    this.world = world;
    this.kind = kind;
    this.kindIndex = kindIndexOf(kind);
    this.base = this.kindIndex * nameCount;
    this.id = id;
  }

  /** The name (of something observed, that in the catalog where no sighting has one), else the id. */
  get name(): string {
    const { name, text } = (this.entity?.value ?? {}) as { readonly name?: unknown; readonly text?: unknown };
    if (typeof name === 'string') return name;
    if (this.kind === 'observation') return catalogTool(this.id)?.name ?? this.id;
    return this.kind === 'action' && typeof text === 'string' ? text : (this.tool?.name ?? this.id);
  }

  /** A place is read to say where a finding stands: where there is none, none can move. */
  hasFound(slot: Slot): boolean {
    const outcome = this.outcomes.get(slot) as { readonly findings: readonly unknown[] } | undefined;
    return outcome !== undefined && outcome.findings.length > 0;
  }

  get place(): Place | undefined {
    return this.entity?.place;
  }
}
