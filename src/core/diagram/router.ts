// Gives every hop its way over the lanes, and makes the ways better together.

import type { Cell, Hop } from './geometry.ts';
import type { Route } from './lanes.ts';
import { Traffic } from './traffic.ts';
import { WayFinder, type WayInput } from './way-finder.ts';

export interface RouterInput extends Omit<WayInput, 'traffic'> {
  /** How many lane points the searches may visit, in all and before ways are improved no further. Counted, never timed. */
  readonly budget: { readonly find: number; readonly improve: number };
}

export class Router {
  readonly #input: RouterInput;
  readonly #traffic: Traffic;
  readonly #finder: WayFinder;
  readonly #routes: (Route | undefined)[];

  constructor(input: RouterInput) {
    this.#input = input;
    this.#traffic = new Traffic(input.lanes, input.cells, input.hops);
    this.#finder = new WayFinder({ ...input, traffic: this.#traffic });
    this.#routes = input.hops.map(() => undefined);
  }

  routeOf(hop: number): Route | undefined {
    return this.#routes[hop];
  }

  /** Lays a hop along a known route, as it was in an earlier picture; false where something is in its way now. */
  keep(hop: number, route: Route): boolean {
    if (!this.#traffic.isFree(hop, route)) return false;
    this.#lay(hop, route);
    return true;
  }

  /** Routes all given hops, short ones first, then again and again (dearest first) while that makes the whole better. Returns the sum. */
  routeAll(hops: readonly number[], passes: number): number {
    const costs = new Map<number, number>();
    for (const hop of [...hops].sort((a, b) => this.#reach(a) - this.#reach(b) || a - b)) costs.set(hop, this.#route(hop));
    let total = sum(costs.values());
    for (let pass = 0; pass < passes && total < Number.POSITIVE_INFINITY && this.#finder.visits < this.#input.budget.improve; pass++) {
      for (const hop of [...hops].sort((a, b) => (costs.get(b) as number) - (costs.get(a) as number) || a - b))
        costs.set(hop, this.#route(hop));
      const next = sum(costs.values());
      if (next > total - 1) return next;
      total = next;
    }
    return total;
  }

  /** The best way for a hop as things are; Infinity, and its old way if it had one, where none is found. */
  #route(hop: number): number {
    const old = this.#routes[hop];
    if (old) this.#traffic.remove(hop, old);
    const found = this.#finder.find(hop, this.#input.budget.find);
    const route = found?.route ?? old;
    if (route) this.#lay(hop, route);
    return found?.cost ?? Number.POSITIVE_INFINITY;
  }

  #lay(hop: number, route: Route): void {
    this.#routes[hop] = route;
    this.#traffic.add(hop, route);
  }

  /** How far apart the ends are, in cells; a column is wider than a row is high. */
  #reach(hop: number): number {
    const [from, to] = this.#input.hops[hop] as Hop;
    const a = this.#input.cells[from] as Cell;
    const b = this.#input.cells[to] as Cell;
    return 2 * Math.abs(a.column - b.column) + Math.abs(a.row - b.row);
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
