// The strip below the picture that says what its lines and shapes mean.

import { legendItems, sampleSize } from '../core/diagram/legend.ts';
import { svg } from '../core/diagram/svg.ts';
import { html, svgNode } from './dom.ts';
import type { Say } from './say.ts';

export function legend(say: Say): HTMLElement {
  const { width, height } = sampleSize;
  return html(
    'ul',
    { class: 'legend', 'aria-label': say('diagram.legend') },
    legendItems().filter(({ bundled }) => bundled !== true).map(({ sample, text }) =>
      html('li', {}, [
        svgNode(svg('svg', { class: 'picture', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, sample)),
        say(text),
      ]),
    ),
  );
}
