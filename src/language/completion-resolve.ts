// Lists of completions as they go to a client: as small as it can take them, the rest of an item when a person looks at it.

import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import type { Abilities, Context } from './context.ts';
import type { Item } from './completion-item.ts';
import type { Offer } from './completion.ts';
import { wholeItem } from './completion-writing.ts';

/** What may be told later, by clients that ask for it. */
export const laterProperties = ['documentation', 'detail', 'additionalTextEdits'] as const;
export type LaterProperty = (typeof laterProperties)[number];

/** What may be said once for a whole list. */
const defaultable = ['insertTextFormat', 'insertTextMode'] as const;

/** Items of a newer list replace those of the one before, but an editor may still ask about the older ones. */
const keptLists = 3;

/** Where a client hands back an item: the list, and its place there. */
type Place = readonly [list: number, index: number];

/** The lists that a client was given last. */
export class CompletionLists {
  readonly #kept = new Map<number, { readonly context: Pick<Context, 'document' | 'abilities'>; readonly items: readonly Item[] }>();
  #last = 0;

  /** The list for the client. */
  list(context: Pick<Context, 'document' | 'abilities'>, { isIncomplete, items }: Offer): CompletionList {
    const number = ++this.#last;
    const later = context.abilities.completionLater ?? [];
    if (later.length > 0) {
      const { document, abilities } = context;
      this.#kept.set(number, { context: { document, abilities }, items });
      this.#kept.delete(number - keptLists);
    }
    return withDefaults({ isIncomplete, items: items.map((item, index) => lean(context, item, later, [number, index])) }, context.abilities);
  }

  /** The item with what the client did not get yet; as it is where its list is no longer known. */
  resolve(item: CompletionItem): CompletionItem {
    const [number, index] = Array.isArray(item.data) ? (item.data as unknown as Place) : [];
    const kept = this.#kept.get(number ?? -1);
    const known = kept?.items[index ?? -1];
    if (!kept || known?.label !== item.label) return item;
    const whole = wholeItem(kept.context, known);
    const told = (kept.context.abilities.completionLater ?? []).flatMap(key => (whole[key] === undefined ? [] : [[key, whole[key]]]));
    return { ...item, ...Object.fromEntries(told) };
  }
}

/** Without what can be told later; whole where there is nothing of that. */
function lean(context: Pick<Context, 'document'>, item: Item, later: readonly LaterProperty[], place: Place): CompletionItem {
  if (laterProperties.every(key => later.includes(key))) {
    const { later: told, edits, isTyped: _, documentation, detail, ...rest } = item;
    return told || edits || documentation !== undefined || detail !== undefined ? { ...rest, data: place } : rest;
  }
  const whole: CompletionItem = wholeItem(context, item);
  const left = later.filter(key => whole[key] !== undefined);
  if (left.length === 0) return whole;
  for (const key of left) delete whole[key];
  return { ...whole, data: place };
}

/** What is the same for all items is said once, to clients that know such lists. */
function withDefaults(list: CompletionList, { completionDefaults = [] }: Abilities): CompletionList {
  const [first] = list.items;
  if (!first) return list;
  const keys = defaultable.filter(key => completionDefaults.includes(key) && list.items.every(item => item[key] === first[key]) && first[key] !== undefined);
  const range = completionDefaults.includes('editRange') ? commonRange(list.items) : undefined;
  if (keys.length === 0 && !range) return list;
  return {
    ...list, itemDefaults: { ...Object.fromEntries(keys.map(key => [key, first[key]])), ...(range ? { editRange: range } : {}) },
    items: list.items.map(({ textEdit, ...item }) => {
      for (const key of keys) delete item[key];
      if (!range) return textEdit ? { ...item, textEdit } : item;
      return textEdit && textEdit.newText !== item.label ? { ...item, textEditText: textEdit.newText } : item;
    }),
  };
}

function commonRange(items: readonly CompletionItem[]): Extract<CompletionItem['textEdit'], { range: unknown }>['range'] | undefined {
  const first = items[0]?.textEdit;
  if (!first || !('range' in first)) return undefined;
  const isSame = ({ textEdit }: CompletionItem): boolean => textEdit !== undefined && 'range' in textEdit && (textEdit.range === first.range || JSON.stringify(textEdit.range) === JSON.stringify(first.range));
  return items.every(isSame) ? first.range : undefined;
}
