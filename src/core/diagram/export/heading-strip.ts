// The heading of a picture that stands alone: its title, what it holds in numbers, and the day it shows.

import { sayDay } from '../../text/say-day.ts';
import type { Language } from '../../text/language.ts';
import type { DiagramModel } from '../diagram.ts';
import { fitText } from '../fit-text.ts';
import { sayCounts } from '../say-counts.ts';
import { svg, type SvgElement } from '../svg.ts';
import type { Measure } from '../text-width.ts';
import type { Strip } from './legend-strip.ts';

const sizes = { title: 22, counts: 13, day: 13 };

/** `title` is cut where the width does not hold it; the day stands at the right of it. */
export function headingStrip(
  { model, title, day }: { readonly model: DiagramModel; readonly title: string; readonly day: string },
  width: number,
  language: Language,
  measure: Measure,
): Strip {
  const date = sayDay(day, language);
  const room = width - measure(date, sizes.day, 'normal') - 24;
  return {
    height: 48,
    parts: [
      svg('text', { x: 0, y: 20, 'font-size': sizes.title, 'font-weight': 600 }, [fitText(title, room, measure, sizes.title, 'bold')]),
      svg('text', { class: 'quiet', x: width, y: 20, 'font-size': sizes.day, 'text-anchor': 'end' }, [date]),
      svg('text', { x: 0, y: 42, 'font-size': sizes.counts }, counts(model, language)),
    ],
  };
}

function counts(model: DiagramModel, language: Language): SvgElement[] {
  return sayCounts(model, language).flatMap(({ kind, text }, index) => [
    ...(index > 0 ? [svg('tspan', { class: 'quiet', dx: 8 }, ['·'])] : []),
    svg('tspan', { class: kind === 'all' ? 'quiet' : `said-${kind}`, dx: index > 0 ? 8 : undefined, 'font-weight': kind === 'review' ? 600 : undefined }, [
      text,
    ]),
  ]);
}
