// Points that hold a graph together: what falls apart when one of them is taken out. Linear, and without recursion.

import { Adjacency } from './adjacency.ts';

/** What one group of points is left with when the point between is taken out. */
export interface Group {
  /** A point of the group that is linked to the one taken out. */
  readonly neighbour: number;
  /** How many points it has. */
  readonly size: number;
}

/**
 * For each point whose removal separates others: the groups that it alone links, the largest first. `links` are pairs of points from 0
 * to `count` - 1; their direction does not matter, and a link from a point to itself is none.
 */
export function separators(count: number, links: readonly (readonly [number, number])[]): ReadonlyMap<number, readonly Group[]> {
  const walk = new Walk(count, links);
  for (let point = 0; point < count; point++) if (walk.order[point] === -1) walk.from(point);
  const found = new Map<number, readonly Group[]>();
  for (const [point, groups] of walk.groups) {
    const rest = (walk.sizes[walk.roots[point] as number] as number) - 1 - groups.reduce((sum, { size }) => sum + size, 0);
    const all = rest > 0 ? [...groups, { neighbour: walk.parents[point] as number, size: rest }] : groups;
    if (all.length > 1) found.set(point, all.sort((a, b) => b.size - a.size || a.neighbour - b.neighbour));
  }
  return found;
}

/** A walk in depth (after Hopcroft and Tarjan): how far back each point can reach without the point that it was reached from. */
class Walk {
  readonly order: Int32Array;
  readonly parents: Int32Array;
  readonly roots: Int32Array;
  readonly sizes: Int32Array;
  /** Below each point, the groups that reach no further back than it. */
  readonly groups = new Map<number, Group[]>();
  readonly #reaches: Int32Array;
  readonly #links: Adjacency;
  #next = 0;

  constructor(count: number, links: readonly (readonly [number, number])[]) {
    this.order = new Int32Array(count).fill(-1);
    this.parents = new Int32Array(count).fill(-1);
    this.roots = new Int32Array(count);
    this.sizes = new Int32Array(count).fill(1);
    this.#reaches = new Int32Array(count);
    this.#links = new Adjacency(count, links.flatMap(([a, b]) => (a === b ? [] : [[a, b] as const, [b, a] as const])));
  }

  from(root: number): void {
    const path = [root];
    const nexts = [this.#links.begin(root)];
    this.#enter(root, -1, root);
    while (path.length > 0) {
      const depth = path.length - 1;
      const point = path[depth] as number;
      const at = nexts[depth] as number;
      if (at === this.#links.begin(point + 1)) {
        path.pop();
        nexts.pop();
        this.#leave(point);
        continue;
      }
      nexts[depth] = at + 1;
      const other = this.#links.at(at);
      if (this.order[other] === -1) {
        this.#enter(other, point, root);
        path.push(other);
        nexts.push(this.#links.begin(other));
      } else if (other !== this.parents[point]) this.#reach(point, this.order[other] as number);
    }
  }

  #enter(point: number, parent: number, root: number): void {
    this.order[point] = this.#next;
    this.#reaches[point] = this.#next++;
    this.parents[point] = parent;
    this.roots[point] = root;
  }

  #leave(point: number): void {
    const parent = this.parents[point] as number;
    if (parent === -1) return;
    const reaches = this.#reaches[point] as number;
    const size = this.sizes[point] as number;
    this.sizes[parent] = (this.sizes[parent] as number) + size;
    this.#reach(parent, reaches);
    if (reaches < (this.order[parent] as number)) return;
    const groups = this.groups.get(parent);
    if (groups) groups.push({ neighbour: point, size });
    else this.groups.set(parent, [{ neighbour: point, size }]);
  }

  #reach(point: number, order: number): void {
    if (order < (this.#reaches[point] as number)) this.#reaches[point] = order;
  }
}
