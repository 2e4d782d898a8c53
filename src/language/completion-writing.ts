// How an item becomes the protocol's: where it writes, with its further lines as deep as its first one.

import { type CompletionItem, InsertTextMode } from 'vscode-languageserver-types';
import type { Item } from './completion-item.ts';
import type { Spot } from './completion.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';

/**
 * Gives items of a spot their edit. Editors that take snippets indent further lines as deep as the line of the cursor: what stands before the first
 * key there (dashes) is added. For others the lines are written out whole, with the line ends of the file.
 */
export function writingAt(spot: Spot): (item: Item) => Item {
  const { context: { document, abilities }, range, before } = spot;
  const place = rangeIn(document, range);
  const margin = /^[ \t]*/.exec(before)?.[0] ?? '';
  const dashes = /^(?:-[ \t]+)*-?/.exec(before.slice(margin.length))?.[0] ?? '';
  const deeper = ' '.repeat(dashes.length + (dashes.endsWith('-') ? 1 : 0));
  const eol = /\r?\n/.exec(document.text)?.[0] ?? '\n';
  // A comment right behind the cursor begins with a blank, or it is none.
  const behind = (needsComma(spot) ? ',' : '') + (document.text[range.end] === '#' ? ' ' : '');
  // Editors look for what is typed from the start of the range on: there, the quote is typed too.
  const quote = /^["']/.exec(document.text.slice(range.start, range.end))?.[0];
  return ({ insertText, ...item }) => {
    const text = (insertText ?? item.label) + behind;
    const isWhole = text.includes('\n') && !abilities.completionSnippets;
    const newText = text.replaceAll('\n', isWhole ? eol + margin + deeper : `\n${deeper}`);
    const filter = quote === undefined ? {} : { filterText: quote + (item.filterText ?? item.label) };
    return { ...item, ...filter, textEdit: { range: place, newText }, insertTextMode: isWhole ? InsertTextMode.asIs : InsertTextMode.adjustIndentation };
  };
}

/** Between braces or brackets that end further below, before another member on a later line. */
function needsComma({ context: { document: { text } }, cursor: { inFlow }, range, after }: Spot): boolean {
  if (!inFlow || !/^\s*(?:#|$)/.test(after)) return false;
  const rest = text.slice(range.end, range.end + 5_000).replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?:^|\s)#[^\n]*/g, ' ');
  if (/^\s*(?:[,}\]:]|$)/.test(rest)) return false;
  let depth = 0;
  for (const c of rest) {
    if (c === '{' || c === '[') depth++;
    else if ((c === '}' || c === ']') && --depth < 0) return true;
  }
  return false;
}

/** The item with all that is worked out later. */
export function wholeItem({ document }: Pick<Context, 'document'>, { later, edits, isTyped: _, ...item }: Item): CompletionItem {
  const additionalTextEdits = edits?.().map(({ range, text }) => ({ range: rangeIn(document, range), newText: text })) ?? [];
  return { ...item, ...later?.(), ...(additionalTextEdits.length > 0 ? { additionalTextEdits } : {}) };
}
