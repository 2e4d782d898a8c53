// Finds room on the lines for their labels, and says by how much the sheet must be stretched to make it.

import type { Anchor, Distance } from './axis.ts';
import type { Rect } from './geometry.ts';
import { settledSlots } from './label-settle.ts';
import { type Axes, bestSlot, boxOf, price, type Scene, type Slot, spansOf } from './label-slot.ts';
import { type Line, sameAnchor, segmentsOf } from './lines.ts';

/** A label of that width on one of these lines, and on the others too where that costs nothing. */
export interface LabelWish {
  readonly lines: readonly number[];
  readonly width: number;
  /** Where it stood in an earlier picture, by line. */
  readonly kept?: readonly { readonly line: number; readonly spot: LabelSpot }[] | undefined;
}

/** Where a label stands, as plain JSON: on which piece of its line, and what keeps that piece long enough. */
export interface LabelSpot {
  readonly level: Anchor;
  readonly from: Anchor;
  readonly to: Anchor;
  readonly share: number;
  readonly width: number;
  readonly distances: { readonly x: readonly Distance[]; readonly y: readonly Distance[] };
}

export interface PlacedLabel {
  readonly wish: number;
  readonly line: number;
  readonly box: Rect;
  readonly spot: LabelSpot;
}

export interface LabelInput {
  readonly lines: readonly Line[];
  readonly withArrow: readonly boolean[];
  readonly wishes: readonly LabelWish[];
  /** Positions that keep the given distances, with more air around the lanes that bear a label. */
  readonly solve: (x: readonly Distance[], y: readonly Distance[], labelledRows: ReadonlySet<number>) => Axes;
  /** Boxes that no label may cover (nodes, titles), and frames whose border a label should not cut (bands). */
  readonly boxes: (axes: Axes) => readonly Rect[];
  readonly frames: (axes: Axes) => readonly Rect[];
  /** How dear it is to stretch the sheet: 1 while it is laid out afresh, more where nodes should stay where they are. */
  readonly stiffness: number;
}

/** A place for each label, the axes stretched to hold them, and how much the labels are in the way. */
export function labelSlots(input: LabelInput): { readonly axes: Axes; readonly labels: readonly PlacedLabel[]; readonly cost: number } {
  const board = new Board(input);
  const order = input.wishes.map((_, i) => i).sort((a, b) => widthOf(input, b) - widthOf(input, a) || a - b);
  const kept = order.map(wish => ({ wish, slots: keptSlots(input, board.axes, wish) }));
  board.put(kept.flatMap(({ wish, slots }) => slots.slice(0, 1).map(slot => ({ wish, slot }))));
  board.put(kept.flatMap(({ wish, slots }) => slots.slice(1).map(slot => ({ wish, slot }))));
  const open = kept.filter(({ slots }) => slots.length === 0).map(({ wish }) => wish);
  for (const wish of open) board.choose(wish, (input.wishes[wish] as LabelWish).lines, Number.POSITIVE_INFINITY);
  for (const wish of open) {
    const first = board.chosen.find(choice => choice.wish === wish)?.slot.segment.line;
    const others = (input.wishes[wish] as LabelWish).lines.filter(line => line !== first);
    if (others.length) board.choose(wish, others, price.across);
  }
  return { axes: board.axes, labels: board.labels(), cost: board.chosen.reduce((sum, { slot }) => sum + Math.max(0, slot.cost), 0) };
}

interface Choice {
  readonly wish: number;
  readonly slot: Slot;
}

/** The labels that have a place so far, and the axes that hold them. */
class Board {
  readonly chosen: Choice[] = [];
  axes: Axes;
  readonly #input: LabelInput;
  readonly #x: Distance[] = [];
  readonly #y: Distance[] = [];
  readonly #rows = new Set<number>();

  constructor(input: LabelInput) {
    this.#input = input;
    this.axes = input.solve([], [], this.#rows);
  }

  put(choices: readonly Choice[]): void {
    if (choices.length === 0) return;
    for (const { slot } of choices) {
      if (slot.segment.flat && 'lane' in slot.segment.levelAnchor) this.#rows.add(slot.segment.levelAnchor.lane);
      this.#x.push(...slot.distances.x);
      this.#y.push(...slot.distances.y);
    }
    this.chosen.push(...choices);
    this.axes = this.#input.solve(this.#x, this.#y, this.#rows);
  }

  /** The best place on one of the lines, unless it costs more than `most`. */
  choose(wish: number, lines: readonly number[], most: number): void {
    const taken = this.chosen.map(({ slot }) => boxOf(slot, this.axes));
    const slot = bestSlot(sceneOf(this.#input, this.axes), widthOf(this.#input, wish), lines, taken);
    if (slot && slot.cost <= most) this.put([{ wish, slot }]);
  }

  labels(): PlacedLabel[] {
    const final = settledSlots(
      this.chosen.map(({ slot }) => slot),
      sceneOf(this.#input, this.axes),
    );
    return this.chosen.map(({ wish, slot }, i) => ({
      wish,
      line: slot.segment.line,
      box: boxOf(final[i] as Slot, this.axes),
      spot: spotOf(slot),
    }));
  }
}

function widthOf(input: LabelInput, wish: number): number {
  return (input.wishes[wish] as LabelWish).width;
}

function spotOf({ segment, from, to, share, width, distances }: Slot): LabelSpot {
  return { level: segment.levelAnchor, from: from.anchor, to: to.anchor, share, width, distances };
}

/** Earlier places of a label that are still there and still long enough. */
function keptSlots(input: LabelInput, axes: Axes, wish: number): Slot[] {
  const { kept = [], width } = input.wishes[wish] as LabelWish;
  if (kept.length === 0) return [];
  const segments = segmentsOf(input.lines, input.withArrow, axes.x, axes.y);
  return kept.flatMap(({ line, spot }): Slot[] => {
    if (width > spot.width) return [];
    for (const segment of segments) {
      if (segment.line !== line || !sameAnchor(segment.levelAnchor, spot.level)) continue;
      const span = spansOf(segment, segments).find(([from, to]) => sameAnchor(from.anchor, spot.from) && sameAnchor(to.anchor, spot.to));
      if (span) return [{ width, segment, from: span[0], to: span[1], share: spot.share, cost: 0, distances: spot.distances }];
    }
    return [];
  });
}

function sceneOf(input: LabelInput, axes: Axes): Scene {
  return {
    stiffness: input.stiffness,
    axes,
    segments: segmentsOf(input.lines, input.withArrow, axes.x, axes.y),
    boxes: input.boxes(axes),
    frames: input.frames(axes),
  };
}
