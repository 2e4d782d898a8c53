// Cycles of a directed graph in which no point comes twice, within a stated effort.

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

/** Up to six tools that are all linked both ways are told completely but for their longest loops; the effort stays linear. */
export const cycleLimits: CycleLimits = { most: 10, steps: 2000 };

/**
 * Elementary cycles as positions in `edges`: each once, beginning with the first of its edges, in the order of these, the shortest
 * first. Parallel edges make cycles of their own; an edge from a point to itself makes none. A cycle that cannot be found within the
 * limits is left out, never invented.
 */
export function elementaryCycles(edges: readonly Edge[], limits: CycleLimits = cycleLimits): readonly (readonly number[])[] {
  const graph = new ShrinkingGraph(edges);
  const cycles: (readonly number[])[] = [];
  for (const first of edges.keys()) {
    if (!graph.has(first)) continue;
    cycles.push(...new CycleSearch(graph, first, limits).run());
    graph.remove(first);
  }
  return cycles;
}

/** The edges that can still lie on a cycle: one that leads nowhere goes, and so does one that nothing leads to. */
class ShrinkingGraph {
  readonly edges: readonly Edge[];
  readonly #alive: boolean[];
  readonly #outgoing = new Map<number, number[]>();
  readonly #incoming = new Map<number, number[]>();
  readonly #outDegree = new Map<number, number>();
  readonly #inDegree = new Map<number, number>();

  constructor(edges: readonly Edge[]) {
    this.edges = edges;
    this.#alive = edges.map(({ from, to }) => from !== to);
    for (const [index, { from, to }] of edges.entries()) {
      if (from === to) continue;
      push(this.#outgoing, from, index);
      push(this.#incoming, to, index);
    }
    for (const [point, list] of this.#outgoing) this.#outDegree.set(point, list.length);
    for (const [point, list] of this.#incoming) this.#inDegree.set(point, list.length);
    this.#trim([...new Set(edges.flatMap(({ from, to }) => [from, to]))]);
  }

  has(edge: number): boolean {
    return this.#alive[edge] === true;
  }

  out(point: number): readonly number[] {
    return this.#outgoing.get(point) ?? [];
  }

  in(point: number): readonly number[] {
    return this.#incoming.get(point) ?? [];
  }

  remove(edge: number): void {
    this.#trim(this.#drop(edge));
  }

  /** Takes an edge away, and gives the points at its ends. */
  #drop(edge: number): number[] {
    const { from, to } = this.edges[edge] as Edge;
    this.#alive[edge] = false;
    this.#outDegree.set(from, (this.#outDegree.get(from) ?? 0) - 1);
    this.#inDegree.set(to, (this.#inDegree.get(to) ?? 0) - 1);
    return [from, to];
  }

  #trim(points: number[]): void {
    for (let point = points.pop(); point !== undefined; point = points.pop()) {
      const leads = (this.#outDegree.get(point) ?? 0) > 0;
      const isLedTo = (this.#inDegree.get(point) ?? 0) > 0;
      if (leads === isLedTo) continue;
      for (const edge of leads ? this.out(point) : this.in(point)) if (this.has(edge)) points.push(...this.#drop(edge));
    }
  }
}

/** Looks for the cycles that begin with one edge: deeper and deeper, never further than a way back can be. */
class CycleSearch {
  readonly #graph: ShrinkingGraph;
  readonly #first: number;
  readonly #limits: CycleLimits;
  readonly #back = new Map<number, number>();
  readonly #found: (readonly number[])[] = [];
  #left: number;

  constructor(graph: ShrinkingGraph, first: number, limits: CycleLimits) {
    this.#graph = graph;
    this.#first = first;
    this.#limits = limits;
    this.#left = limits.steps;
  }

  run(): readonly (readonly number[])[] {
    const { to } = this.#graph.edges[this.#first] as Edge;
    this.#measure();
    for (let length = this.#back.get(to); length !== undefined && this.#left > 0 && this.#found.length < this.#limits.most;) length = this.#walk(length);
    return this.#found;
  }

  /** How many edges each point is away from where the cycle ends, at least. */
  #measure(): void {
    const { from } = this.#graph.edges[this.#first] as Edge;
    this.#back.set(from, 0);
    const queue = [from];
    for (const point of queue) {
      for (const edge of this.#graph.in(point)) {
        if (--this.#left < 0) return;
        const { from: before } = this.#graph.edges[edge] as Edge;
        if (!this.#graph.has(edge) || this.#back.has(before)) continue;
        this.#back.set(before, (this.#back.get(point) ?? 0) + 1);
        queue.push(before);
      }
    }
  }

  /** Collects the ways back of exactly `length` edges; gives the next length worth a look. */
  #walk(length: number): number | undefined {
    const { from: end, to: start } = this.#graph.edges[this.#first] as Edge;
    const path: number[] = [];
    const points = [start];
    const onPath = new Set(points);
    const nexts = [0];
    let longer: number | undefined;
    while (points.length > 0) {
      const point = points.at(-1) as number;
      const next = nexts.at(-1) as number;
      const edge = this.#graph.out(point)[next];
      if (edge === undefined) {
        onPath.delete(points.pop() as number);
        nexts.pop();
        path.pop();
        continue;
      }
      nexts[nexts.length - 1] = next + 1;
      if (--this.#left < 0) return undefined;
      const { to } = this.#graph.edges[edge] as Edge;
      const back = this.#back.get(to);
      if (!this.#graph.has(edge) || back === undefined || onPath.has(to)) continue;
      const total = path.length + 1 + back;
      if (total > length) longer = Math.min(longer ?? total, total);
      else if (to !== end) {
        path.push(edge);
        points.push(to);
        onPath.add(to);
        nexts.push(0);
      } else if (path.length + 1 === length) {
        this.#found.push([this.#first, ...path, edge]);
        if (this.#found.length === this.#limits.most) return undefined;
      }
    }
    return longer;
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
