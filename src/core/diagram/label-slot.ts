// One place for one label: which piece of a line would hold it, what that costs, and how far things must move apart for it.

import type { Anchor, Axis, Distance } from './axis.ts';
import { overlap, type Rect } from './geometry.ts';
import type { Segment, SegmentEnd } from './lines.ts';

export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

export const labelHeight = 12;

const margin: Record<SegmentEnd | 'crossing', number> = { node: 5, arrow: 12, turn: 8, crossing: 5 };
/** Air at both sides of a label that sits across a vertical line. */
const air = 6;
export const price = {
  stretch: 1.2,
  stretchDown: 2,
  across: 14,
  hidden: 70,
  onLabel: 1200,
  onBox: 2000,
  longRoom: 0.03,
  near: 8,
  onFrame: 12,
};

/** Where a label goes: a share of the way along a free piece of a segment. */
export interface Slot {
  readonly width: number;
  readonly segment: Segment;
  readonly from: Piece;
  readonly to: Piece;
  readonly share: number;
  readonly cost: number;
  readonly distances: { readonly x: readonly Distance[]; readonly y: readonly Distance[] };
}
export interface Piece {
  readonly anchor: Anchor;
  readonly at: number;
  readonly end: SegmentEnd | 'crossing';
}
export type Span = readonly [from: Piece, to: Piece];
export interface Scene {
  readonly stiffness: number;
  readonly axes: Axes;
  readonly segments: readonly Segment[];
  readonly boxes: readonly Rect[];
  readonly frames: readonly Rect[];
}

/** Tried in this order: the middle is best. */
const shares = [0.5, 0.3, 0.7, 0.1, 0.9];
/** From one label to the next below it. */
const stackStep = labelHeight + 1;

/** The cheapest place for a label of that width on one of the lines; `taken` are the boxes of labels that have one. */
export function bestSlot(scene: Scene, width: number, lines: readonly number[], taken: readonly Rect[]): Slot | undefined {
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
export function spansOf(segment: Segment, all: readonly Segment[]): Span[] {
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

/** Flat segments of other lines within `reach` of a height, between two x. */
function flatsNear(height: number, reach: number, left: number, right: number, { line }: Segment, all: readonly Segment[]): readonly Segment[] {
  return all.filter(other => other.flat && other.line !== line && Math.abs(other.level - height) < reach && other.from < right && other.to > left);
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
  const near = flatsNear(segment.level, labelHeight / 2, from.at, to.at, segment, segments).filter(({ level }) => level !== segment.level).length;
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
  const hidden = flatsNear(middle, labelHeight / 2 + 1, segment.level - half, segment.level + half, segment, scene.segments).length;
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
export function boxOf({ segment, from, to, share, width }: Slot, axes: Axes): Rect {
  const along = segment.flat ? axes.x : axes.y;
  const level = (segment.flat ? axes.y : axes.x).at(segment.levelAnchor);
  const first = along.at(from.anchor) + margin[from.end];
  const last = along.at(to.anchor) - margin[to.end] - (segment.flat ? width : labelHeight);
  const start = Math.round(first + Math.max(0, last - first) * share);
  return segment.flat
    ? { x: start, y: level - labelHeight / 2, width, height: labelHeight }
    : { x: Math.round(level - width / 2), y: start, width, height: labelHeight };
}
