// What completion offers at the mark ‸ of a text, and the text after an item is taken.

import { type CompletionItem, InsertTextMode } from 'vscode-languageserver-types';
import { applyEdits } from '../../src/core/text/edit.ts';
import { completion } from '../../src/language/completion.ts';
import type { Abilities } from '../../src/language/context.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { editorAt } from './editor-fixture.ts';

export function itemsAt(marked: Readonly<Record<string, string>> | string, own: Partial<Abilities> = {}): readonly CompletionItem[] {
  const { context, offset } = editorAt(marked, own);
  return completion(context, offset).items;
}

export function labelsAt(marked: Readonly<Record<string, string>> | string, own: Partial<Abilities> = {}): readonly string[] {
  return itemsAt(marked, own).map(item => item.label);
}

/** As an editor writes it: further lines as deep as the first unless the item says otherwise, in the line ends of the text; snippet stops stay visible. */
export function textAfter(text: string, item: CompletionItem): string {
  if (!item.textEdit || !('range' in item.textEdit)) throw new Error(`${item.label} has no edit`);
  const lines = new LineIndex(text);
  const { range, newText } = item.textEdit;
  const start = lines.offsetAt(range.start);
  const margin = item.insertTextMode === InsertTextMode.asIs ? '' : /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const own = { range: { start, end: lines.offsetAt(range.end) }, text: newText.split(/\r?\n/).join(eol + margin) };
  const others = (item.additionalTextEdits ?? []).map(edit => ({ range: { start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end) }, text: edit.newText }));
  for (const { range: other } of others) if (other.start <= own.range.end && other.end >= own.range.start) throw new Error(`${item.label} edits the place of the cursor twice`);
  return applyEdits(text, [own, ...others]);
}

/** The text after the item of that label is taken. */
export function taken(marked: string, label: string, own: Partial<Abilities> = {}): string {
  const item = itemsAt(marked, own).find(each => each.label === label);
  return item ? textAfter(marked.replace('‸', ''), item) : `no ${label}`;
}
