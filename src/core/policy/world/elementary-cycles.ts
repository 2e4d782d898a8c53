// Cycles of a directed graph in which no point comes twice, within a stated effort.

import { type Edge, ShrinkingGraph } from './shrinking-graph.ts';

export interface CycleLimits {
  /** Cycles that begin with one same edge, at most; the shortest are kept. */
  readonly most: number;
  /** Edges looked at for the cycles that begin with one same edge. */
  readonly steps: number;
}

/** Graphs of up to 200 edges get 1000 looks an edge, larger ones share 200,000 but never fewer than 100: the effort stays linear. */
export function cycleLimits(edges: number): CycleLimits {
  return { most: 10, steps: Math.max(100, Math.min(1000, Math.floor(200_000 / edges))) };
}

/**
 * Elementary cycles as positions in `edges`: each once, beginning with the first of its edges, in the order of these, the shortest
 * first. Parallel edges make cycles of their own; an edge from a point to itself makes none. A cycle that cannot be found within the
 * limits is left out, never invented.
 */
export function elementaryCycles(edges: readonly Edge[], limits: CycleLimits = cycleLimits(edges.length)): readonly (readonly number[])[] {
  const graph = new ShrinkingGraph(edges);
  const search = new CycleSearch(graph, limits);
  const cycles: (readonly number[])[] = [];
  for (let first = 0; first < edges.length; first++) {
    if (!graph.has(first)) continue;
    cycles.push(...search.from(first));
    graph.remove(first);
  }
  return cycles;
}

/** Looks for the cycles that begin with one edge: deeper and deeper, never further than a way back can be. */
class CycleSearch {
  readonly #graph: ShrinkingGraph;
  readonly #limits: CycleLimits;
  /** How many edges each point is away from where the cycle ends, at least; -1 where it is not known to lead there. */
  readonly #back: Int32Array;
  readonly #isOnPath: Uint8Array;
  #left = 0;

  constructor(graph: ShrinkingGraph, limits: CycleLimits) {
    this.#graph = graph;
    this.#limits = limits;
    this.#back = new Int32Array(graph.points).fill(-1);
    this.#isOnPath = new Uint8Array(graph.points);
  }

  from(first: number): readonly (readonly number[])[] {
    this.#left = this.#limits.steps;
    const found: (readonly number[])[] = [];
    const measured = this.#measure(this.#graph.from(first));
    let length = this.#back[this.#graph.to(first)] as number;
    while (length > 0 && this.#left > 0 && found.length < this.#limits.most) length = this.#walk(first, length, found);
    for (const point of measured) this.#back[point] = -1;
    return found;
  }

  /** Walks back from where a cycle ends, with half of the effort at most; gives the points that it came to. */
  #measure(end: number): readonly number[] {
    const { incoming } = this.#graph;
    const queue = [end];
    this.#back[end] = 0;
    for (const point of queue) {
      for (let at = incoming.begin(point); at < incoming.begin(point + 1); at++) {
        if (--this.#left < this.#limits.steps / 2) return queue;
        const before = this.#graph.from(incoming.at(at));
        if (!this.#graph.has(incoming.at(at)) || this.#back[before] !== -1) continue;
        this.#back[before] = (this.#back[point] as number) + 1;
        queue.push(before);
      }
    }
    return queue;
  }

  /** Collects the ways back of exactly `length` edges; gives the next length worth a look, 0 where there is none. */
  #walk(first: number, length: number, found: (readonly number[])[]): number {
    const { outgoing } = this.#graph;
    const [start, end] = [this.#graph.to(first), this.#graph.from(first)];
    const path: number[] = [];
    const points = [start];
    const nexts = [outgoing.begin(start)];
    let longer = 0;
    this.#isOnPath[start] = 1;
    while (points.length > 0) {
      const depth = points.length - 1;
      const point = points[depth] as number;
      const at = nexts[depth] as number;
      if (at === outgoing.begin(point + 1) || this.#left <= 0 || found.length === this.#limits.most) {
        this.#isOnPath[point] = 0;
        points.pop();
        nexts.pop();
        path.pop();
        continue;
      }
      nexts[depth] = at + 1;
      this.#left--;
      const edge = outgoing.at(at);
      const to = this.#graph.to(edge);
      const back = this.#back[to] as number;
      if (!this.#graph.has(edge) || back === -1 || this.#isOnPath[to] === 1) continue;
      const total = depth + 1 + back;
      if (total > length) longer = longer === 0 ? total : Math.min(longer, total);
      else if (to !== end) {
        path.push(edge);
        points.push(to);
        nexts.push(outgoing.begin(to));
        this.#isOnPath[to] = 1;
      } else if (total === length) found.push([first, ...path, edge]);
    }
    return longer;
  }
}
