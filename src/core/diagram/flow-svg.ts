// Draws one flow: its lines with an arrow head, dots where it passes through a tool, and its labels.

import { describeFlow } from './describe.ts';
import type { Language } from '../text/language.ts';
import { badge } from './node-svg.ts';
import { arrow, arrowHead, roundedPath } from './path.ts';
import type { Picture, PictureFlow, PictureLabel } from './picture.ts';
import { textSizes } from './picture-text.ts';
import { classes, svg, type SvgElement } from './svg.ts';

function flowClasses({ flow }: PictureFlow, kind: string): string {
  return classes({ [kind]: true, 'to-review': flow.review > 0, abroad: flow.abroad.length > 0, planned: flow.planned });
}

/** The lines. A wide invisible line below each makes it easy to point at. */
export function flowSvg(drawn: PictureFlow, nameOf: (key: string) => string, language: Language): SvgElement {
  const description = describeFlow(drawn.flow, nameOf, language);
  const last = drawn.legs.length - 1;
  return svg('g', { class: flowClasses(drawn, 'flow'), 'data-key': drawn.flow.key, role: 'button', tabindex: -1 }, [
    svg('title', {}, [description.join('\n')]),
    ...drawn.legs.map(points => svg('path', { class: 'reach', d: roundedPath(points), fill: 'none' })),
    ...drawn.legs.map((points, leg) =>
      svg('path', { class: 'line', d: roundedPath(points, leg === last ? arrow.length - 2 : 0), fill: 'none' }),
    ),
    ...drawn.legs
      .slice(1)
      .flatMap((points, leg) =>
        [points[0], drawn.legs[leg]?.at(-1)].map(point => point && svg('circle', { class: 'through', cx: point.x, cy: point.y, r: 2.8 })),
      ),
    svg('path', { class: 'head', d: arrowHead(drawn.legs[last] ?? []) }),
  ]);
}

/** The labels, which stand above all lines. */
export function labelSvg(drawn: PictureFlow, label: PictureLabel, picture: Picture): SvgElement {
  const { review } = drawn.flow;
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  const inBand = picture.bands.some(
    band => middle.x > band.x && middle.x < band.x + band.width && middle.y > band.y && middle.y < band.y + band.height,
  );
  return svg(
    'g',
    {
      class: `${flowClasses(drawn, 'label')}${inBand ? ' in-band' : ''}`,
      'data-key': drawn.flow.key,
      transform: `translate(${label.x} ${label.y})`,
      'aria-hidden': 'true',
    },
    [
      svg('rect', { class: 'back', width: label.width, height: label.height, rx: 2 }),
      review ? badge('review', review, 8, label.height / 2, 6.5) : undefined,
      // Without a badge in the middle: fonts narrower than the measure leave the same room on both sides.
      svg(
        'text',
        {
          x: review ? 18 : label.width / 2,
          y: label.height - 2.6,
          'font-size': textSizes.label,
          ...(review ? { 'font-weight': 600 } : { 'text-anchor': 'middle' }),
        },
        [label.text],
      ),
    ],
  );
}
