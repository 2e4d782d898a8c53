// Says how much a picture holds, part by part: tools and flows, what is to review, what leaves the allowed region.

import { type Language, say } from '../text/language.ts';
import { message } from '../text/message.ts';
import type { DiagramModel } from './diagram.ts';

export interface SaidCount {
  readonly kind: 'all' | 'review' | 'abroad';
  readonly text: string;
}

/** Nothing is said of what there is none of, but for tools and flows. */
export function sayCounts({ nodes, flows }: DiagramModel, language: Language): SaidCount[] {
  const tools = nodes.filter(node => node.kind === 'tool').length;
  const review = [...flows, ...nodes].filter(item => item.review > 0).length;
  const abroad = flows.filter(flow => flow.abroad.length > 0).length;
  return [
    { kind: 'all', text: say(message('diagram.counts', { tools, flows: flows.length }), language) },
    ...(review ? [{ kind: 'review' as const, text: say(message('diagram.count-review', { count: review }), language) }] : []),
    ...(abroad ? [{ kind: 'abroad' as const, text: say(message('diagram.count-abroad', { count: abroad }), language) }] : []),
  ];
}
