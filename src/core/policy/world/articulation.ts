// Points that hold a graph together: what falls apart when one of them is taken out. Linear, and without recursion.

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
  readonly order: number[];
  readonly parents: number[];
  readonly roots: number[];
  readonly sizes: number[];
  /** Below each point, the groups that reach no further back than it. */
  readonly groups = new Map<number, Group[]>();
  readonly #reaches: number[];
  readonly #links: readonly number[][];
  #next = 0;

  constructor(count: number, links: readonly (readonly [number, number])[]) {
    const each = (value: number): number[] => Array.from({ length: count }, () => value);
    [this.order, this.parents, this.roots, this.sizes, this.#reaches] = [each(-1), each(-1), each(-1), each(1), each(-1)];
    this.#links = Array.from({ length: count }, () => []);
    for (const [a, b] of links) {
      if (a === b) continue;
      this.#links[a]?.push(b);
      this.#links[b]?.push(a);
    }
  }

  from(root: number): void {
    const path = [root];
    const nexts = [0];
    this.#enter(root, -1, root);
    while (path.length > 0) {
      const point = path.at(-1) as number;
      const next = nexts.at(-1) as number;
      const other = this.#links[point]?.[next];
      if (other === undefined) {
        path.pop();
        nexts.pop();
        this.#leave(point);
        continue;
      }
      nexts[nexts.length - 1] = next + 1;
      if (this.order[other] === -1) {
        this.#enter(other, point, root);
        path.push(other);
        nexts.push(0);
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
