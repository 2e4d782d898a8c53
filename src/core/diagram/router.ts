// Finds the way of each hop over the lanes: short, few bends, few crossings, never through a node, never on top of another flow.

import type { Cell, Hop } from './geometry.ts';
import type { LanePoint, Lanes, Port, Route, Side } from './lanes.ts';
import { MinHeap } from './min-heap.ts';

export interface RouterInput {
  readonly lanes: Lanes;
  /** By node. */
  readonly cells: readonly Cell[];
  readonly hops: readonly Hop[];
  /** True where the vertical lane through this top port would cross the title of a band. */
  readonly titleOver: (cell: Cell, port: number) => boolean;
  /** How many lane points the searches may visit, in all and before ways are improved no further. Counted, never timed. */
  readonly budget: { readonly find: number; readonly improve: number };
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
  upOrDown: 6, crowded: 14,
};

/** Rough pixels from one lane to the next, by kind. */
const rough = { channel: 9, acrossNode: 22, besideNode: 12 };

const horizontal = 0;
const vertical = 1;
type Direction = 0 | 1;

interface Gate { readonly port: Port; readonly point: LanePoint; readonly direction: Direction; readonly forward: 1 | -1; readonly penalty: number }

export class Router {
  readonly #input: RouterInput;
  readonly #lanes: Lanes;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  /** Node + 1 in each lane point that a node covers. */
  readonly #covered: Int32Array;
  /** Hop + 1 that runs through each point, by direction; a bend runs in both. */
  readonly #runs: readonly [Int32Array, Int32Array];
  readonly #ports = new Map<string, number>();
  readonly #routes: (Route | undefined)[];
  // The state of one search, kept between searches so that it need not be cleared: valid where `#seen` is this search's number.
  readonly #cost: Float64Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #closed: Int32Array;
  readonly #heap = new MinHeap();
  #search = 0;
  #visits = 0;

  constructor(input: RouterInput) {
    this.#input = input;
    this.#lanes = input.lanes;
    const { width, height } = input.lanes;
    const size = width * height;
    this.#xs = roughPositions(width, x => input.lanes.columnAt(x) >= 0, rough.acrossNode);
    this.#ys = roughPositions(height, y => input.lanes.rowAt(y) >= 0, rough.besideNode);
    this.#covered = new Int32Array(size);
    input.cells.forEach((cell, node) => this.#cover(cell, node + 1));
    this.#runs = [new Int32Array(size), new Int32Array(size)];
    this.#routes = input.hops.map(() => undefined);
    this.#cost = new Float64Array(size * 2);
    this.#from = new Int32Array(size * 2);
    this.#seen = new Int32Array(size * 2);
    this.#closed = new Int32Array(size * 2);
  }

  routeOf(hop: number): Route | undefined {
    return this.#routes[hop];
  }

  /** Lays a hop along a known route, as it was in an earlier picture. */
  keep(hop: number, route: Route): void {
    this.#routes[hop] = route;
    this.#mark(hop, route, true);
  }

  /** Finds a way for a hop, and returns what it costs; Infinity where there is none or the budget is spent. */
  route(hop: number): number {
    this.remove(hop);
    const found = this.#find(hop);
    if (!found) return Number.POSITIVE_INFINITY;
    this.keep(hop, found.route);
    return found.cost;
  }

  remove(hop: number): void {
    const route = this.#routes[hop];
    if (route) this.#mark(hop, route, false);
    this.#routes[hop] = undefined;
  }

  /** Routes all given hops, short ones first, then again and again (dearest first) while that makes the whole better. Returns the sum. */
  routeAll(hops: readonly number[], passes: number): number {
    const costs = new Map<number, number>();
    const length = (hop: number) => {
      const [from, to] = this.#input.hops[hop] as Hop;
      const a = this.#input.cells[from] as Cell;
      const b = this.#input.cells[to] as Cell;
      return 2 * Math.abs(a.column - b.column) + Math.abs(a.row - b.row);
    };
    for (const hop of [...hops].sort((a, b) => length(a) - length(b) || a - b)) costs.set(hop, this.route(hop));
    let total = sum(costs.values());
    for (let pass = 0; pass < passes && total < Number.POSITIVE_INFINITY && this.#visits < this.#input.budget.improve; pass++) {
      for (const hop of [...hops].sort((a, b) => (costs.get(b) as number) - (costs.get(a) as number) || a - b)) costs.set(hop, this.#again(hop));
      const next = sum(costs.values());
      if (next > total - 1) return next;
      total = next;
    }
    return total;
  }

  #again(hop: number): number {
    const old = this.#routes[hop];
    const cost = this.route(hop);
    if (cost === Number.POSITIVE_INFINITY && old) this.keep(hop, old);
    return cost;
  }

  /** A route still fits: it runs through no node and on no other hop. */
  fits(hop: number, route: Route): boolean {
    const [from, to] = this.#input.hops[hop] as Hop;
    if (this.#ports.has(portKey(from, route.start)) || this.#ports.has(portKey(to, route.end))) return false;
    let free = true;
    this.#walk(hop, route, (at, direction) => {
      if (this.#covered[at] || this.#runs[direction][at]) free = false;
    });
    return free;
  }

  #cover(cell: Cell, node: number): void {
    const { across, beside } = this.#lanes.counts;
    for (let i = 0; i < across; i++) {
      for (let j = 0; j < beside; j++) {
        this.#covered[this.#at(this.#lanes.portX(cell.column, i), this.#lanes.portY(cell.row, j))] = node;
      }
    }
  }

  #at(x: number, y: number): number {
    return x * this.#lanes.height + y;
  }

  #mark(hop: number, route: Route, on: boolean): void {
    this.#walk(hop, route, (at, direction) => {
      const runs = this.#runs[direction];
      if (on && !runs[at]) runs[at] = hop + 1;
      else if (!on && runs[at] === hop + 1) runs[at] = 0;
    });
    const [from, to] = this.#input.hops[hop] as Hop;
    for (const key of [portKey(from, route.start), portKey(to, route.end)]) {
      if (on) this.#ports.set(key, hop);
      else if (this.#ports.get(key) === hop) this.#ports.delete(key);
    }
  }

  /** Visits each lane point of a route, once for each direction in which the route runs there. */
  #walk(_hop: number, route: Route, visit: (at: number, direction: Direction) => void): void {
    const { corners } = route;
    const first = corners[0] as LanePoint;
    const last = corners[corners.length - 1] as LanePoint;
    visit(this.#at(first.x, first.y), directionOf(route.start.side));
    for (let i = 1; i < corners.length; i++) {
      const a = corners[i - 1] as LanePoint;
      const b = corners[i] as LanePoint;
      const direction = a.y === b.y ? horizontal : vertical;
      const dx = Math.sign(b.x - a.x);
      const dy = Math.sign(b.y - a.y);
      for (let x = a.x, y = a.y; ; x += dx, y += dy) {
        visit(this.#at(x, y), direction);
        if (x === b.x && y === b.y) break;
      }
    }
    visit(this.#at(last.x, last.y), directionOf(route.end.side));
  }

  #find(hop: number): { route: Route; cost: number } | undefined {
    const [from, to] = this.#input.hops[hop] as Hop;
    const self = from === to;
    const starts = this.#gates(from, 'out', self);
    const goals = this.#gates(to, 'in', self);
    const distance = this.#distanceTo(this.#input.cells[to] as Cell);
    this.#search++;
    this.#heap.clear();
    const startAt = new Map<number, Gate>();
    for (const gate of starts) {
      const state = this.#at(gate.point.x, gate.point.y) * 2 + gate.direction;
      if (this.#reach(state, gate.penalty, -1, distance(gate.point.x, gate.point.y))) startAt.set(state, gate);
    }
    const goalAt = new Map(goals.map(gate => [this.#at(gate.point.x, gate.point.y) * 2 + gate.direction, gate]));
    const best = this.#spread(startAt, goalAt, distance);
    return best && { route: this.#trace(best.state, startAt, goalAt), cost: best.cost };
  }

  /** The search itself: A* over (point, direction). */
  #spread(starts: ReadonlyMap<number, Gate>, goals: ReadonlyMap<number, Gate>, distance: (x: number, y: number) => number): { state: number; cost: number } | undefined {
    const { height } = this.#lanes;
    let best: { state: number; cost: number } | undefined;
    while (this.#heap.size && this.#heap.cheapest < (best?.cost ?? Number.POSITIVE_INFINITY)) {
      if (++this.#visits > this.#input.budget.find) return undefined;
      const state = this.#heap.pop() as number;
      if (this.#closed[state] === this.#search) continue;
      this.#closed[state] = this.#search;
      const direction = (state & 1) as Direction;
      const at = state >> 1;
      const cost = this.#cost[state] as number;
      const goal = goals.get(state);
      if (goal) {
        const total = cost + this.#through(at, direction) + goal.penalty;
        if (total < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { state, cost: total };
      }
      const x = Math.floor(at / height);
      const y = at % height;
      this.#straight(state, x, y, direction, cost, starts, distance);
      const from = this.#from[state] as number;
      if (from < 0 || from >> 1 !== at) this.#reach(at * 2 + (1 - direction), cost + price.bend + this.#turning(at), state, distance(x, y));
    }
    return best;
  }

  #straight(state: number, x: number, y: number, direction: Direction, cost: number, starts: ReadonlyMap<number, Gate>, distance: (x: number, y: number) => number): void {
    const from = this.#from[state] as number;
    const turnedHere = from >= 0 && from >> 1 === state >> 1;
    const here = cost + (turnedHere ? 0 : this.#through(state >> 1, direction));
    for (const step of [1, -1] as const) {
      const nx = direction === horizontal ? x + step : x;
      const ny = direction === vertical ? y + step : y;
      if (nx < 0 || ny < 0 || nx >= this.#lanes.width || ny >= this.#lanes.height) continue;
      const next = this.#at(nx, ny);
      if (this.#covered[next] || (from >= 0 && from >> 1 === next)) continue;
      if (from < 0 && starts.get(state)?.forward !== step) continue;
      const length = Math.abs((this.#xs[nx] as number) - (this.#xs[x] as number)) + Math.abs((this.#ys[ny] as number) - (this.#ys[y] as number));
      this.#reach(next * 2 + direction, here + length, state, distance(nx, ny));
    }
  }

  #reach(state: number, cost: number, from: number, ahead: number): boolean {
    if (this.#seen[state] === this.#search && (this.#closed[state] === this.#search || cost >= (this.#cost[state] as number) - 1e-9)) return false;
    this.#seen[state] = this.#search;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#heap.push(state, cost + ahead);
    return true;
  }

  /** What it costs to pass a point straight on, given who is there. */
  #through(at: number, direction: Direction): number {
    const along = this.#runs[direction][at] as number;
    const across = this.#runs[1 - direction as Direction][at] as number;
    if (along) return price.shared;
    return across ? price.crossing : 0;
  }

  #turning(at: number): number {
    return this.#runs[horizontal][at] || this.#runs[vertical][at] ? price.shared : 0;
  }

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

  /** The ports of a node that may be used, and what each costs. A flow to the tool itself leaves to the right and comes back from below. */
  #gates(node: number, way: 'out' | 'in', self: boolean): Gate[] {
    const cell = this.#input.cells[node] as Cell;
    const { across, beside } = this.#lanes.counts;
    const sides: readonly Side[] = self ? (way === 'out' ? ['right'] : ['bottom']) : ['right', 'left', 'bottom', 'top'];
    const gates: Gate[] = [];
    for (const side of sides) {
      const flat = side === 'left' || side === 'right';
      const count = flat ? beside : across;
      const against = flat && (side === 'right') !== (way === 'out') ? price.against : 0;
      for (let at = 0; at < count; at++) {
        const port = { side, at };
        const point = this.#lanes.outside(cell, port);
        if (this.#covered[this.#at(point.x, point.y)]) continue;
        let penalty = against + (flat ? 3 : 2) * Math.abs(at - (count - 1) / 2);
        if (!flat) penalty += price.upOrDown + price.crowded * this.#taken(node, side, at) + (side === 'top' && this.#input.titleOver(cell, at) ? price.acrossTitle : 0);
        if (this.#ports.has(portKey(node, port))) penalty += price.shared;
        gates.push({ port, point, direction: directionOf(side), forward: side === 'right' || side === 'bottom' ? 1 : -1, penalty });
      }
    }
    return gates;
  }

  /** How many of the two ports beside this one are in use. */
  #taken(node: number, side: Side, at: number): number {
    return [at - 1, at + 1].filter(other => this.#ports.has(portKey(node, { side, at: other }))).length;
  }

  #trace(state: number, starts: ReadonlyMap<number, Gate>, goals: ReadonlyMap<number, Gate>): Route {
    const { height } = this.#lanes;
    const points: LanePoint[] = [];
    let at = state;
    for (;;) {
      points.push({ x: Math.floor((at >> 1) / height), y: (at >> 1) % height });
      const from = this.#from[at] as number;
      if (from < 0) break;
      at = from;
    }
    return { start: (starts.get(at) as Gate).port, end: (goals.get(state) as Gate).port, corners: corners(points.reverse()) };
  }
}

function directionOf(side: Side): Direction {
  return side === 'left' || side === 'right' ? horizontal : vertical;
}

function portKey(node: number, port: Port): string {
  return `${node} ${port.side} ${port.at}`;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
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
