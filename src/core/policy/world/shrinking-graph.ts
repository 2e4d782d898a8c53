// A directed graph from which edges are taken, and with them all that can then lie on no cycle.

import { Adjacency } from './adjacency.ts';

/** An edge between two points, numbered as the caller likes. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** The edges that can still lie on a cycle: one that leads nowhere goes, and so does one that nothing leads to. */
export class ShrinkingGraph {
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
