// Finds the cheapest way of one hop over the lanes: short, few bends, few crossings, never through a node. A* search.

import type { LanePoint } from './lanes.ts';
import { MinHeap } from './min-heap.ts';
import { type Direction, flat, type Traffic, upright } from './traffic.ts';

export interface WayInput<P> {
  /** About where the lanes are, in pixels, in order. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly traffic: Pick<Traffic, 'at' | 'isCovered' | 'runs'>;
  /** Where a hop may begin, and where it may end. */
  readonly gates: (hop: number, way: 'out' | 'in') => Gates<P>;
  /** From a point, by its lanes, to the end of the hop: never more than the rest of the way really costs. */
  readonly distance: (hop: number) => (x: number, y: number) => number;
}

/** What a search found. */
export interface Found<P> {
  readonly route: { readonly start: P; readonly end: P; readonly corners: readonly LanePoint[] };
  readonly cost: number;
}

const price = {
  bend: 26,
  crossing: 90,
  /** Two flows on one lane: only where nothing else is left. */
  shared: 4000,
};

/** A side of what a hop begins or ends at, the point just outside it, and the way on from there. */
export interface Gate<P> {
  readonly port: P;
  readonly point: LanePoint;
  readonly direction: Direction;
  readonly forward: 1 | -1;
  readonly penalty: number;
}
/** By state: point number * 2 + direction. */
export type Gates<P> = ReadonlyMap<number, Gate<P>>;

interface Goal {
  readonly state: number;
  readonly cost: number;
}

/** A state of the search is a point and a direction: point number * 2 + direction. */
export class WayFinder<P> {
  readonly #input: WayInput<P>;
  readonly #traffic: WayInput<P>['traffic'];
  readonly #width: number;
  readonly #height: number;
  // The state of one search, kept between searches so that it need not be cleared: valid where `#seen` is this search's number.
  readonly #cost: Float64Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #closed: Int32Array;
  readonly #heap = new MinHeap();
  #search = 0;
  #visits = 0;

  constructor(input: WayInput<P>) {
    this.#input = input;
    this.#traffic = input.traffic;
    this.#width = input.xs.length;
    this.#height = input.ys.length;
    const states = this.#width * this.#height * 2;
    this.#cost = new Float64Array(states);
    this.#from = new Int32Array(states);
    this.#seen = new Int32Array(states);
    this.#closed = new Int32Array(states);
  }

  /** How many points all searches have visited so far. */
  get visits(): number {
    return this.#visits;
  }

  /** The best way for a hop as the traffic is now; undefined where there is none, or past `most` visits in all. */
  find(hop: number, most: number): Found<P> | undefined {
    const distance = this.#input.distance(hop);
    this.#search++;
    this.#heap.clear();
    const starts = this.#input.gates(hop, 'out');
    const goals = this.#input.gates(hop, 'in');
    for (const [state, { point, penalty }] of starts) this.#reach(state, penalty, -1, distance(point.x, point.y));
    const best = this.#spread(starts, goals, distance, most);
    return best && { route: this.#trace(best.state, starts, goals), cost: best.cost };
  }

  #spread(starts: Gates<P>, goals: Gates<P>, distance: (x: number, y: number) => number, most: number): Goal | undefined {
    const height = this.#height;
    let best: Goal | undefined;
    while (this.#heap.size && this.#heap.cheapest < (best?.cost ?? Number.POSITIVE_INFINITY)) {
      if (++this.#visits > most) return undefined;
      const state = this.#heap.pop() as number;
      if (this.#closed[state] === this.#search) continue;
      this.#closed[state] = this.#search;
      const at = state >> 1;
      const direction = (state & 1) as Direction;
      const cost = this.#cost[state] as number;
      const goal = goals.get(state);
      const total = goal ? cost + this.#through(at, direction) + goal.penalty : Number.POSITIVE_INFINITY;
      if (total < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { state, cost: total };
      const x = Math.floor(at / height);
      const y = at % height;
      this.#straight(state, x, y, starts.get(state), distance);
      if (!this.#turnedAt(state)) this.#reach(at * 2 + (1 - direction), cost + price.bend + this.#turning(at), state, distance(x, y));
    }
    return best;
  }

  /** Straight on from a state, both ways after a turn, never back. `start` is set where the way begins. */
  #straight(state: number, x: number, y: number, start: Gate<P> | undefined, distance: (x: number, y: number) => number): void {
    const { xs, ys } = this.#input;
    const direction = (state & 1) as Direction;
    const from = this.#from[state] as number;
    const here = (this.#cost[state] as number) + (this.#turnedAt(state) ? 0 : this.#through(state >> 1, direction));
    for (const step of [1, -1] as const) {
      const nx = direction === flat ? x + step : x;
      const ny = direction === upright ? y + step : y;
      if (nx < 0 || ny < 0 || nx >= this.#width || ny >= this.#height) continue;
      const next = this.#traffic.at(nx, ny);
      if (this.#traffic.isCovered(next) || (from >= 0 && from >> 1 === next) || (from < 0 && start?.forward !== step)) continue;
      const length =
        Math.abs((xs[nx] as number) - (xs[x] as number)) + Math.abs((ys[ny] as number) - (ys[y] as number));
      this.#reach(next * 2 + direction, here + length, state, distance(nx, ny));
    }
  }

  #turnedAt(state: number): boolean {
    const from = this.#from[state] as number;
    return from >= 0 && from >> 1 === state >> 1;
  }

  #reach(state: number, cost: number, from: number, ahead: number): void {
    if (this.#seen[state] === this.#search && (this.#closed[state] === this.#search || cost >= (this.#cost[state] as number) - 1e-9))
      return;
    this.#seen[state] = this.#search;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#heap.push(state, cost + ahead);
  }

  /** What it costs to pass a point straight on, given who is there. */
  #through(at: number, direction: Direction): number {
    if (this.#traffic.runs(at, direction)) return price.shared;
    return this.#traffic.runs(at, direction === flat ? upright : flat) ? price.crossing : 0;
  }

  #turning(at: number): number {
    return this.#traffic.runs(at, flat) || this.#traffic.runs(at, upright) ? price.shared : 0;
  }

  #trace(goal: number, starts: Gates<P>, goals: Gates<P>): Found<P>['route'] {
    const height = this.#height;
    const points: LanePoint[] = [];
    let state = goal;
    for (;;) {
      points.push({ x: Math.floor((state >> 1) / height), y: (state >> 1) % height });
      const from = this.#from[state] as number;
      if (from < 0) break;
      state = from;
    }
    return { start: (starts.get(state) as Gate<P>).port, end: (goals.get(goal) as Gate<P>).port, corners: corners(points.reverse()) };
  }
}

/** The first and last point, and those where the way turns. */
function corners(points: readonly LanePoint[]): LanePoint[] {
  const distinct = points.filter((p, i) => i === 0 || p.x !== (points[i - 1] as LanePoint).x || p.y !== (points[i - 1] as LanePoint).y);
  return distinct.filter((p, i) => {
    const a = distinct[i - 1];
    const b = distinct[i + 1];
    return !a || !b || !((a.x === p.x && p.x === b.x) || (a.y === p.y && p.y === b.y));
  });
}
