// Draws a trunk: one line for all flows between two zones, as thick as they are many, with their number on it.

import { type Language, say } from '../../text/language.ts';
import { message } from '../../text/message.ts';
import { plainLine } from '../fit-text.ts';
import { arrow, arrowHead, roundedPath } from '../path.ts';
import { classes, svg, type SvgElement } from '../svg.ts';
import { trunkText } from './trunk-label.ts';
import type { PictureTrunk } from './zone-picture.ts';

/** The line with its arrow heads; at both ends where flows run both ways. */
export function trunkSvg(drawn: PictureTrunk, names: readonly string[], language: Language): SvgElement {
  const { trunk, points } = drawn;
  const reversed = [...points].reverse();
  const cut = arrow.length - 2;
  const line = roundedPath(points, cut, trunk.back.length > 0 ? cut : 0);
  return svg('g', { class: trunkClasses(drawn, 'trunk'), 'data-key': trunk.key, role: 'button', tabindex: -1 }, [
    svg('title', {}, [describeTrunk(drawn, names, language).join('\n')]),
    svg('path', { class: 'reach', d: roundedPath(points), fill: 'none' }),
    svg('path', { class: 'line', d: line, fill: 'none', 'stroke-width': thickness(drawn) }),
    svg('path', { class: 'head', d: arrowHead(points) }),
    ...(trunk.back.length > 0 ? [svg('path', { class: 'head', d: arrowHead(reversed) })] : []),
  ]);
}

export function trunkLabelSvg(drawn: PictureTrunk): SvgElement {
  const { x, y, width, height } = drawn.label;
  return svg('g', { class: trunkClasses(drawn, 'count'), 'data-key': drawn.trunk.key, transform: `translate(${x} ${y})`, 'aria-hidden': 'true' }, [
    svg('rect', { class: 'pill', width, height, rx: height / 2 }),
    svg('text', { x: width / 2, y: height / 2 + trunkText.size * 0.36, 'font-size': trunkText.size, 'font-weight': 600, 'text-anchor': 'middle' }, [drawn.text]),
  ]);
}

/** From 1.3 pixels for one flow to about 5 for a hundred. */
function thickness({ trunk }: PictureTrunk): number {
  return Math.round((1.3 + 0.55 * Math.log2(trunk.there.length + trunk.back.length)) * 10) / 10;
}

function trunkClasses({ trunk }: PictureTrunk, kind: string): string {
  const flows = [...trunk.there, ...trunk.back];
  return classes({ [kind]: true, 'to-review': flows.some(flow => flow.review > 0), abroad: flows.some(flow => flow.abroad.length > 0), planned: flows.every(flow => flow.planned) });
}

/** One line a direction, then what stands out. */
function describeTrunk({ trunk }: PictureTrunk, names: readonly string[], language: Language): string[] {
  const [from = '', to = ''] = [names[trunk.from], names[trunk.to]].map(name => plainLine(name ?? ''));
  const flows = [...trunk.there, ...trunk.back];
  const tell = (id: Parameters<typeof message>[0], count: number, args = {}) => (count > 0 ? [say(message(id, { count, ...args }), language)] : []);
  return [
    ...tell('diagram.trunk', trunk.there.length, { from, to }),
    ...tell('diagram.trunk', trunk.back.length, { from: to, to: from }),
    ...tell('diagram.trunk-review', flows.filter(flow => flow.review > 0).length),
    ...tell('diagram.trunk-abroad', flows.filter(flow => flow.abroad.length > 0).length),
  ];
}
