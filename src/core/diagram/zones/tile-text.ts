// The text of a tile: one line with the name, and what there is room for behind it.

import type { DiagramNode } from '../diagram.ts';
import { fitText, plainLine } from '../fit-text.ts';
import type { Measure } from '../text-width.ts';

export const tileText = { name: 12, chip: 9.5, left: 11, right: 8, gap: 6 } as const;
const width = { least: 118, longest: 19 };

/** Wide enough for most names, up to some 19 characters: all tiles are equally wide, so that they stand in line. */
export function tileWidth(nodes: readonly DiagramNode[], measure: Measure): number {
  const longest = Math.max(0, ...nodes.map(({ name }) => measure(plainLine(name).slice(0, 60), tileText.name, 'bold')));
  const most = measure('n'.repeat(width.longest), tileText.name, 'bold');
  return Math.round(Math.max(width.least, Math.min(most, longest) + tileText.left + tileText.right));
}

/** The name, cut to what is left beside the stage; the stage gives way to a long name. */
export function tileLine(node: DiagramNode, tileWidth: number, measure: Measure): { readonly name: string; readonly stage: string } {
  const room = tileWidth - tileText.left - tileText.right;
  const stage = node.stageName ? measure(node.stageName, tileText.chip, 'normal') + tileText.gap : 0;
  const fits = measure(plainLine(node.name), tileText.name, 'bold') + stage <= room;
  return { name: fitText(node.name, fits ? room - stage : room, measure, tileText.name, 'bold'), stage: fits ? node.stageName : '' };
}
