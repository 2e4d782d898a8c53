// Who runs where on a net of lanes: what covers points, the hops that run through points; on the grid also the ports they use.

import type { Cell, Hop } from './geometry.ts';
import type { LanePoint, Lanes, Port, Route, Side } from './lanes.ts';

/** Along rows, or along columns. */
export const flat = 0;
export const upright = 1;
export type Direction = typeof flat | typeof upright;

/** How a hop runs over the points of a net: sides at both ends, and the corners between. */
export interface Way {
  readonly start: { readonly side: Side };
  readonly end: { readonly side: Side };
  readonly corners: readonly LanePoint[];
}

/** Points and the hops that run through them. */
export class Traffic<W extends Way = Way> {
  readonly #height: number;
  readonly #covered: Uint8Array;
  /** Hop + 1 that runs through each point, by direction; a bend runs in both. */
  readonly #runs: readonly [Int32Array, Int32Array];

  /** A net of that many lanes each way. */
  constructor(width: number, height: number) {
    this.#height = height;
    this.#covered = new Uint8Array(width * height);
    this.#runs = [new Int32Array(width * height), new Int32Array(width * height)];
  }

  /** The number of a point, by which all is kept. */
  at(x: number, y: number): number {
    return x * this.#height + y;
  }

  cover(x: number, y: number): void {
    this.#covered[this.at(x, y)] = 1;
  }

  isCovered(at: number): boolean {
    return this.#covered[at] !== 0;
  }

  /** True where a hop runs through the point in that direction. */
  runs(at: number, direction: Direction): boolean {
    return this.#runs[direction][at] !== 0;
  }

  add(hop: number, route: W): void {
    this.#walk(route, (at, direction) => {
      const runs = this.#runs[direction];
      if (!runs[at]) runs[at] = hop + 1;
    });
  }

  remove(hop: number, route: W): void {
    this.#walk(route, (at, direction) => {
      const runs = this.#runs[direction];
      if (runs[at] === hop + 1) runs[at] = 0;
    });
  }

  /** A route through nothing that covers points, and on no other hop. */
  isFree(_hop: number, route: W): boolean {
    let free = true;
    this.#walk(route, (at, direction) => {
      if (this.isCovered(at) || this.runs(at, direction)) free = false;
    });
    return free;
  }

  /** Visits each point of a route, once for each direction in which the route runs there. */
  #walk({ start, end, corners }: W, visit: (at: number, direction: Direction) => void): void {
    const first = corners[0] as LanePoint;
    const last = corners[corners.length - 1] as LanePoint;
    visit(this.at(first.x, first.y), directionOf(start.side));
    for (let i = 1; i < corners.length; i++) {
      const a = corners[i - 1] as LanePoint;
      const b = corners[i] as LanePoint;
      const dx = Math.sign(b.x - a.x);
      const dy = Math.sign(b.y - a.y);
      const steps = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
      for (let step = 0; step <= steps; step++) visit(this.at(a.x + dx * step, a.y + dy * step), dy === 0 ? flat : upright);
    }
    visit(this.at(last.x, last.y), directionOf(end.side));
  }
}

/** The traffic of the grid: nodes cover points, and each port of a node is for one hop. */
export class GridTraffic extends Traffic<Route> {
  readonly #hops: readonly Hop[];
  readonly #ports = new Map<string, number>();

  constructor(lanes: Lanes, cells: readonly Cell[], hops: readonly Hop[]) {
    super(lanes.width, lanes.height);
    this.#hops = hops;
    const { across, beside } = lanes.counts;
    for (const { column, row } of cells) {
      for (let i = 0; i < across; i++) for (let j = 0; j < beside; j++) this.cover(lanes.portX(column, i), lanes.portY(row, j));
    }
  }

  isTaken(node: number, port: Port): boolean {
    return this.#ports.has(portKey(node, port));
  }

  override add(hop: number, route: Route): void {
    super.add(hop, route);
    for (const key of this.#portsOf(hop, route)) this.#ports.set(key, hop);
  }

  override remove(hop: number, route: Route): void {
    super.remove(hop, route);
    for (const key of this.#portsOf(hop, route)) if (this.#ports.get(key) === hop) this.#ports.delete(key);
  }

  override isFree(hop: number, route: Route): boolean {
    return !this.#portsOf(hop, route).some(key => this.#ports.has(key)) && super.isFree(hop, route);
  }

  #portsOf(hop: number, route: Route): string[] {
    const [from, to] = this.#hops[hop] as Hop;
    return [portKey(from, route.start), portKey(to, route.end)];
  }
}

/** In which direction a flow leaves or enters by a side. */
export function directionOf(side: Side): Direction {
  return side === 'left' || side === 'right' ? flat : upright;
}

function portKey(node: number, port: Port): string {
  return `${node} ${port.side} ${port.at}`;
}
