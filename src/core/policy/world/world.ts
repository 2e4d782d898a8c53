// The stack as rules read it: nodes, who names whom, derived values; follows a new reading of the stack change by change.

import type { Entity } from '../../model/entity.ts';
import type { Lookup } from '../../model/lookup.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import type { Place } from '../../text/place.ts';
import type { Cell, CellValue } from './cell.ts';
import { Derivations } from './derivations.ts';
import { diffEntity } from './diff-entity.ts';
import { kindIndexOf, nameOf, nodeKinds, type NodeKind } from './keys.ts';
import { KnownValues } from './known-values.ts';
import { eachNamed, namedBy } from './named-by.ts';
import { Node } from './node.ts';
import { Recorder } from './recorder.ts';
import type { Slot } from './slot.ts';
import { trackedLookup } from './tracked.ts';

const exists = nameOf('@exists');
const placeName = nameOf('@place');
const uses = nameOf('@uses');
const sightingsName = nameOf('@sightings');
const todayName = nameOf('@today');

/** Follows a tool's id in the id of the node of a contract in place: no id of a file can be that. */
export const inPlace = '(in place)';

export class World {
  readonly recorder = new Recorder();
  /** Parameters in force: named things that derived values may read (`hub`). */
  readonly params: ReadonlyMap<string, unknown>;
  /** Where policy files set parameters, by name. */
  readonly paramPlaces: ReadonlyMap<string, Place>;
  /** Nodes with something to ask again. */
  readonly pending = new Set<Node>();
  /** Nodes that were declared, or are no longer, since the rules last ran. */
  readonly entered = new Set<Node>();
  readonly left = new Set<Node>();
  readonly #nodes: readonly Map<string, Node>[] = nodeKinds.map(() => new Map<string, Node>());
  readonly #lists: (readonly Node[])[] = nodeKinds.map(() => []);
  readonly #derivations = new Derivations(this.recorder, (node, name) => this.changed(node, name));
  /** The files of the stack, for rules that look at text. */
  documents: ReadonlyMap<string, SyntaxDocument> = new Map();
  /** Entities that repeat an id. */
  duplicates: readonly Entity[] = [];
  /** Every rule that may be named: those in force and all built-in ones. */
  knownRules: ReadonlySet<string> = new Set();
  readonly stack: Node;
  /** The door for the model's own definitions. */
  readonly look: Lookup;
  today = '';
  readonly values = new KnownValues();
  /** Views of the members of long lists that derived values gave out. */
  readonly listViews = new WeakMap<readonly unknown[], readonly unknown[]>();
  readonly todayName = todayName;

  constructor(params: ReadonlyMap<string, unknown>, paramPlaces: ReadonlyMap<string, Place>) {
    this.params = params;
    this.paramPlaces = paramPlaces;
    this.stack = this.node('stack', 'stack');
    this.look = trackedLookup(this);
  }

  /** The node of a kind and id; made (as not declared) where there is none yet. */
  node(kind: NodeKind, id: string): Node {
    const nodes = this.#nodes[kindIndexOf(kind)] as Map<string, Node>;
    let node = nodes.get(id);
    if (!node) nodes.set(id, (node = new Node(this, kind, id)));
    return node;
  }

  /** The node of that kind and id if it is declared; the question itself is noted. */
  find(kind: NodeKind, id: string): Node | undefined {
    const node = this.node(kind, id);
    this.recorder.read(node, exists);
    return node.entity ? node : undefined;
  }

  /** All declared nodes of a kind, in the order of the stack; noted as one read of the stack. */
  all(kind: NodeKind): readonly Node[] {
    this.recorder.read(this.stack, nameOf(`@all:${kind}`));
    return this.list(kind);
  }

  /** The same, without a note. */
  list(kind: NodeKind): readonly Node[] {
    return this.#lists[kindIndexOf(kind)] as readonly Node[];
  }

  /** The contract written inside a tool. */
  contractIn(tool: Node): Node | undefined {
    return this.find('contract', `${tool.id} ${inPlace}`);
  }

  /** Who names `node` in that role (`@flow.from`), in no order. */
  naming(node: Node, role: number): readonly Node[] {
    this.recorder.read(node, role);
    return node.inverse.get(role) ?? [];
  }

  /** Replaces the entities of a kind, by id, in the order of the stack. False where entities that stayed changed their order: begin anew then. */
  setEntities(kind: NodeKind, entities: Iterable<readonly [id: string, entity: Entity]>): boolean {
    const before = this.list(kind);
    const after: Node[] = [];
    const entered: Node[] = [];
    let index = 0;
    let last = -1;
    for (const [id, entity] of entities) {
      const known = before[index];
      const node = known?.id === id ? known : this.node(kind, id);
      if (node.entity === undefined) entered.push(node);
      else if (node.order <= last) return false;
      else last = node.order;
      if (node.entity !== entity) this.#setEntity(node, entity);
      after.push(node);
      index++;
    }
    if (entered.length > 0 || after.length !== before.length) this.#setMembers(kind, before, after);
    return true;
  }

  /** Replaces the sightings of an observation. */
  setSightings(node: Node, sightings: readonly Entity[]): void {
    if (sightings.length === node.sightings.length && sightings.every((entity, index) => entity === node.sightings[index])) return;
    node.sightings = sightings;
    this.changed(node, sightingsName);
  }

  setDuplicates(duplicates: readonly Entity[]): void {
    if (duplicates.length === this.duplicates.length && duplicates.every((entity, index) => entity === this.duplicates[index])) return;
    this.duplicates = duplicates;
    this.changed(this.stack, nameOf('@duplicates'));
  }

  setKnownRules(rules: ReadonlySet<string>): void {
    const before = this.knownRules;
    this.knownRules = rules;
    if (before.size !== rules.size || [...rules].some(id => !before.has(id))) this.changed(this.stack, nameOf('@rules'));
  }

  setToday(today: string): void {
    if (today === this.today) return;
    this.today = today;
    this.changed(this.stack, todayName);
  }

  /** A name of a node has another value: whatever read it is to be asked again. */
  changed(node: Node, name: number): void {
    if (name < 0) return;
    const key = node.base + name;
    for (const slot of this.recorder.ownReaders(key)) this.#touch(node, slot, name);
    const slots = this.recorder.foreignReaders(key);
    if (slots.length === 0) return;
    for (const readers of [node.readers, this.recorder.wide[node.kindIndex] as ReadonlySet<Node>]) {
      for (const reader of readers) {
        if (reader === node) continue;
        for (const slot of slots) if (slot.kindIndex === reader.kindIndex) this.#touch(reader, slot, name);
      }
    }
  }

  /** Computes again the derived values that may have changed; those that did not change stop there. */
  settle(): void {
    this.#derivations.settle();
  }

  /** A derived value of a node, computed when first asked for. */
  get<V>(node: Node, cell: CellValue<V>): V {
    return this.#derivations.get(node, cell);
  }

  #touch(node: Node, slot: Slot, name: number): void {
    if (!slot.cell) {
      if (name === placeName && !slot.looksAtText && !node.hasFound(slot)) return;
      node.pending.add(slot);
      this.pending.add(node);
      return;
    }
    this.#derivations.touch(node, slot.cell as Cell);
  }

  #setEntity(node: Node, entity: Entity | undefined): void {
    const before = node.entity;
    node.entity = entity;
    if ((before === undefined) !== (entity === undefined)) this.changed(node, exists);
    if (this.recorder.isInUse) for (const key of diffEntity(before, entity)) this.changed(node, nameOf(key));
    if (before?.place !== entity?.place) this.changed(node, placeName);
    this.#rename(node, before, entity);
  }

  /** Moves the inverse references from what the entity named before to what it names now. */
  #rename(node: Node, before: Entity | undefined, after: Entity | undefined): void {
    if (before?.references === after?.references) return;
    if (!before && !this.recorder.isInUse) return this.#name(node, after);
    const left = namedBy(node.kind, before);
    for (const [key, { kind, id, role }] of namedBy(node.kind, after)) {
      if (left.delete(key)) continue;
      const target = this.node(kind, id);
      const list = target.inverse.get(role);
      if (list) list.push(node);
      else target.inverse.set(role, [node]);
      this.#named(target, role);
    }
    for (const { kind, id, role } of left.values()) {
      const target = this.node(kind, id);
      target.inverse.set(role, (target.inverse.get(role) ?? []).filter(other => other !== node));
      this.#named(target, role);
    }
  }

  /** The same for a first reading: an entity that is named twice in a role is named last by the same node. */
  #name(node: Node, entity: Entity | undefined): void {
    eachNamed(node.kind, entity, (kind, id, role) => {
      const { inverse } = this.node(kind, id);
      const list = inverse.get(role);
      if (!list) inverse.set(role, [node]);
      else if (list.at(-1) !== node) list.push(node);
    });
  }

  #named(target: Node, role: number): void {
    this.changed(target, role);
    this.changed(target, uses);
  }

  #setMembers(kind: NodeKind, before: readonly Node[], after: readonly Node[]): void {
    const stays = new Set(after);
    for (const node of before) if (!stays.has(node)) this.#leave(node);
    for (const node of after) if (node.isNew) this.#enter(node);
    for (const [index, node] of after.entries()) node.order = index;
    this.#lists[kindIndexOf(kind)] = after;
    this.changed(this.stack, nameOf(`@all:${kind}`));
  }

  #enter(node: Node): void {
    node.isNew = false;
    this.entered.add(node);
    this.left.delete(node);
  }

  #leave(node: Node): void {
    this.#setEntity(node, undefined);
    node.isNew = true;
    node.cells.clear();
    node.pending.clear();
    this.pending.delete(node);
    this.entered.delete(node);
    this.left.add(node);
    for (const wide of this.recorder.wide) wide.delete(node);
  }
}
