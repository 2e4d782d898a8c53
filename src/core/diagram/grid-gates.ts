// The ports of nodes on the grid as gates for the search of ways, and about where the grid's lanes are.

import type { Cell, Hop } from './geometry.ts';
import type { Lanes, Port, Side } from './lanes.ts';
import { directionOf, flat, type GridTraffic } from './traffic.ts';
import type { Gate, WayInput } from './way-finder.ts';

export interface GridInput {
  readonly lanes: Lanes;
  /** By node. */
  readonly cells: readonly Cell[];
  readonly hops: readonly Hop[];
  /** True where the vertical lane through this top port would cross the title of a band. */
  readonly titleOver: (cell: Cell, port: number) => boolean;
  readonly traffic: GridTraffic;
}

const price = {
  /** Against the reading direction: out to the left, in from the right. */
  against: 30,
  acrossTitle: 130,
  /** Top and bottom ports are second to the sides; right beside another flow there is no room for a label. */
  upOrDown: 6,
  crowded: 14,
  /** Away from the middle of a side, per port. */
  offMiddle: 3,
  /** A port that another flow has. */
  shared: 4000,
};

/** Rough pixels from one lane to the next, by kind. */
const rough = { channel: 9, acrossNode: 22, besideNode: 12 };

/** What the search of ways must know of a grid. */
export function gridWays(input: GridInput): WayInput<Port> {
  const { lanes, cells, hops, traffic } = input;
  const xs = roughPositions(lanes.width, x => lanes.columnAt(x) >= 0, rough.acrossNode);
  const ys = roughPositions(lanes.height, y => lanes.rowAt(y) >= 0, rough.besideNode);
  return {
    xs,
    ys,
    traffic,
    gates: (hop, way) => {
      const [from, to] = hops[hop] as Hop;
      return gatesOf(input, way === 'out' ? from : to, way, from === to);
    },
    distance: hop => distanceTo(lanes, xs, ys, cells[(hops[hop] as Hop)[1]] as Cell),
  };
}

function distanceTo(lanes: Lanes, xs: Float64Array, ys: Float64Array, { column, row }: Cell): (x: number, y: number) => number {
  const { across, beside } = lanes.counts;
  const left = xs[lanes.portX(column, 0)] as number;
  const right = xs[lanes.portX(column, across - 1)] as number;
  const top = ys[lanes.portY(row, 0)] as number;
  const bottom = ys[lanes.portY(row, beside - 1)] as number;
  return (x, y) => {
    const px = xs[x] as number;
    const py = ys[y] as number;
    return Math.max(0, left - px, px - right) + Math.max(0, top - py, py - bottom);
  };
}

/** The ports of a node by state. A flow from a tool to itself leaves to the right and comes back from below. */
function gatesOf(input: GridInput, node: number, way: 'out' | 'in', self: boolean): Map<number, Gate<Port>> {
  const sides: readonly Side[] = self ? (way === 'out' ? ['right'] : ['bottom']) : ['right', 'left', 'bottom', 'top'];
  const { across, beside } = input.lanes.counts;
  const gates = new Map<number, Gate<Port>>();
  for (const side of sides) {
    const count = directionOf(side) === flat ? beside : across;
    for (let at = 0; at < count; at++) {
      const gate = gateOf(input, node, { side, at }, count, way);
      if (gate) gates.set(input.traffic.at(gate.point.x, gate.point.y) * 2 + gate.direction, gate);
    }
  }
  return gates;
}

/** Undefined where another node stands right before the port. */
function gateOf({ lanes, cells, traffic, titleOver }: GridInput, node: number, port: Port, count: number, way: 'out' | 'in'): Gate<Port> | undefined {
  const cell = cells[node] as Cell;
  const point = lanes.outside(cell, port);
  if (traffic.isCovered(traffic.at(point.x, point.y))) return undefined;
  const { side, at } = port;
  const direction = directionOf(side);
  let penalty = price.offMiddle * Math.abs(at - (count - 1) / 2) * (direction === flat ? 1 : 0.7);
  if (direction === flat) penalty += (side === 'right') === (way === 'out') ? 0 : price.against;
  else penalty += price.upOrDown + price.crowded * besideTaken(traffic, node, port);
  if (side === 'top' && titleOver(cell, at)) penalty += price.acrossTitle;
  if (traffic.isTaken(node, port)) penalty += price.shared;
  return { port, point, direction, forward: side === 'right' || side === 'bottom' ? 1 : -1, penalty };
}

/** How many of the two ports beside this one are in use. */
function besideTaken(traffic: GridTraffic, node: number, { side, at }: Port): number {
  return [at - 1, at + 1].filter(other => traffic.isTaken(node, { side, at: other })).length;
}

function roughPositions(count: number, onNode: (at: number) => boolean, acrossNode: number): Float64Array {
  const positions = new Float64Array(count);
  for (let i = 1; i < count; i++) positions[i] = (positions[i - 1] as number) + (onNode(i) || onNode(i - 1) ? acrossNode : rough.channel);
  return positions;
}
