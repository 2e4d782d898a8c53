// Cycles of a directed graph in which no point comes twice, within a stated effort.

import { Adjacency } from './adjacency.ts';

/** An edge between two points, numbered as the caller likes. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

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

/** The edges that can still lie on a cycle: one that leads nowhere goes, and so does one that nothing leads to. */
class ShrinkingGraph {
  readonly points: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly outgoing: Adjacency;
  readonly incoming: Adjacency;
  readonly #alive: Uint8Array;
  readonly #outDegree: Int32Array;
  readonly #inDegree: Int32Array;

  constructor(edges: readonly Edge[]) {
    const numbers = new Map<number, number>();
    const numberOf = (point: number): number => {
      const known = numbers.get(point);
      if (known !== undefined) return known;
      numbers.set(point, numbers.size);
      return numbers.size - 1;
    };
    this.sources = Int32Array.from(edges, ({ from }) => numberOf(from));
    this.targets = Int32Array.from(edges, ({ to }) => numberOf(to));
    this.points = numbers.size;
    this.#alive = Uint8Array.from(edges, ({ from, to }) => (from === to ? 0 : 1));
    const alive = [...edges.keys()].filter(edge => this.has(edge));
    this.outgoing = new Adjacency(this.points, alive.map(edge => [this.from(edge), edge]));
    this.incoming = new Adjacency(this.points, alive.map(edge => [this.to(edge), edge]));
    const degree = (of: Adjacency): Int32Array => Int32Array.from({ length: this.points }, (_, point) => of.begin(point + 1) - of.begin(point));
    [this.#outDegree, this.#inDegree] = [degree(this.outgoing), degree(this.incoming)];
    this.#trim(Array.from({ length: this.points }, (_, point) => point));
  }

  has(edge: number): boolean {
    return this.#alive[edge] === 1;
  }

  from(edge: number): number {
    return this.sources[edge] as number;
  }

  to(edge: number): number {
    return this.targets[edge] as number;
  }

  remove(edge: number): void {
    this.#trim(this.#drop(edge));
  }

  /** Takes an edge away, and gives the points at its ends. */
  #drop(edge: number): number[] {
    const [from, to] = [this.from(edge), this.to(edge)];
    this.#alive[edge] = 0;
    this.#outDegree[from] = (this.#outDegree[from] as number) - 1;
    this.#inDegree[to] = (this.#inDegree[to] as number) - 1;
    return [from, to];
  }

  #trim(points: number[]): void {
    for (let point = points.pop(); point !== undefined; point = points.pop()) {
      const leads = this.#outDegree[point] !== 0;
      if (leads === (this.#inDegree[point] !== 0)) continue;
      const edges = leads ? this.outgoing : this.incoming;
      for (let at = edges.begin(point); at < edges.begin(point + 1); at++) if (this.has(edges.at(at))) points.push(...this.#drop(edges.at(at)));
    }
  }
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
