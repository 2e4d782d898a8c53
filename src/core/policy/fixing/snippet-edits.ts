// Changes as text edits for an editor: stops become snippet stops with the name of what to fill in.

import type { SyntaxDocument } from '../../syntax/document.ts';
import type { FileEdit, TextEdit } from '../../text/edit.ts';
import { applyChanges } from './apply-changes.ts';
import { type Change, fillStops } from './change.ts';

/** A word that no file holds stands for a stop while the text is worked on. */
const mark = (number: number): string => `zzstop${number}zz`;
const marks = /zzstop(\d+)zz/g;

export function snippetEdits(documents: ReadonlyMap<string, SyntaxDocument>, changes: readonly Change[]): readonly FileEdit[] {
  const names: string[] = [];
  const marked = changes.map((change): Change => ('value' in change ? { ...change, value: fillStops(change.value, name => mark(names.push(name) - 1)) } : change));
  return applyChanges(documents, marked).map(({ uri, edits }) => ({ uri, edits: edits.map(edit => withStops(edit, names)) }));
}

function withStops(edit: TextEdit, names: readonly string[]): TextEdit {
  if (!edit.text.includes('zzstop')) return edit;
  const text = edit.text.replace(/[\\$}]/g, '\\$&').replace(marks, (_, number: string) => `\${${Number(number) + 1}:${names[Number(number)] ?? ''}}`);
  return { ...edit, text, snippet: true };
}
