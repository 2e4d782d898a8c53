// Facts of the whole graph of active flows, computed once a version of it: reach, paths.

import { methodKinds } from '../../model/effective.ts';
import type { Node } from './node.ts';

export interface GraphHop {
  readonly from: Node;
  readonly to: Node;
  readonly flow: Node;
}

export interface Graph {
  readonly outgoing: ReadonlyMap<Node, readonly GraphHop[]>;
  readonly incoming: ReadonlyMap<Node, readonly GraphHop[]>;
}

/** Ends of a flow that are declared tools, in order; people and ids that nothing declares leave a gap. */
export type Stops = readonly (Node | undefined)[];

/** The graph of hops between tools; a flow through `via` is two. */
export function graphOf(flows: readonly { readonly flow: Node; readonly stops: Stops }[]): Graph {
  const outgoing = new Map<Node, GraphHop[]>();
  const incoming = new Map<Node, GraphHop[]>();
  for (const { flow, stops } of flows) {
    for (let index = 0; index + 1 < stops.length; index++) {
      const from = stops[index];
      const to = stops[index + 1];
      if (!from || !to) continue;
      push(outgoing, from, { from, to, flow });
      push(incoming, to, { from, to, flow });
    }
  }
  return { outgoing, incoming };
}

function push(map: Map<Node, GraphHop[]>, key: Node, hop: GraphHop): void {
  const list = map.get(key);
  if (list) list.push(hop);
  else map.set(key, [hop]);
}

/** Tools that can be reached from `start`, nearest first; `start` itself only where it lies on a cycle. */
export function reach(graph: Graph, start: Node, direction: 'downstream' | 'upstream'): readonly Node[] {
  const edges = direction === 'downstream' ? graph.outgoing : graph.incoming;
  const seen = new Set<Node>();
  const queue = [start];
  for (const at of queue) {
    for (const hop of edges.get(at) ?? []) {
      const next = direction === 'downstream' ? hop.to : hop.from;
      if (seen.has(next)) continue;
      seen.add(next);
      if (next !== start) queue.push(next);
    }
  }
  return [...seen];
}

/** Simple paths from one tool to another, shortest first, flow by flow; at most `most`, found within `steps` steps. */
export function paths(graph: Graph, from: Node, to: Node, most = 100, steps = 2_000): readonly (readonly Node[])[] {
  const found: Node[][] = [];
  const queue: { readonly at: Node; readonly flows: readonly Node[]; readonly seen: readonly Node[] }[] = [{ at: from, flows: [], seen: [from] }];
  let left = steps;
  for (const { at, flows, seen } of queue) {
    for (const hop of graph.outgoing.get(at) ?? []) {
      if (--left < 0 || found.length === most) return found;
      const walked = flows.at(-1) === hop.flow ? flows : [...flows, hop.flow];
      if (hop.to === to) found.push([...walked]);
      else if (!seen.includes(hop.to)) queue.push({ at: hop.to, flows: walked, seen: [...seen, hop.to] });
    }
  }
  return found;
}

/** True for a method that moves data from machine to machine. */
export function isMachine(method: unknown): boolean {
  return typeof method === 'string' && methodKinds.machine.has(method);
}
