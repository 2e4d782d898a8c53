// Who runs where on the lanes: the nodes that cover points, the hops that run through points and use ports.

import type { Cell, Hop } from './geometry.ts';
import type { LanePoint, Lanes, Port, Route, Side } from './lanes.ts';

/** Along rows, or along columns. */
export const flat = 0;
export const upright = 1;
export type Direction = typeof flat | typeof upright;

export class Traffic {
  readonly #lanes: Lanes;
  readonly #hops: readonly Hop[];
  /** Node + 1 in each point that a node covers. */
  readonly #covered: Int32Array;
  /** Hop + 1 that runs through each point, by direction; a bend runs in both. */
  readonly #runs: readonly [Int32Array, Int32Array];
  readonly #ports = new Map<string, number>();

  constructor(lanes: Lanes, cells: readonly Cell[], hops: readonly Hop[]) {
    const size = lanes.width * lanes.height;
    this.#lanes = lanes;
    this.#hops = hops;
    this.#covered = new Int32Array(size);
    this.#runs = [new Int32Array(size), new Int32Array(size)];
    for (const [node, cell] of cells.entries()) this.#cover(cell, node + 1);
  }

  /** The number of a point, by which all is kept. */
  at(x: number, y: number): number {
    return x * this.#lanes.height + y;
  }

  isCovered(at: number): boolean {
    return this.#covered[at] !== 0;
  }

  /** True where a hop runs through the point in that direction. */
  runs(at: number, direction: Direction): boolean {
    return this.#runs[direction][at] !== 0;
  }

  isTaken(node: number, port: Port): boolean {
    return this.#ports.has(portKey(node, port));
  }

  add(hop: number, route: Route): void {
    this.#walk(route, (at, direction) => {
      const runs = this.#runs[direction];
      if (!runs[at]) runs[at] = hop + 1;
    });
    for (const key of this.#portsOf(hop, route)) this.#ports.set(key, hop);
  }

  remove(hop: number, route: Route): void {
    this.#walk(route, (at, direction) => {
      const runs = this.#runs[direction];
      if (runs[at] === hop + 1) runs[at] = 0;
    });
    for (const key of this.#portsOf(hop, route)) if (this.#ports.get(key) === hop) this.#ports.delete(key);
  }

  /** A route through no node and on no other hop. */
  isFree(hop: number, route: Route): boolean {
    let free = !this.#portsOf(hop, route).some(key => this.#ports.has(key));
    this.#walk(route, (at, direction) => {
      if (this.isCovered(at) || this.runs(at, direction)) free = false;
    });
    return free;
  }

  #portsOf(hop: number, route: Route): string[] {
    const [from, to] = this.#hops[hop] as Hop;
    return [portKey(from, route.start), portKey(to, route.end)];
  }

  #cover(cell: Cell, node: number): void {
    const { across, beside } = this.#lanes.counts;
    for (let i = 0; i < across; i++) {
      for (let j = 0; j < beside; j++) this.#covered[this.at(this.#lanes.portX(cell.column, i), this.#lanes.portY(cell.row, j))] = node;
    }
  }

  /** Visits each point of a route, once for each direction in which the route runs there. */
  #walk({ start, end, corners }: Route, visit: (at: number, direction: Direction) => void): void {
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

/** In which direction a flow leaves or enters by a side. */
export function directionOf(side: Side): Direction {
  return side === 'left' || side === 'right' ? flat : upright;
}

function portKey(node: number, port: Port): string {
  return `${node} ${port.side} ${port.at}`;
}
