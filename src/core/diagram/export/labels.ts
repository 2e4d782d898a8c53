// The words that a box and an arrow bear in other programs, which know no badges and no legend of ours: everything is said.

import { type Language, say } from '../../text/language.ts';
import { message } from '../../text/message.ts';
import { sayDay } from '../../text/say-day.ts';
import type { DiagramFlow, DiagramModel, DiagramNode } from '../diagram.ts';
import type { ExportOptions } from './export-options.ts';
import { shortLine, shortList } from './short-line.ts';

/** The title with the day behind it. */
export function headingOf(model: DiagramModel, { title, today, language }: ExportOptions): string {
  return `${shortLine(title ?? model.title)} · ${sayDay(today, language)}`;
}

/** Never empty, so that a box can always be seen. */
export function nodeName({ name, id }: DiagramNode): string {
  return shortLine(name, 48) || shortLine(id, 48) || '…';
}

/** What stands below the name, line by line. */
export function nodeLines({ detail, stageName, review }: DiagramNode, language: Language): string[] {
  const what = [shortLine(detail, 60), stageName].filter(text => text !== '').join(' · ');
  return [what, ...reviewLine(review, language)].filter(line => line !== '');
}

/** Data, and all that the line itself says by colour and dashes in our own picture. */
export function flowLines({ data, review, abroad, planned }: DiagramFlow, language: Language): string[] {
  return [
    shortList(data),
    ...reviewLine(review, language),
    ...(abroad.length > 0 ? [say(message('diagram.legend-abroad'), language)] : []),
    ...(planned ? [say(message('diagram.legend-planned'), language)] : []),
  ].filter(line => line !== '');
}

function reviewLine(count: number, language: Language): string[] {
  return count ? [say(message('diagram.count-review', { count }), language)] : [];
}
