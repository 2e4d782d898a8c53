// How derived values look at a stack: one narrow door, so that the rule engine can note what was asked for.

import type { DeclaredKind, Entity } from './entity.ts';
import { type Stack, entitiesOf } from './stack.ts';
import type { ContractValue, DataValue, FlowValue, OwnerValue, PeopleValue, ProcessingValue, ToolValue } from './values.ts';

export interface ValueOf {
  tool: ToolValue; flow: FlowValue; data: DataValue; owner: OwnerValue; people: PeopleValue; processing: ProcessingValue; contract: ContractValue;
}

export interface Lookup {
  /** The entity of that kind and id, undefined where it is not declared (or `id` is undefined). */
  find<K extends keyof ValueOf>(kind: K, id: string | undefined): Entity<ValueOf[K]> | undefined;
  /** Flows (of any status) that name this tool or people as `from`, `to` or `via`, in the order of the stack. */
  flowsTouching(id: string): readonly Entity<FlowValue>[];
  /** Flows (of any status) that carry this data set. */
  flowsCarrying(data: string): readonly Entity<FlowValue>[];
  /** Tools whose `holds` names this data set. */
  toolsHolding(data: string): readonly Entity<ToolValue>[];
  /** Tools whose `contract` names this contract. */
  toolsUnder(contract: string): readonly Entity<ToolValue>[];
}

interface Indexes {
  readonly touching: ReadonlyMap<string, readonly Entity<FlowValue>[]>;
  readonly carrying: ReadonlyMap<string, readonly Entity<FlowValue>[]>;
  readonly holding: ReadonlyMap<string, readonly Entity<ToolValue>[]>;
  readonly under: ReadonlyMap<string, readonly Entity<ToolValue>[]>;
}

const flowIndexes = new WeakMap<Stack['flows'], Pick<Indexes, 'touching' | 'carrying'>>();
const toolIndexes = new WeakMap<Stack['tools'], Pick<Indexes, 'holding' | 'under'>>();

/** The plain door to a stack: its indexes are built once a stack, when first asked for. */
export function lookup(stack: Stack): Lookup {
  const flows = () => kept(flowIndexes, stack.flows, () => ({
    touching: index(stack.flows.values(), flow => ids(flow.value.from, flow.value.to, flow.value.via)),
    carrying: index(stack.flows.values(), flow => flow.value.data ?? []),
  }));
  const tools = () => kept(toolIndexes, stack.tools, () => ({
    holding: index(stack.tools.values(), tool => Object.keys(tool.value.holds ?? {})),
    under: index(stack.tools.values(), tool => (typeof tool.value.contract === 'string' ? [tool.value.contract] : [])),
  }));
  return {
    find: (kind, id) => (id === undefined ? undefined : (entitiesOf(stack, kind as DeclaredKind).get(id) as never)),
    flowsTouching: id => flows().touching.get(id) ?? [],
    flowsCarrying: data => flows().carrying.get(data) ?? [],
    toolsHolding: data => tools().holding.get(data) ?? [],
    toolsUnder: contract => tools().under.get(contract) ?? [],
  };
}

function kept<K extends object, V>(cache: WeakMap<K, V>, key: K, make: () => V): V {
  let value = cache.get(key);
  if (value === undefined) cache.set(key, (value = make()));
  return value;
}

function ids(...values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter(value => value !== undefined))];
}

function index<E>(entities: Iterable<E>, keysOf: (entity: E) => readonly string[]): ReadonlyMap<string, readonly E[]> {
  const map = new Map<string, E[]>();
  for (const entity of entities) {
    for (const key of new Set(keysOf(entity))) {
      const list = map.get(key);
      if (list) list.push(entity);
      else map.set(key, [entity]);
    }
  }
  return map;
}
