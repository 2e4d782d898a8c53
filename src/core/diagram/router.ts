// Gives every hop its way over a net of lanes, and makes the ways better together.

import type { Traffic } from './traffic.ts';
import { type Found, WayFinder, type WayInput } from './way-finder.ts';
import type { Side } from './lanes.ts';

export interface RouterInput<P extends { readonly side: Side }> extends WayInput<P> {
  readonly traffic: Traffic<Found<P>['route']>;
  /** How far apart the ends of a hop are: short ones are laid first. */
  readonly reach: (hop: number) => number;
  /** How many lane points the searches may visit, in all and before ways are improved no further. Counted, never timed. */
  readonly budget: { readonly find: number; readonly improve: number };
}

export class Router<P extends { readonly side: Side }> {
  readonly #input: RouterInput<P>;
  readonly #traffic: RouterInput<P>['traffic'];
  readonly #finder: WayFinder<P>;
  readonly #routes = new Map<number, Found<P>['route']>();

  constructor(input: RouterInput<P>) {
    this.#input = input;
    this.#traffic = input.traffic;
    this.#finder = new WayFinder(input);
  }

  routeOf(hop: number): Found<P>['route'] | undefined {
    return this.#routes.get(hop);
  }

  /** Lays a hop along a known route, as it was in an earlier picture; false where something is in its way now. */
  keep(hop: number, route: Found<P>['route']): boolean {
    if (!this.#traffic.isFree(hop, route)) return false;
    this.#lay(hop, route);
    return true;
  }

  /** Routes all given hops, short ones first, then again and again (dearest first) while that makes the whole better. Returns the sum. */
  routeAll(hops: readonly number[], passes: number): number {
    const costs = new Map<number, number>();
    for (const hop of [...hops].sort((a, b) => this.#input.reach(a) - this.#input.reach(b) || a - b)) costs.set(hop, this.#route(hop));
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
    const old = this.#routes.get(hop);
    if (old) this.#traffic.remove(hop, old);
    const found = this.#finder.find(hop, this.#input.budget.find);
    const route = found?.route ?? old;
    if (route) this.#lay(hop, route);
    return found?.cost ?? Number.POSITIVE_INFINITY;
  }

  #lay(hop: number, route: Found<P>['route']): void {
    this.#routes.set(hop, route);
    this.#traffic.add(hop, route);
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
