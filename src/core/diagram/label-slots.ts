// Finds room on the lines for their labels, and says by how much the sheet must be stretched to make it.

import type { Anchor, Axis, Distance } from './axis.ts';
import { overlap, type Rect } from './geometry.ts';
import { type Line, sameAnchor, type Segment, type SegmentEnd, segmentsOf } from './lines.ts';

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

export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
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

export const labelHeight = 12;

const margin: Record<SegmentEnd | 'crossing', number> = { node: 5, arrow: 12, turn: 8, crossing: 5 };
/** Air at both sides of a label that sits across a vertical line. */
const air = 6;
const price = { stretch: 1.2, stretchDown: 2, across: 14, hidden: 70, onLabel: 1200, onBox: 2000, longRoom: 0.03, near: 8, onFrame: 12 };

/** Where a label goes: a share of the way along a free piece of a segment. */
interface Slot {
  readonly width: number;
  readonly segment: Segment;
  readonly from: Piece;
  readonly to: Piece;
  readonly share: number;
  readonly cost: number;
  readonly distances: { readonly x: readonly Distance[]; readonly y: readonly Distance[] };
}
interface Piece {
  readonly anchor: Anchor;
  readonly at: number;
  readonly end: SegmentEnd | 'crossing';
}
type Span = readonly [from: Piece, to: Piece];
interface Scene {
  readonly stiffness: number;
  readonly axes: Axes;
  readonly segments: readonly Segment[];
  readonly boxes: readonly Rect[];
  readonly frames: readonly Rect[];
}

/** Tried in this order: the middle is best. */
const shares = [0.5, 0.3, 0.7, 0.1, 0.9];
const slides = [0, 1, 0.25, 0.75, 0.5];
/** From one label to the next below it. */
const stackStep = labelHeight + 1;

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
    const final = settled(
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

function bestSlot(scene: Scene, width: number, lines: readonly number[], taken: readonly Rect[]): Slot | undefined {
  let best: Slot | undefined;
  for (const segment of scene.segments.filter(({ line }) => lines.includes(line))) {
    for (const span of spansOf(segment, scene.segments)) {
      for (const share of shares) {
        const slot = segment.flat ? flatSlot(width, segment, span, share, scene) : uprightSlot(width, segment, span, share, scene);
        if (!slot) continue;
        const box = boxOf(slot, scene.axes);
        const inWay = count(taken, box);
        const cost =
          slot.cost +
          Math.abs(share - 0.5) +
          (segment.flat ? price.onLabel : Math.min(price.onLabel, price.stretchDown * stackStep * scene.stiffness)) * inWay +
          price.onFrame * scene.frames.filter(frame => cuts(frame, box)).length +
          (segment.flat ? price.onBox * count(scene.boxes, box) : 0);
        if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { ...(segment.flat ? slot : stacked(slot, inWay)), cost };
      }
    }
  }
  return best;
}

/** Labels of upright lines side by side stand one below the other: more height for each that is in the way. */
function stacked(slot: Slot, inWay: number): Slot {
  const y = slot.distances.y.map(distance => ({ ...distance, least: distance.least + inWay * stackStep }));
  return { ...slot, distances: { ...slot.distances, y } };
}

/** Slides labels along their pieces until none covers another or a node, as far as that can be. */
function settled(slots: readonly Slot[], { axes, boxes }: Scene): Slot[] {
  const all = [...slots];
  for (let pass = 0; pass < 3; pass++) {
    all.forEach((slot, i) => {
      const others = [...boxes, ...all.filter((_, j) => j !== i).map(other => boxOf(other, axes))];
      const covered = (share: number) => others.reduce((sum, other) => sum + sharedHeight(other, boxOf({ ...slot, share }, axes)), 0);
      if (covered(slot.share) === 0) return;
      const share = slides.reduce((best, next) => (covered(next) < covered(best) ? next : best), slot.share);
      all[i] = { ...slot, share };
    });
  }
  return all;
}

function sharedHeight(a: Rect, b: Rect): number {
  return overlap(a, b) ? Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) : 0;
}

function count(boxes: readonly Rect[], box: Rect): number {
  return boxes.filter(other => overlap(other, box)).length;
}

/** The border of the frame runs through the box. */
function cuts(frame: Rect, box: Rect): boolean {
  return (
    overlap(frame, box) &&
    !(box.x >= frame.x && box.x + box.width <= frame.x + frame.width && box.y >= frame.y && box.y + box.height <= frame.y + frame.height)
  );
}

/** The parts of a segment between the lines that cross it. */
function spansOf(segment: Segment, all: readonly Segment[]): Span[] {
  const cuts: Piece[] = [
    { anchor: segment.fromAnchor, at: segment.from, end: segment.fromEnd },
    ...all
      .filter(other => other.line !== segment.line && other.flat !== segment.flat && crosses(segment, other))
      .map((other): Piece => ({ anchor: other.levelAnchor, at: other.level, end: 'crossing' }))
      .sort((a, b) => a.at - b.at),
    { anchor: segment.toAnchor, at: segment.to, end: segment.toEnd },
  ];
  return cuts.slice(1).map((to, i) => [cuts[i] as Piece, to]);
}

function crosses(a: Segment, b: Segment): boolean {
  return b.level > a.from && b.level < a.to && a.level >= b.from && a.level <= b.to;
}

/** A label in a flat piece: the piece must be long enough. */
function flatSlot(
  width: number,
  segment: Segment,
  [from, to]: Span,
  share: number,
  { axes, segments, stiffness }: Scene,
): Slot | undefined {
  const need = width + margin[from.end] + margin[to.end];
  const room = to.at - from.at;
  const stretch = Math.max(0, need - room);
  if (stretch > 0 && axes.x.rigid(from.anchor, to.anchor)) return undefined;
  const near = segments.filter(
    other =>
      other.flat &&
      other.line !== segment.line &&
      other.level !== segment.level &&
      Math.abs(other.level - segment.level) < labelHeight / 2 &&
      other.from < to.at &&
      other.to > from.at,
  ).length;
  return {
    width,
    segment,
    from,
    to,
    share,
    cost: stretch * price.stretch * stiffness - Math.min(room, 240) * price.longRoom + near * price.near,
    distances: { x: [{ from: from.anchor, to: to.anchor, least: need }], y: [] },
  };
}

/** A label across an upright piece: the piece must be high enough, and its neighbours far enough. */
function uprightSlot(width: number, segment: Segment, [from, to]: Span, share: number, scene: Scene): Slot | undefined {
  const need = labelHeight + margin[from.end] + margin[to.end];
  const down = Math.max(0, need - (to.at - from.at));
  if (down > 0 && scene.axes.y.rigid(from.anchor, to.anchor)) return undefined;
  const room = Math.max(0, to.at - from.at - need);
  const middle = from.at + margin[from.end] + labelHeight / 2 + room * share;
  const half = width / 2 + air;
  const beside = besideUpright(segment, middle, half, scene);
  const hidden = scene.segments.filter(
    other =>
      other.flat &&
      other.line !== segment.line &&
      Math.abs(other.level - middle) < labelHeight / 2 + 1 &&
      other.from < segment.level + half &&
      other.to > segment.level - half,
  ).length;
  return {
    width,
    segment,
    from,
    to,
    share,
    cost: price.across + down * price.stretchDown * scene.stiffness + beside.cost + price.hidden * hidden,
    distances: { x: beside.distances, y: [{ from: from.anchor, to: to.anchor, least: need }] },
  };
}

/** What must move aside for a label across an upright line: other lines, and the walls of the channel where nodes stand at that height. */
function besideUpright(
  segment: Segment,
  middle: number,
  half: number,
  { axes, segments, boxes, stiffness }: Scene,
): { cost: number; distances: Distance[] } {
  const top = middle - labelHeight / 2;
  const label = { x: segment.level - half, y: top, width: 2 * half, height: labelHeight };
  const others = segments
    .filter(
      other =>
        !other.flat &&
        other.line !== segment.line &&
        other.from < top + labelHeight &&
        other.to > top &&
        Math.abs(other.level - segment.level) < half,
    )
    .map(other => other.levelAnchor);
  const walls = boxes.some(box => overlap(box, label)) ? axes.x.wallsOf(segment.levelAnchor).filter(wall => wall !== undefined) : [];
  let cost = boxes.some(box => overlap(box, label)) && walls.length === 0 ? price.onBox : 0;
  const distances: Distance[] = [];
  for (const anchor of [...others, ...walls]) {
    const at = axes.x.at(anchor);
    if (axes.x.rigid(anchor, segment.levelAnchor) || at === segment.level) cost += price.hidden;
    else {
      cost += Math.max(0, half - Math.abs(at - segment.level)) * price.stretch * stiffness;
      distances.push(
        at < segment.level
          ? { from: anchor, to: segment.levelAnchor, least: half }
          : { from: segment.levelAnchor, to: anchor, least: half },
      );
    }
  }
  return { cost, distances };
}

/** The label's box, at its share of the room that its piece has. */
function boxOf({ segment, from, to, share, width }: Slot, axes: Axes): Rect {
  const along = segment.flat ? axes.x : axes.y;
  const level = (segment.flat ? axes.y : axes.x).at(segment.levelAnchor);
  const first = along.at(from.anchor) + margin[from.end];
  const last = along.at(to.anchor) - margin[to.end] - (segment.flat ? width : labelHeight);
  const start = Math.round(first + Math.max(0, last - first) * share);
  return segment.flat
    ? { x: start, y: level - labelHeight / 2, width, height: labelHeight }
    : { x: Math.round(level - width / 2), y: start, width, height: labelHeight };
}
