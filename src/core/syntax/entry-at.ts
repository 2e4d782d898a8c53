// Which entry an offset lies in.

import type { Entry, SyntaxDocument } from './document.ts';
import { EntryTable } from './entry-table.ts';

/** The last entry that starts at `offset` or before it: the one that a cursor there belongs to, blank lines behind it included. */
export function entryAt(document: SyntaxDocument, offset: number): Entry | undefined {
  const { entries } = document;
  if (entries instanceof EntryTable) return entries.at(entries.indexAt(offset));
  return [...entries.values()].findLast(entry => entry.offset <= offset);
}

/** Where the text behind an entry begins: the next entry or section, or the end of the file. */
export function entryEnd(document: SyntaxDocument, entry: Entry): number {
  let end = document.text.length;
  for (const { key } of document.sections.values()) if (key.range.start > entry.offset) end = Math.min(end, key.range.start);
  const { entries } = document;
  const next = entries instanceof EntryTable ? entries.at(entries.indexAt(entry.offset) + 1) : [...entries.values()].find(other => other.offset > entry.offset);
  return Math.min(end, next?.offset ?? end);
}
