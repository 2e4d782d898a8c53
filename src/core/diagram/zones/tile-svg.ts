// Draws one tool of a two-level picture: a tile of one line with its name, its stage and a badge.

import type { PictureNode } from '../picture.ts';
import { badge } from '../node-svg.ts';
import { svg, type SvgElement } from '../svg.ts';
import type { Measure } from '../text-width.ts';
import { tileLine, tileText } from './tile-text.ts';

/** What goes into the node's group. */
export function tileParts({ node, width, height }: PictureNode, measure: Measure): SvgElement[] {
  const { name, stage } = tileLine(node, width, measure);
  const people = node.kind === 'people';
  const baseline = height / 2 + tileText.name * 0.36;
  return [
    svg('rect', { class: 'card', width, height, rx: people ? height / 2 : 5 }),
    ...(people ? [] : [svg('rect', { class: 'bar', x: 0.5, y: 6, width: 3.5, height: height - 12, rx: 1.75 })]),
    svg('text', { class: 'name', x: tileText.left, y: baseline, 'font-size': tileText.name, 'font-weight': 600 }, [name]),
    ...(stage ? [svg('text', { class: 'stage', x: width - tileText.right, y: baseline, 'font-size': tileText.chip, 'text-anchor': 'end' }, [stage])] : []),
    ...(node.review ? [badge('review', node.review, width - 3, 1, 7.5)] : []),
    ...(node.notes ? [badge('notes', node.notes, width - 3, height - 1, 6.5)] : []),
  ];
}
