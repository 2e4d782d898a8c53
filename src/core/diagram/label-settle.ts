// Slides labels along the pieces on which they stand, so that none hides another.

import { overlap, type Rect } from './geometry.ts';
import { boxOf, type Scene, type Slot } from './label-slot.ts';

/** Tried where a label is in the way. */
const slides = [0, 1, 0.25, 0.75, 0.5];

/** Slides labels along their pieces until none covers another or a node, as far as that can be. */
export function settledSlots(slots: readonly Slot[], { axes, boxes }: Scene): Slot[] {
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
