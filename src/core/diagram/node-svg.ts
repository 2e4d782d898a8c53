// Draws one node: a card with its name, what it is, its stage and place, and badges at its corners.

import { plainLine } from './fit-text.ts';
import type { PictureNode } from './picture.ts';
import { nodeText, textSizes } from './picture-text.ts';
import { classes, svg, type SvgElement } from './svg.ts';
import { space } from './sheet.ts';
import type { Measure } from './text-width.ts';
import { tileParts } from './zones/tile-svg.ts';

/** `tone` colours the bar of its band; `description` becomes the tooltip, which is the spoken name too: what is drawn may be cut. */
export function nodeSvg(drawn: PictureNode, tone: number, description: readonly string[], measure: Measure): SvgElement {
  const { node, x, y, height } = drawn;
  const people = node.kind === 'people';
  const names = classes({
    node: true,
    people,
    idea: node.stage === 'idea',
    retired: node.stage === 'retired',
    'to-review': node.review > 0,
    [`tone-${tone}`]: true,
  });
  return svg(
    'g',
    {
      class: names,
      'data-key': node.key,
      transform: `translate(${x} ${y})`,
      role: 'button',
      tabindex: -1,
    },
    [
      svg('title', {}, [description.join('\n')]),
      svg('g', { 'aria-hidden': 'true' }, height < space.node ? tileParts(drawn, measure) : cardParts(drawn, measure)),
    ],
  );
}

function cardParts({ node, width, height }: PictureNode, measure: Measure): SvgElement['children'] {
  const text = nodeText(node, width, measure);
  const right = width - 10;
  const stageAt = text.stageBelow && text.place ? right - measure(text.place, textSizes.chip, 'normal') - 8 : right;
  const people = node.kind === 'people';
  return [
    svg('rect', { class: 'card', width, height, rx: people ? height / 2 : 6 }),
    people ? undefined : svg('rect', { class: 'bar', x: 0.5, y: 8, width: 4, height: height - 16, rx: 2 }),
    svg('text', { class: 'name', x: people ? 20 : 14, y: 20, 'font-size': textSizes.name, 'font-weight': 600 }, [text.name]),
    svg('text', { class: 'detail', x: people ? 20 : 14, y: 37, 'font-size': textSizes.detail }, [text.detail]),
    text.stage
      ? svg('text', { class: 'stage', x: stageAt, y: text.stageBelow ? 37 : 20, 'font-size': textSizes.chip, 'text-anchor': 'end' }, [
          text.stage,
        ])
      : undefined,
    text.place
      ? svg('text', { class: 'place', x: right, y: 37, 'font-size': textSizes.chip, 'text-anchor': 'end' }, [plainLine(text.place)])
      : undefined,
    node.review ? badge('review', node.review, width - 3, 2) : undefined,
    node.notes ? badge('notes', node.notes, width - 3, height - 2) : undefined,
  ].filter(part => part !== undefined);
}

/** A pill with a count around a point. */
export function badge(kind: 'review' | 'notes', count: number, x: number, y: number, radius = 8.5): SvgElement {
  const text = count > 99 ? '99+' : String(count);
  const width = 2 * radius + (text.length - 1) * 6;
  return svg('g', { class: `badge ${kind}`, transform: `translate(${x} ${y})` }, [
    svg('rect', { x: -width / 2, y: -radius, width, height: 2 * radius, rx: radius }),
    svg('text', { y: radius * 0.42, 'font-size': radius * 1.2, 'font-weight': 600, 'text-anchor': 'middle' }, [text]),
  ]);
}
