// Says a node or a flow in words: tooltips, and the names that screen readers speak.

import { type Language, say } from '../text/language.ts';
import { type Argument, message, type MessageId } from '../text/message.ts';
import type { DiagramFlow, DiagramNode } from './diagram.ts';
import { plainLine } from './fit-text.ts';

/** One line a fact, the name first. */
export function describeNode(node: DiagramNode, flows: { readonly in: number; readonly out: number }, language: Language): string[] {
  const tell = teller(language);
  return [
    plainLine(node.name),
    plainLine(node.detail),
    node.stageName && tell('diagram.tooltip-stage', { stage: node.stageName }),
    node.places.length > 0 && tell('diagram.tooltip-places', { places: plainLine(node.places.join(', ')) }),
    node.owner && tell('diagram.tooltip-owner', { owner: plainLine(node.owner) }),
    tell('diagram.node-flows', flows),
    ...badgeLines(node, tell),
  ].filter(line => typeof line === 'string' && line !== '') as string[];
}

/** `nameOf` gives the name of a node by its key. */
export function describeFlow(flow: DiagramFlow, nameOf: (key: string) => string, language: Language): string[] {
  const tell = teller(language);
  const ends = { from: plainLine(nameOf(flow.from)), to: plainLine(nameOf(flow.to)) };
  return [
    flow.via === undefined
      ? tell('diagram.tooltip-flow', ends)
      : tell('diagram.tooltip-via', { ...ends, via: plainLine(nameOf(flow.via)) }),
    flow.data.length > 0 && tell('diagram.tooltip-data', { data: plainLine(flow.data.join(', ')) }),
    flow.method && tell('diagram.tooltip-method', { method: plainLine(flow.method) }),
    flow.planned && tell('diagram.tooltip-planned'),
    flow.abroad.length > 0 && tell('diagram.tooltip-abroad', { places: plainLine(flow.abroad.join(', ')) }),
    ...badgeLines(flow, tell),
  ].filter(line => typeof line === 'string') as string[];
}

type Tell = (id: MessageId, args?: Readonly<Record<string, Argument>>) => string;

function teller(language: Language): Tell {
  return (id, args) => say(message(id, args), language);
}

function badgeLines({ review, notes }: { readonly review: number; readonly notes: number }, tell: Tell): string[] {
  return [
    ...(review ? [tell('diagram.tooltip-review', { count: review })] : []),
    ...(notes ? [tell('diagram.tooltip-notes', { count: notes })] : []),
  ];
}
