// Entities whose reads are noted, so that the model's own definitions (`effective.ts`) can be used for derived values.

import type { Entity } from '../../model/entity.ts';
import type { Lookup, ValueOf } from '../../model/lookup.ts';
import type { FlowValue, ToolValue } from '../../model/values.ts';
import { keysOfKind, nameOf, nodeKinds, type NodeKind } from './keys.ts';
import type { Node } from './node.ts';
import type { World } from './world.ts';

type Value = Readonly<Record<string, unknown>>;
type TrackedValueClass = new (node: Node) => Value;

const classes: ReadonlyMap<NodeKind, TrackedValueClass> = new Map(nodeKinds.map(kind => [kind, trackedValueClass(kind)]));

/** A class with a getter for each top-level key of the kind. */
function trackedValueClass(kind: NodeKind): TrackedValueClass {
  class TrackedValue {
    readonly node: Node;
    constructor(node: Node) {
      this.node = node;
    }
  }
  for (const key of keysOfKind(kind)) {
    const name = nameOf(key);
    Object.defineProperty(TrackedValue.prototype, key, {
      get(this: TrackedValue) {
        this.node.world.recorder.read(this.node, name);
        return (this.node.entity?.value as Value | undefined)?.[key];
      },
    });
  }
  return TrackedValue as unknown as TrackedValueClass;
}

interface TrackedEntity extends Entity {
  readonly trackedNode: Node;
}

/** The entity of a node, every read of a top-level key noted. Only `kind`, `id` and `value` may be used. */
export function tracked(node: Node): Entity<never> {
  if (!node.tracked) {
    const Value = classes.get(node.kind) as TrackedValueClass;
    node.tracked = { kind: node.kind, id: node.id, value: new Value(node), trackedNode: node } as unknown as TrackedEntity;
  }
  return node.tracked as Entity<never>;
}

/** The node behind a tracked entity. */
export function nodeOfTracked(entity: Entity): Node {
  return (entity as TrackedEntity).trackedNode;
}

const naming = (keys: readonly string[]): readonly number[] => keys.map(nameOf);
const touching = naming(['@flow.from', '@flow.to', '@flow.via']);
const carrying = naming(['@flow.data']);
const holding = naming(['@tool.holds']);
const under = naming(['@tool.contract']);

/** The model's door to the stack, every question noted. */
export function trackedLookup(world: World): Lookup {
  return {
    find: <K extends keyof ValueOf>(kind: K, id: string | undefined) => {
      const node = id === undefined ? undefined : world.find(kind, id);
      return node && (tracked(node) as Entity<ValueOf[K]>);
    },
    flowsTouching: id => {
      const ends = [world.node('tool', id), world.node('people', id)];
      return ends.flatMap(node => (node.entity ? namingAs<FlowValue>(node, touching) : []));
    },
    flowsCarrying: data => namingAs<FlowValue>(world.node('data', data), carrying),
    toolsHolding: data => namingAs<ToolValue>(world.node('data', data), holding),
    toolsUnder: contract => namingAs<ToolValue>(world.node('contract', contract), under),
  };
}

function namingAs<V>(node: Node, roles: readonly number[]): Entity<V>[] {
  return namedFrom(node, roles).map(tracked);
}

/** Nodes that name `node` in one of the roles, each once, in the order of the stack. */
export function namedFrom(node: Node, roles: readonly number[]): Node[] {
  const found = roles.flatMap(role => [...node.world.naming(node, role)]);
  return [...new Set(found)].filter(other => other.entity).sort((a, b) => a.order - b.order);
}
