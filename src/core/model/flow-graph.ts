// The graph of active flows between tools; a flow with `via` is two hops. People end every walk.

import type { Entity } from './entity.ts';
import { isActive } from './effective.ts';
import { lookup } from './lookup.ts';
import type { Stack } from './stack.ts';
import type { FlowValue } from './values.ts';

/** One hop of a flow, from tool to tool. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly flow: Entity<FlowValue>;
}

export interface FlowGraph {
  readonly active: readonly Entity<FlowValue>[];
  readonly outgoing: ReadonlyMap<string, readonly Hop[]>;
  readonly incoming: ReadonlyMap<string, readonly Hop[]>;
}

const graphs = new WeakMap<Stack, FlowGraph>();

/** The graph of a stack, built once when first asked for. */
export function flowGraph(stack: Stack): FlowGraph {
  let graph = graphs.get(stack);
  if (!graph) graphs.set(stack, (graph = build(stack)));
  return graph;
}

function build(stack: Stack): FlowGraph {
  const look = lookup(stack);
  const active = [...stack.flows.values()].filter(flow => isActive(look, flow));
  const outgoing = new Map<string, Hop[]>();
  const incoming = new Map<string, Hop[]>();
  for (const flow of active) {
    for (const hop of hopsOf(stack, flow)) {
      push(outgoing, hop.from, hop);
      push(incoming, hop.to, hop);
    }
  }
  return { active, outgoing, incoming };
}

/** The hops of a flow between declared tools: one, or two through `via`. Ends that are people or not declared make no hop. */
export function hopsOf(stack: Stack, flow: Entity<FlowValue>): readonly Hop[] {
  const { from, via, to } = flow.value;
  const stops = (via === undefined ? [from, to] : [from, via, to]).map(id => (id !== undefined && stack.tools.has(id) ? id : undefined));
  const hops: Hop[] = [];
  for (const [index, stop] of stops.slice(0, -1).entries()) {
    const next = stops[index + 1];
    if (stop !== undefined && next !== undefined) hops.push({ from: stop, to: next, flow });
  }
  return hops;
}

/** Every tool that can be reached from `tool` along active flows, nearest first, `tool` itself only where it lies on a cycle. */
export function reachable(graph: FlowGraph, tool: string, direction: 'downstream' | 'upstream'): readonly string[] {
  const edges = direction === 'downstream' ? graph.outgoing : graph.incoming;
  const seen = new Set<string>();
  const queue = [tool];
  for (const at of queue) {
    for (const hop of edges.get(at) ?? []) {
      const next = direction === 'downstream' ? hop.to : hop.from;
      if (seen.has(next)) continue;
      seen.add(next);
      if (next !== tool) queue.push(next);
    }
  }
  return [...seen];
}

export interface Cycle {
  /** Tools of the cycle, each reachable from each, in the order of the stack. */
  readonly tools: readonly string[];
  /** Active flows inside it, in the order of the stack. */
  readonly flows: readonly Entity<FlowValue>[];
}

/**
 * The cycles of the graph, limited to flows that `keep` lets pass: its strongly connected components with more than one tool or with a
 * flow back to its own tool (Tarjan's algorithm, without recursion: stacks of 10,000 tools must not exhaust the call stack).
 */
export function cyclesOf(graph: FlowGraph, keep: (flow: Entity<FlowValue>) => boolean = () => true): readonly Cycle[] {
  const component = components(graph, keep);
  const members = new Map<number, { tools: string[]; flows: Set<Entity<FlowValue>> }>();
  for (const [tool, id] of component) {
    const cycle = members.get(id) ?? { tools: [], flows: new Set() };
    cycle.tools.push(tool);
    members.set(id, cycle);
  }
  for (const hops of graph.outgoing.values()) {
    for (const hop of hops) if (keep(hop.flow) && component.get(hop.from) === component.get(hop.to)) members.get(component.get(hop.from) as number)?.flows.add(hop.flow);
  }
  const order = new Map(graph.active.map((flow, index) => [flow, index]));
  return [...members.values()].filter(({ flows }) => flows.size > 0)
    .map(({ tools, flows }) => ({ tools, flows: [...flows].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) }))
    .sort((a, b) => (order.get(a.flows[0] as Entity<FlowValue>) ?? 0) - (order.get(b.flows[0] as Entity<FlowValue>) ?? 0));
}

/** The number of the strongly connected component of each tool. */
function components(graph: FlowGraph, keep: (flow: Entity<FlowValue>) => boolean): ReadonlyMap<string, number> {
  const state = { index: new Map<string, number>(), low: new Map<string, number>(), stack: [] as string[], on: new Set<string>(), component: new Map<string, number>(), next: 0, count: 0 };
  const tools = new Set([...graph.outgoing.keys(), ...graph.incoming.keys()]);
  for (const tool of tools) if (!state.index.has(tool)) visit(tool);
  return state.component;

  function visit(start: string): void {
    const work = [enter(start)];
    while (work.length > 0) {
      const frame = work.at(-1) as { tool: string; hops: readonly Hop[]; at: number };
      const hop = frame.hops[frame.at++];
      if (!hop) {
        work.pop();
        leave(frame.tool, work.at(-1)?.tool);
      } else if (!keep(hop.flow)) continue;
      else if (!state.index.has(hop.to)) work.push(enter(hop.to));
      else if (state.on.has(hop.to)) lower(frame.tool, state.index.get(hop.to) as number);
    }
  }

  function enter(tool: string) {
    state.index.set(tool, state.next);
    state.low.set(tool, state.next++);
    state.stack.push(tool);
    state.on.add(tool);
    return { tool, hops: graph.outgoing.get(tool) ?? [], at: 0 };
  }

  function leave(tool: string, parent: string | undefined): void {
    if (parent !== undefined) lower(parent, state.low.get(tool) as number);
    if (state.low.get(tool) !== state.index.get(tool)) return;
    for (;;) {
      const member = state.stack.pop() as string;
      state.on.delete(member);
      state.component.set(member, state.count);
      if (member === tool) break;
    }
    state.count++;
  }

  function lower(tool: string, to: number): void {
    if (to < (state.low.get(tool) as number)) state.low.set(tool, to);
  }
}

function push(map: Map<string, Hop[]>, key: string, hop: Hop): void {
  const list = map.get(key);
  if (list) list.push(hop);
  else map.set(key, [hop]);
}
