// The label of a trunk: how many flows run in it, and how many of them are to review.

import type { Size } from '../boxes/box-graph.ts';
import type { Measure } from '../text-width.ts';
import type { Trunk } from './zone-graph.ts';

export const trunkText = { size: 11, padding: 8, height: 17, least: 26 } as const;

/** `12`, or `1 / 12` where one of them is to review. */
export function trunkLabel({ there, back }: Trunk, measure: Measure): Size & { readonly text: string } {
  const flows = [...there, ...back];
  const review = flows.filter(flow => flow.review > 0).length;
  const text = review > 0 ? `${review} / ${flows.length}` : String(flows.length);
  const width = Math.ceil(measure(text, trunkText.size, review > 0 ? 'bold' : 'normal')) + 2 * trunkText.padding;
  return { text, width: Math.max(trunkText.least, width), height: trunkText.height };
}
