// Changes as text edits for an editor: stops become snippet stops, numbered in the order of the text.

import type { SyntaxDocument } from '../../syntax/document.ts';
import type { FileEdit, TextEdit } from '../../text/edit.ts';
import { applyChanges } from './apply-changes.ts';
import { type Change, fillStops } from './change.ts';

/** A word that no file holds stands for a stop while the text is worked on. */
const mark = (number: number): string => `zzstop${number}zz`;
const marks = /zzstop(\d+)zz/g;

/**
 * The edits by file. A stop behind a key is left empty, so that a skeleton that nobody fills says nothing; an item of a list
 * shows the stop's name, since an empty list would say “none”; a proposal is shown, and stands at all its places at once.
 */
export function snippetEdits(documents: ReadonlyMap<string, SyntaxDocument>, changes: readonly Change[]): readonly FileEdit[] {
  const shown: string[] = [];
  const marked = changes.map((change): Change => {
    if (change.op === 'replace') return change.proposal ? { ...change, text: proposalMark(shown, change.text) } : change;
    if (!('value' in change)) return change;
    const isItem = change.op === 'add';
    return { ...change, value: fillStops(change.value, (name, path) => mark(shown.push((path.length === 0 ? isItem : typeof path.at(-1) === 'number') ? name : '') - 1)) };
  });
  return applyChanges(documents, marked).map(({ uri, edits }) => ({ uri, edits: withStops(edits, shown) }));
}

/** The same proposal is one stop, wherever it stands. */
function proposalMark(shown: string[], text: string): string {
  const known = shown.indexOf(text);
  return mark(known >= 0 ? known : shown.push(text) - 1);
}

function withStops(edits: readonly TextEdit[], shown: readonly string[]): readonly TextEdit[] {
  const numbers = new Map<string, number>();
  const stop = (name: string): string => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    const text = shown[Number(name)] ?? '';
    return text === '' ? `\${${number}}` : `\${${number}:${text}}`;
  };
  return [...edits].sort((a, b) => a.range.start - b.range.start).map(edit => (edit.text.includes('zzstop')
    ? { ...edit, text: edit.text.replace(/[\\$}]/g, '\\$&').replace(marks, (_, name: string) => stop(name)), snippet: true }
    : edit));
}
