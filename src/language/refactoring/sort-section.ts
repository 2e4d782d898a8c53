// Sorts the section whose key the cursor is on: by id, tools by stage or by category too.

import { stages } from '../../core/model/effective.ts';
import type { Entry, SyntaxDocument } from '../../core/syntax/document.ts';
import { type Compare, sortableEntries, sortEntriesEdits } from '../../core/syntax/edit/sort-section.ts';
import { nodeAt, type SyntaxNode } from '../../core/syntax/node.ts';
import { lineStartOf } from '../../core/text/line-start.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import type { Refactoring } from './refactoring.ts';
import { keepingMeaning } from './same-meaning.ts';

type Order = 'id' | 'stage' | 'category';

/** One for each order that the section is not in yet. */
export function offerSorting(context: Context, { start }: Range): readonly Refactoring[] {
  const { document, kind } = context;
  const section = kind === 'martech-stack' ? sectionAt(document, start) : undefined;
  const entries = section === undefined ? [] : sortableEntries(document, section);
  if (section === undefined || entries.length < 2) return [];
  const orders = (section === 'tools' ? ['id', 'stage', 'category'] as const : ['id'] as const).filter(order => order === 'id' || entries.some(entry => rankOf(order, entry) !== last));
  return orders.filter(order => !isSorted(entries, comparing(order, entries))).map(order => ({
    id: `sort-by-${order}`, kind: 'refactor.rewrite', title: message(`refactor.sort-by-${order}`, { section }),
    change: () => {
      const edits = sortEntriesEdits(document, entries, comparing(order, entries));
      return keepingMeaning(context, edits, message(edits.length === 0 ? 'refactor.comments-between' : 'refactor.order-matters', { section }));
    },
  }));
}

/** The section whose key stands in the line, in front of the place or around it. */
function sectionAt({ sections, text }: SyntaxDocument, offset: number): string | undefined {
  for (const [name, { key }] of sections) {
    if (offset >= lineStartOf(text, key.range.start) && offset <= key.range.end + 1) return name;
  }
  return undefined;
}

function isSorted(entries: readonly Entry[], compare: Compare): boolean {
  return entries.every((entry, index) => index === 0 || compare(entries[index - 1] as Entry, entry) <= 0);
}

/** What says nothing of its stage or category comes last; equal ones stand by id. */
function comparing(order: Order, entries: readonly Entry[]): Compare {
  const ranks = new Map(order === 'id' ? [] : entries.map(entry => [entry, rankOf(order, entry)]));
  return (a, b) => byText(ranks.get(a) ?? '', ranks.get(b) ?? '') || byText(a.id ?? '', b.id ?? '');
}

const last = '\uffff';

function rankOf(order: Exclude<Order, 'id'>, entry: Entry): string {
  return order === 'stage' ? stageRank(entry) : categoryRank(entry);
}

function stageRank({ content: { value } }: Entry): string {
  const lifecycle = nodeAt(value, ['lifecycle']);
  const rank = (stages as readonly string[]).indexOf(textOf(lifecycle?.kind === 'map' ? nodeAt(lifecycle, ['stage']) : lifecycle));
  return rank < 0 ? last : String(rank);
}

function categoryRank({ content: { value } }: Entry): string {
  return textOf(nodeAt(value, ['category'])) || last;
}

function textOf(node: SyntaxNode | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? node.source : '';
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
