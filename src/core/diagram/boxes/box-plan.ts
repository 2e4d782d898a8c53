// Finds which stack each box stands in, in which order and shape, so that links are short and read from left to right.

import { seededRandom } from '../random.ts';
import type { BoxGraph, Size } from './box-graph.ts';

/** Stacks stand side by side; boxes of a stack one below the other, each in one of its shapes. */
export interface BoxPlan {
  readonly stacks: readonly (readonly number[])[];
  /** By box: the index of its shape. */
  readonly shapes: readonly number[];
  readonly cost: number;
}

export interface PlanOptions {
  /** Width by height of the sheet to fill. */
  readonly aspect: number;
  readonly seed: number;
  /** Steps of the search: effort is counted, never timed. */
  readonly steps: number;
}

/** Room for lines between stacks, and between boxes of a stack: what pictures need on average. */
const gap = { x: 78, y: 46 };
const weight = { backward: 1.2, backwardOnce: 260, upright: 90, blocked: 320, crossing: 210, sheet: 26, wrongEdge: 40_000 };
const heat = { start: 1500, end: 10 };

interface State {
  stacks: number[][];
  shapes: number[];
}

/** The best plan that simulated annealing finds in the given steps. */
export function boxPlan(graph: BoxGraph, options: PlanOptions): BoxPlan {
  const random = seededRandom(options.seed);
  let state = firstState(graph);
  let now = costOf(graph, state, options.aspect);
  let best = state;
  let bestCost = now;
  for (let step = 0; step < options.steps; step++) {
    const temperature = heat.start * (heat.end / heat.start) ** (step / options.steps);
    const next = changed(graph, state, random);
    const cost = costOf(graph, next, options.aspect);
    if (cost > now - temperature * Math.log(1 - random())) continue;
    state = next;
    now = cost;
    if (cost < bestCost) [best, bestCost] = [next, cost];
  }
  return { ...best, cost: bestCost };
}

function firstState({ boxes }: BoxGraph): State {
  return { stacks: boxes.map((_, box) => [box]), shapes: boxes.map(({ shapes }) => Math.floor((shapes.length - 1) / 2)) };
}

function changed(graph: BoxGraph, { stacks, shapes }: State, random: () => number): State {
  const pick = (count: number) => Math.floor(random() * count);
  const kind = random();
  if (kind < 0.25) {
    const box = pick(graph.boxes.length);
    const count = graph.boxes[box]?.shapes.length ?? 1;
    const by = random() < 0.5 ? 1 : -1;
    return { stacks, shapes: shapes.map((shape, i) => (i === box ? Math.max(0, Math.min(count - 1, shape + by)) : shape)) };
  }
  const copy = stacks.map(stack => [...stack]);
  const from = copy[pick(copy.length)] as number[];
  const at = pick(from.length);
  if (kind < 0.55) {
    const other = copy[pick(copy.length)] as number[];
    const otherAt = pick(other.length);
    [from[at], other[otherAt]] = [other[otherAt] as number, from[at] as number];
  } else if (kind < 0.9) {
    const [box] = from.splice(at, 1) as [number];
    if (random() < 0.3) copy.splice(pick(copy.length + 1), 0, [box]);
    else {
      const stack = copy[pick(copy.length)] as number[];
      stack.splice(pick(stack.length + 1), 0, box);
    }
  } else {
    const i = pick(copy.length);
    const j = pick(copy.length);
    [copy[i], copy[j]] = [copy[j] as number[], copy[i] as number[]];
  }
  return { stacks: copy.filter(stack => stack.length > 0), shapes };
}

function costOf(graph: BoxGraph, { stacks, shapes }: State, aspect: number): number {
  const count = graph.boxes.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const stackOf = new Int32Array(count);
  const sizes = shapes.map((shape, box) => graph.boxes[box]?.shapes[shape] as Size);
  const heights = stacks.map(stack => stack.reduce((sum, box) => sum + (sizes[box] as Size).height + gap.y, -gap.y));
  const height = Math.max(...heights);
  let left = 0;
  let cost = 0;
  stacks.forEach((stack, index) => {
    const width = Math.max(...stack.map(box => (sizes[box] as Size).width));
    let top = (height - (heights[index] as number)) / 2;
    for (const box of stack) {
      const size = sizes[box] as Size;
      x[box] = left + width / 2;
      y[box] = top + size.height / 2;
      stackOf[box] = index;
      top += size.height + gap.y;
      const { edge } = graph.boxes[box] as BoxGraph['boxes'][number];
      if (edge === 'first') cost += index * weight.wrongEdge;
      if (edge === 'last') cost += (stacks.length - 1 - index) * weight.wrongEdge;
    }
    left += width + gap.x;
  });
  cost += weight.sheet * Math.max((left - gap.x) / aspect, height);
  for (const { from, to, weight: heavy } of graph.links) {
    const dx = (x[to] as number) - (x[from] as number);
    const dy = Math.abs((y[to] as number) - (y[from] as number));
    cost += heavy * (Math.abs(dx) + dy);
    const steps = (stackOf[to] as number) - (stackOf[from] as number);
    if (steps < 0) cost += heavy * -dx * weight.backward + weight.backwardOnce;
    if (steps === 0) cost += weight.upright;
    // A box right between the two, in the straight way.
    if (Math.abs(steps) !== 1) cost += weight.blocked * between(stacks, sizes, { x, y, stackOf }, from, to);
  }
  return cost + weight.crossing * crossings(graph, x, y);
}

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly stackOf: Int32Array;
}

function between(stacks: State['stacks'], sizes: readonly Size[], { x, y, stackOf }: Places, from: number, to: number): number {
  const [a, b] = [stackOf[from] as number, stackOf[to] as number];
  if (a === b) {
    const stack = stacks[a] as readonly number[];
    return Math.max(0, Math.abs(stack.indexOf(from) - stack.indexOf(to)) - 1);
  }
  let count = 0;
  for (let index = Math.min(a, b) + 1; index < Math.max(a, b); index++) {
    for (const box of stacks[index] as readonly number[]) {
      const share = ((x[box] as number) - (x[from] as number)) / ((x[to] as number) - (x[from] as number));
      const line = (y[from] as number) + share * ((y[to] as number) - (y[from] as number));
      if (Math.abs(line - (y[box] as number)) < (sizes[box] as Size).height / 2 + 8) count++;
    }
  }
  return count;
}

/** Straight lines that cross: a good guess at what the lanes will do. */
function crossings({ links }: BoxGraph, x: Float64Array, y: Float64Array): number {
  const side = (a: number, b: number, c: number): number =>
    Math.sign(
      ((x[b] as number) - (x[a] as number)) * ((y[c] as number) - (y[a] as number)) -
        ((y[b] as number) - (y[a] as number)) * ((x[c] as number) - (x[a] as number)),
    );
  let count = 0;
  for (let i = 0; i < links.length; i++) {
    const one = links[i] as BoxGraph['links'][number];
    for (let j = i + 1; j < links.length; j++) {
      const other = links[j] as BoxGraph['links'][number];
      if (one.from === other.from || one.from === other.to || one.to === other.from || one.to === other.to) continue;
      if (side(one.from, one.to, other.from) !== side(one.from, one.to, other.to) && side(other.from, other.to, one.from) !== side(other.from, other.to, one.to)) count++;
    }
  }
  return count;
}
