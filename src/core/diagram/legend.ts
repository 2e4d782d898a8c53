// What the lines and shapes of a picture mean: a sample, drawn as the picture draws it, and the words for it.

import type { MessageId } from '../text/message.ts';
import type { DiagramModel } from './diagram.ts';
import { badge } from './node-svg.ts';
import { arrow, arrowHead, roundedPath } from './path.ts';
import { svg, type SvgElement } from './svg.ts';

/** The size of a sample in pixels. */
export const sampleSize = { width: 40, height: 16 };

export interface LegendItem {
  readonly sample: readonly SvgElement[];
  readonly text: MessageId;
  /** True: only where flows are bundled; false: only where each has its own line. */
  readonly bundled?: boolean;
  /** True where the picture of a model shows such a thing. */
  isIn(model: DiagramModel): boolean;
}

const middle = sampleSize.height / 2;

/** In the order in which it is read; each time made anew, and the same. */
export function legendItems(): LegendItem[] {
  return [
    { sample: [line('flow')], text: 'diagram.legend-flow', isIn: ({ flows }) => flows.length > 0 },
    { sample: [line('flow abroad')], text: 'diagram.legend-abroad', isIn: ({ flows }) => flows.some(flow => flow.abroad.length > 0) },
    {
      sample: [line('flow to-review'), badge('review', 1, 15, middle, 6.5)],
      text: 'diagram.legend-review',
      isIn: ({ flows, nodes }) => [...flows, ...nodes].some(({ review }) => review > 0),
    },
    { sample: [line('flow planned')], text: 'diagram.legend-planned', isIn: ({ flows }) => flows.some(flow => flow.planned) },
    {
      sample: [line('flow'), svg('g', { class: 'flow' }, [svg('circle', { class: 'through', cx: 15, cy: middle, r: 2.8 })])],
      text: 'diagram.legend-via',
      bundled: false,
      isIn: ({ flows }) => flows.some(({ from, via, to }) => via !== undefined && via !== from && via !== to),
    },
    { sample: [trunk()], text: 'diagram.legend-trunk', bundled: true, isIn: ({ flows }) => flows.length > 0 },
    { sample: [card('node idea')], text: 'diagram.legend-idea', isIn: ({ nodes }) => nodes.some(({ stage }) => stage === 'idea') },
    {
      sample: [card('node retired'), svg('path', { class: 'strike', d: `M9 ${middle}H31` })],
      text: 'diagram.legend-retired',
      isIn: ({ nodes }) => nodes.some(({ stage }) => stage === 'retired'),
    },
    { sample: [badge('notes', 2, 20, middle, 6.5)], text: 'diagram.legend-notes', isIn: ({ nodes }) => nodes.some(({ notes }) => notes > 0) },
  ];
}

function line(name: string): SvgElement {
  const points = [
    { x: 1, y: middle },
    { x: sampleSize.width - 1, y: middle },
  ];
  return svg('g', { class: name }, [
    svg('path', { class: 'line', d: roundedPath(points, arrow.length - 2), fill: 'none' }),
    svg('path', { class: 'head', d: arrowHead(points) }),
  ]);
}

function trunk(): SvgElement {
  const { width, height } = sampleSize;
  return svg('g', {}, [
    svg('g', { class: 'trunk' }, [svg('path', { class: 'line', d: `M1 ${middle}H${width - 1}`, 'stroke-width': 3, fill: 'none' })]),
    svg('g', { class: 'count' }, [
      svg('rect', { class: 'pill', x: 12, y: 1, width: 16, height: height - 2, rx: (height - 2) / 2 }),
      svg('text', { x: 20, y: middle + 3.6, 'font-size': 10, 'font-weight': 600, 'text-anchor': 'middle' }, ['5']),
    ]),
  ]);
}

function card(name: string): SvgElement {
  const { width, height } = sampleSize;
  return svg('g', { class: name }, [svg('rect', { class: 'card', x: 4, y: 1, width: width - 8, height: height - 2, rx: 4 })]);
}
