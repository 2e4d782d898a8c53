// The strip below the picture that says what its lines and shapes mean. Its samples are drawn as the picture draws them.

import { badge } from '../core/diagram/node-svg.ts';
import { arrow, arrowHead, roundedPath } from '../core/diagram/path.ts';
import { svg, type SvgElement } from '../core/diagram/svg.ts';
import { html, svgNode } from './dom.ts';
import type { Say } from './say.ts';

const width = 40;
const height = 16;

export function legend(say: Say): HTMLElement {
  const items: [SvgElement[], string][] = [
    [line('flow'), say('diagram.legend-flow')],
    [line('flow abroad'), say('diagram.legend-abroad')],
    [[...line('flow to-review'), badge('review', 1, 15, height / 2, 6.5)], say('diagram.legend-review')],
    [line('flow planned'), say('diagram.legend-planned')],
    [
      [...line('flow'), svg('g', { class: 'flow' }, [svg('circle', { class: 'through', cx: 15, cy: height / 2, r: 2.8 })])],
      say('diagram.legend-via'),
    ],
    [card('node idea'), say('diagram.legend-idea')],
    [[...card('node retired'), svg('path', { class: 'strike', d: `M9 ${height / 2}H31` })], say('diagram.legend-retired')],
    [[badge('notes', 2, 20, height / 2, 6.5)], say('diagram.legend-notes')],
  ];
  return html(
    'ul',
    { class: 'legend', 'aria-label': say('diagram.legend') },
    items.map(([sample, text]) =>
      html('li', {}, [
        svgNode(svg('svg', { class: 'picture', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, sample)),
        text,
      ]),
    ),
  );
}

function line(name: string): SvgElement[] {
  const points = [
    { x: 1, y: height / 2 },
    { x: width - 1, y: height / 2 },
  ];
  return [
    svg('g', { class: name }, [
      svg('path', { class: 'line', d: roundedPath(points, arrow.length - 2), fill: 'none' }),
      svg('path', { class: 'head', d: arrowHead(points) }),
    ]),
  ];
}

function card(name: string): SvgElement[] {
  return [svg('g', { class: name }, [svg('rect', { class: 'card', x: 4, y: 1, width: width - 8, height: height - 2, rx: 4 })])];
}
