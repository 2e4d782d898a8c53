// Finds a floor plan: which cell of a grid each node takes, bands kept together as blocks. Knows no pixels and no lines.

import { FloorCost, type FloorBand, type FloorState } from './floor-cost.ts';
import type { Block, Cell, Hop } from './geometry.ts';
import { seededRandom } from './random.ts';

export interface FloorPlan {
  readonly columns: number;
  readonly rows: number;
  /** By node, by band. */
  readonly cells: readonly Cell[];
  readonly blocks: readonly Block[];
  readonly cost: number;
}

export interface FloorOptions {
  /** Width by height of the sheet to fill. */
  readonly aspect: number;
  readonly seed: number;
  /** Steps of the search: the effort is counted, never timed, so that the plan is the same on every machine. */
  readonly steps: number;
}

const heat = { start: 900, end: 8 };

/** The best plan that simulated annealing finds in the given steps. Bands without nodes get an empty block. */
export function floorPlan(bands: readonly FloorBand[], hops: readonly Hop[], options: FloorOptions): FloorPlan {
  const nodeCount = bands.reduce((sum, band) => sum + band.nodes.length, 0);
  const cost = new FloorCost(bands, hops, nodeCount, options.aspect);
  const random = seededRandom(options.seed);
  let state = firstState(bands);
  let now = cost.measure(state);
  let best = copy(state);
  let bestCost = now;
  for (let step = 0; step < options.steps; step++) {
    const temperature = heat.start * (heat.end / heat.start) ** (step / options.steps);
    const undo = change(state, random);
    // Drawn before it is measured, so that a hopeless change is dropped early.
    const most = now - temperature * Math.log(1 - random());
    const next = cost.measure(state, most);
    if (next > most) {
      state = undo();
      continue;
    }
    now = next;
    if (next < bestCost) {
      bestCost = next;
      best = copy(state);
    }
  }
  cost.measure(best);
  const cells = Array.from({ length: nodeCount }, (_, node) => ({ column: cost.column[node] as number, row: cost.row[node] as number }));
  return { columns: cost.columns, rows: cost.rows, cells, blocks: [...cost.blocks], cost: bestCost };
}

/** One band a stack, in their order, each about square. */
function firstState(bands: readonly FloorBand[]): FloorState {
  const state: FloorState = {
    stacks: bands.map((band, index) => ({ width: Math.max(1, Math.round(Math.sqrt(band.nodes.length / 2))), top: 0, bands: [index] })),
    slots: bands.map(band => [...band.nodes]),
  };
  return reshape(state);
}

function copy(state: FloorState): FloorState {
  return { stacks: state.stacks.map(stack => ({ ...stack, bands: [...stack.bands] })), slots: state.slots.map(slots => [...slots]) };
}

/** Gives every band whole rows of its stack's width. */
function reshape(state: FloorState): FloorState {
  for (const stack of state.stacks) {
    for (const band of stack.bands) {
      const nodes = (state.slots[band] as number[]).filter(node => node >= 0);
      while (nodes.length % stack.width) nodes.push(-1);
      state.slots[band] = nodes;
    }
  }
  return state;
}

/** Changes the state in place, in one of five ways; the returned function gives the state before. */
function change(state: FloorState, random: () => number): () => FloorState {
  const pick = (count: number) => Math.floor(random() * count);
  const kind = random();
  if (kind < 0.72) return swapNodes(state, pick);
  const before = copy(state);
  if (kind < 0.84) moveBand(state, random, pick);
  else if (kind < 0.9) swapStacks(state, pick);
  else {
    const stack = state.stacks[pick(state.stacks.length)];
    if (!stack) return () => before;
    const by = random() < 0.5 ? 1 : -1;
    if (kind < 0.95) {
      stack.width = Math.max(1, Math.min(widest(state), stack.width + by));
      reshape(state);
    } else stack.top = Math.max(0, stack.top + by);
  }
  return () => before;
}

function swapNodes(state: FloorState, pick: (count: number) => number): () => FloorState {
  const slots = state.slots[pick(state.slots.length)] ?? [];
  const i = pick(slots.length);
  const j = pick(slots.length);
  const swap = () => {
    if (slots.length > 1) [slots[i], slots[j]] = [slots[j] as number, slots[i] as number];
    return state;
  };
  swap();
  return swap;
}

function moveBand(state: FloorState, random: () => number, pick: (count: number) => number): void {
  const from = pick(state.stacks.length);
  const stack = state.stacks[from];
  const [band] = stack?.bands.splice(pick(stack.bands.length), 1) ?? [];
  if (!stack || band === undefined) return;
  if (!stack.bands.length) state.stacks.splice(from, 1);
  if (random() < 0.4 || !state.stacks.length) {
    state.stacks.splice(pick(state.stacks.length + 1), 0, { width: 1 + pick(3), top: 0, bands: [band] });
  } else {
    const { bands } = state.stacks[pick(state.stacks.length)] as FloorState['stacks'][number];
    bands.splice(pick(bands.length + 1), 0, band);
  }
  reshape(state);
}

function swapStacks(state: FloorState, pick: (count: number) => number): void {
  const { stacks } = state;
  const i = pick(stacks.length);
  const j = pick(stacks.length);
  if (stacks.length > 1) [stacks[i], stacks[j]] = [stacks[j] as FloorState['stacks'][number], stacks[i] as FloorState['stacks'][number]];
}

/** No band wider than twice the side of a square that would hold its nodes. */
function widest(state: FloorState): number {
  return Math.max(3, ...state.slots.map(slots => Math.ceil(Math.sqrt(slots.length) * 1.4)));
}
