// Lays out boxes and links afresh: a few good plans, ways for the links on each, everything drawn together; the best one wins.

import type { Point, Rect } from '../geometry.ts';
import { Router } from '../router.ts';
import type { BoxGraph, BoxPicture, Link, Size } from './box-graph.ts';
import { labelPieces, placedLabels } from './box-labels.ts';
import { type BoxPort, BoxNet } from './box-net.ts';
import { type BoxPlan, boxPlan } from './box-plan.ts';
import { type Drawing, spread } from './box-spread.ts';
import { room } from './box-graph.ts';

/** Effort is counted, never timed: the same graph gives the same picture on every machine. */
const effort = { plans: 6, steps: 3500, tried: 3, find: 3_000_000, improve: 700_000, passes: 4 };
/** Room for lines before they are drawn together. */
const gap = { x: 190, y: 130 };
/** What counts when pictures are compared, in pixels of line. */
const weight = { bend: 30, crossing: 110, sheet: 22 };

/** The best picture found for a sheet of that shape (width by height). */
export function boxLayout(graph: BoxGraph, aspect: number): BoxPicture {
  if (graph.boxes.length === 0) return { width: 0, height: 0, boxes: [], links: [] };
  const plans = Array.from({ length: effort.plans }, (_, seed) => boxPlan(graph, { aspect, seed: seed + 1, steps: effort.steps })).sort((a, b) => a.cost - b.cost);
  const distinct = plans.filter((plan, i) => i === 0 || plan.cost - (plans[i - 1] as BoxPlan).cost > 1).slice(0, effort.tried);
  const pictures = distinct.map(plan => drawn(graph, plan));
  return pictures.reduce((best, next) => (costOf(next, aspect) < costOf(best, aspect) ? next : best));
}

function drawn(graph: BoxGraph, plan: BoxPlan): BoxPicture {
  const boxes = placedBoxes(graph, plan);
  const lines = routedLinks(graph.links, boxes, new Map());
  const pieces = labelPieces({ boxes, lines });
  const drawing = spread(graph, { boxes, lines }, pieces, plan.stacks);
  const labels = placedLabels(graph, drawing, pieces);
  return {
    ...sizeOf(drawing, labels),
    boxes: drawing.boxes.map((box, i) => ({ ...box, shape: plan.shapes[i] as number })),
    links: drawing.lines.map((points, i) => ({ points, label: labels[i] as Rect })),
  };
}

/** Ways for all links; `kept` ones stay where they are as long as nothing is in their way. */
export function routedLinks(links: readonly Link[], boxes: readonly Rect[], kept: ReadonlyMap<number, readonly Point[]>): Point[][] {
  const net = new BoxNet(boxes, [...kept.values()]);
  const router = new Router<BoxPort>({
    ...net.ways(links),
    traffic: net.traffic,
    reach: hop => {
      const { from, to } = links[hop] as Link;
      return Math.abs((boxes[from] as Rect).x - (boxes[to] as Rect).x) + Math.abs((boxes[from] as Rect).y - (boxes[to] as Rect).y);
    },
    budget: effort,
  });
  const open = [...links.keys()].filter(hop => {
    const { from, to } = links[hop] as Link;
    const points = kept.get(hop);
    const route = points && net.routeOf(points, boxes[from] as Rect, boxes[to] as Rect);
    return !route || !router.keep(hop, route);
  });
  router.routeAll(open, effort.passes);
  return links.map(({ from, to }, hop) => {
    const route = router.routeOf(hop);
    const [a, b] = [boxes[from] as Rect, boxes[to] as Rect];
    return route ? net.pointsOf(route, a, b) : elbow(a, b);
  });
}

/** A plain way for a link that the router did not reach within its budget: correct, not pretty. */
function elbow(from: Rect, to: Rect): Point[] {
  const a = { x: from.x + from.width, y: from.y + from.height / 2 };
  const b = { x: to.x, y: to.y + to.height / 2 };
  return a.y === b.y ? [a, b] : [a, { x: (a.x + b.x) / 2, y: a.y }, { x: (a.x + b.x) / 2, y: b.y }, b];
}

function placedBoxes({ boxes }: BoxGraph, { stacks, shapes }: BoxPlan): Rect[] {
  const places: Rect[] = [];
  const sizes = boxes.map((box, i) => box.shapes[shapes[i] as number] as Size);
  const heights = stacks.map(stack => stack.reduce((sum, box) => sum + (sizes[box] as Size).height + gap.y, -gap.y));
  const height = Math.max(...heights);
  let x = gap.x;
  stacks.forEach((stack, index) => {
    let y = gap.y + Math.round((height - (heights[index] as number)) / 2);
    for (const box of stack) {
      const size = sizes[box] as Size;
      places[box] = { x, y, ...size };
      y += size.height + gap.y;
    }
    x += Math.max(...stack.map(box => (sizes[box] as Size).width)) + gap.x;
  });
  return places;
}

/** Everything, with a margin. */
export function sizeOf({ boxes, lines }: Drawing, labels: readonly Rect[]): Size {
  const right = Math.max(...[...boxes, ...labels].map(({ x, width }) => x + width), ...lines.flatMap(points => points.map(({ x }) => x)));
  const bottom = Math.max(...[...boxes, ...labels].map(({ y, height }) => y + height), ...lines.flatMap(points => points.map(({ y }) => y)));
  return { width: right + room.margin, height: bottom + room.margin };
}

function costOf(picture: BoxPicture, aspect: number): number {
  const lines = picture.links.map(({ points }) => points);
  const length = lines.reduce((sum, points) => sum + lengthOf(points) + weight.bend * (points.length - 2), 0);
  return length + weight.crossing * crossings(lines) + weight.sheet * Math.max(picture.width / aspect, picture.height);
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, b, i) => sum + Math.abs(b.x - (points[i] as Point).x) + Math.abs(b.y - (points[i] as Point).y), 0);
}

/** How often lines cross. */
export function crossings(lines: readonly (readonly Point[])[]): number {
  const pieces = lines.map(points => points.slice(1).map((b, i) => [points[i] as Point, b] as const));
  let count = 0;
  for (let i = 0; i < pieces.length; i++) {
    for (let j = i + 1; j < pieces.length; j++) {
      for (const [a, b] of pieces[i] as readonly (readonly [Point, Point])[]) {
        for (const [c, d] of pieces[j] as readonly (readonly [Point, Point])[]) if (cross(a, b, c, d)) count++;
      }
    }
  }
  return count;
}

/** An upright piece through a flat one. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const [flat1, flat2, up1, up2] = a.y === b.y ? [a, b, c, d] : [c, d, a, b];
  if (flat1.y !== flat2.y || up1.x !== up2.x) return false;
  return up1.x > Math.min(flat1.x, flat2.x) && up1.x < Math.max(flat1.x, flat2.x) && flat1.y > Math.min(up1.y, up2.y) && flat1.y < Math.max(up1.y, up2.y);
}
