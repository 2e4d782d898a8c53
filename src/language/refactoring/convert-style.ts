// Writes the map or list at the cursor on lines of its own instead of in brackets, or in brackets instead of on lines.

import { type Held, heldCollectionsAt } from '../../core/syntax/edit/held-collections.ts';
import { toBlockEdits } from '../../core/syntax/edit/to-block.ts';
import { toFlowEdits, type WhyNot } from '../../core/syntax/edit/to-flow.ts';
import { message, type Message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import type { Refactoring } from './refactoring.ts';
import { keepingMeaning } from './same-meaning.ts';

const reasons: Readonly<Record<Exclude<WhyNot, 'long'>, Message>> = {
  comment: message('refactor.holds-comment'), lines: message('refactor.holds-lines'), rare: message('refactor.holds-rare'),
};

/** Two at most: the outermost collection in brackets, since lines cannot stand inside of them, and the innermost one on lines. */
export function offerStyles(context: Context, { start }: Range): readonly Refactoring[] {
  const held = heldCollectionsAt(context.document, start);
  const inBrackets = held.find(({ node }) => node.type === 'flow-collection');
  const onLines = held.findLast(({ node }) => node.type !== 'flow-collection');
  return [...(inBrackets ? toLines(context, inBrackets) : []), ...(onLines ? toBrackets(context, onLines) : [])];
}

function toLines(context: Context, held: Held): readonly Refactoring[] {
  const edits = toBlockEdits(context.document, held);
  if (edits.length === 0) return [];
  return [{ id: 'to-lines', kind: 'refactor.rewrite', title: titleOf('lines', held), change: () => keepingMeaning(context, edits) }];
}

function toBrackets(context: Context, held: Held): readonly Refactoring[] {
  const edits = toFlowEdits(context.document, held);
  if (edits === 'long') return [];
  const named = { id: 'to-brackets', kind: 'refactor.rewrite', title: titleOf('brackets', held) } as const;
  return [typeof edits === 'string' ? { ...named, disabled: reasons[edits], change: () => undefined } : { ...named, change: () => keepingMeaning(context, edits) }];
}

function titleOf(style: 'lines' | 'brackets', { key }: Held): Message {
  return key === undefined ? message(`refactor.item-to-${style}`) : message(`refactor.to-${style}`, { key });
}
