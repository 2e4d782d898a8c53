// Finds the cheapest way of one hop over the lanes: short, few bends, few crossings, never through a node. A* search.

import type { Cell, Hop } from './geometry.ts';
import type { LanePoint, Lanes, Port, Route, Side } from './lanes.ts';
import { MinHeap } from './min-heap.ts';
import { type Direction, directionOf, flat, type Traffic, upright } from './traffic.ts';

export interface WayInput {
  readonly lanes: Lanes;
  /** By node. */
  readonly cells: readonly Cell[];
  readonly hops: readonly Hop[];
  /** True where the vertical lane through this top port would cross the title of a band. */
  readonly titleOver: (cell: Cell, port: number) => boolean;
  readonly traffic: Traffic;
}

const price = {
  bend: 26,
  crossing: 90,
  /** Two flows on one lane: only where nothing else is left. */
  shared: 4000,
  /** Against the reading direction: out to the left, in from the right. */
  against: 30,
  acrossTitle: 130,
  /** Top and bottom ports are second to the sides; right beside another flow there is no room for a label. */
  upOrDown: 6,
  crowded: 14,
  /** Away from the middle of a side, per port. */
  offMiddle: 3,
};

/** Rough pixels from one lane to the next, by kind. */
const rough = { channel: 9, acrossNode: 22, besideNode: 12 };

/** A port that the hop may use, the point just outside it, and the way on from there. */
interface Gate {
  readonly port: Port;
  readonly point: LanePoint;
  readonly direction: Direction;
  readonly forward: 1 | -1;
  readonly penalty: number;
}
type Gates = ReadonlyMap<number, Gate>;
interface Found {
  readonly state: number;
  readonly cost: number;
}

/** A state of the search is a point and a direction: point number * 2 + direction. */
export class WayFinder {
  readonly #input: WayInput;
  readonly #lanes: Lanes;
  readonly #traffic: Traffic;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  // The state of one search, kept between searches so that it need not be cleared: valid where `#seen` is this search's number.
  readonly #cost: Float64Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #closed: Int32Array;
  readonly #heap = new MinHeap();
  #search = 0;
  #visits = 0;

  constructor(input: WayInput) {
    this.#input = input;
    this.#lanes = input.lanes;
    this.#traffic = input.traffic;
    const { width, height } = input.lanes;
    this.#xs = roughPositions(width, x => input.lanes.columnAt(x) >= 0, rough.acrossNode);
    this.#ys = roughPositions(height, y => input.lanes.rowAt(y) >= 0, rough.besideNode);
    this.#cost = new Float64Array(width * height * 2);
    this.#from = new Int32Array(width * height * 2);
    this.#seen = new Int32Array(width * height * 2);
    this.#closed = new Int32Array(width * height * 2);
  }

  /** How many points all searches have visited so far. */
  get visits(): number {
    return this.#visits;
  }

  /** The best way for a hop as the traffic is now; undefined where there is none, or past `most` visits in all. */
  find(hop: number, most: number): { readonly route: Route; readonly cost: number } | undefined {
    const [from, to] = this.#input.hops[hop] as Hop;
    const distance = this.#distanceTo(this.#input.cells[to] as Cell);
    this.#search++;
    this.#heap.clear();
    const starts = this.#gates(from, 'out', from === to);
    const goals = this.#gates(to, 'in', from === to);
    for (const [state, { point, penalty }] of starts) this.#reach(state, penalty, -1, distance(point.x, point.y));
    const best = this.#spread(starts, goals, distance, most);
    return best && { route: this.#trace(best.state, starts, goals), cost: best.cost };
  }

  #spread(starts: Gates, goals: Gates, distance: (x: number, y: number) => number, most: number): Found | undefined {
    const { height } = this.#lanes;
    let best: Found | undefined;
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
  #straight(state: number, x: number, y: number, start: Gate | undefined, distance: (x: number, y: number) => number): void {
    const direction = (state & 1) as Direction;
    const from = this.#from[state] as number;
    const here = (this.#cost[state] as number) + (this.#turnedAt(state) ? 0 : this.#through(state >> 1, direction));
    for (const step of [1, -1] as const) {
      const nx = direction === flat ? x + step : x;
      const ny = direction === upright ? y + step : y;
      if (nx < 0 || ny < 0 || nx >= this.#lanes.width || ny >= this.#lanes.height) continue;
      const next = this.#traffic.at(nx, ny);
      if (this.#traffic.isCovered(next) || (from >= 0 && from >> 1 === next) || (from < 0 && start?.forward !== step)) continue;
      const length =
        Math.abs((this.#xs[nx] as number) - (this.#xs[x] as number)) + Math.abs((this.#ys[ny] as number) - (this.#ys[y] as number));
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

  /** Never more than the rest of the way really costs. */
  #distanceTo(cell: Cell): (x: number, y: number) => number {
    const { across, beside } = this.#lanes.counts;
    const left = this.#xs[this.#lanes.portX(cell.column, 0)] as number;
    const right = this.#xs[this.#lanes.portX(cell.column, across - 1)] as number;
    const top = this.#ys[this.#lanes.portY(cell.row, 0)] as number;
    const bottom = this.#ys[this.#lanes.portY(cell.row, beside - 1)] as number;
    return (x, y) => {
      const px = this.#xs[x] as number;
      const py = this.#ys[y] as number;
      return Math.max(0, left - px, px - right) + Math.max(0, top - py, py - bottom);
    };
  }

  /** The ports of a node by state. A flow from a tool to itself leaves to the right and comes back from below. */
  #gates(node: number, way: 'out' | 'in', self: boolean): Map<number, Gate> {
    const sides: readonly Side[] = self ? (way === 'out' ? ['right'] : ['bottom']) : ['right', 'left', 'bottom', 'top'];
    const { across, beside } = this.#lanes.counts;
    const gates = new Map<number, Gate>();
    for (const side of sides) {
      const count = directionOf(side) === flat ? beside : across;
      for (let at = 0; at < count; at++) {
        const gate = this.#gate(node, { side, at }, count, way);
        if (gate) gates.set(this.#traffic.at(gate.point.x, gate.point.y) * 2 + gate.direction, gate);
      }
    }
    return gates;
  }

  /** Undefined where another node stands right before the port. */
  #gate(node: number, port: Port, count: number, way: 'out' | 'in'): Gate | undefined {
    const cell = this.#input.cells[node] as Cell;
    const point = this.#lanes.outside(cell, port);
    if (this.#traffic.isCovered(this.#traffic.at(point.x, point.y))) return undefined;
    const { side, at } = port;
    const direction = directionOf(side);
    let penalty = price.offMiddle * Math.abs(at - (count - 1) / 2) * (direction === flat ? 1 : 0.7);
    if (direction === flat) penalty += (side === 'right') === (way === 'out') ? 0 : price.against;
    else penalty += price.upOrDown + price.crowded * this.#besideTaken(node, port);
    if (side === 'top' && this.#input.titleOver(cell, at)) penalty += price.acrossTitle;
    if (this.#traffic.isTaken(node, port)) penalty += price.shared;
    return { port, point, direction, forward: side === 'right' || side === 'bottom' ? 1 : -1, penalty };
  }

  /** How many of the two ports beside this one are in use. */
  #besideTaken(node: number, { side, at }: Port): number {
    return [at - 1, at + 1].filter(other => this.#traffic.isTaken(node, { side, at: other })).length;
  }

  #trace(goal: number, starts: Gates, goals: Gates): Route {
    const { height } = this.#lanes;
    const points: LanePoint[] = [];
    let state = goal;
    for (;;) {
      points.push({ x: Math.floor((state >> 1) / height), y: (state >> 1) % height });
      const from = this.#from[state] as number;
      if (from < 0) break;
      state = from;
    }
    return { start: (starts.get(state) as Gate).port, end: (goals.get(goal) as Gate).port, corners: corners(points.reverse()) };
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

function roughPositions(count: number, onNode: (at: number) => boolean, acrossNode: number): Float64Array {
  const positions = new Float64Array(count);
  for (let i = 1; i < count; i++) positions[i] = (positions[i - 1] as number) + (onNode(i) || onNode(i - 1) ? acrossNode : rough.channel);
  return positions;
}
