// Which entry an offset lies in.

import type { Entry, SyntaxDocument } from './document.ts';
import { EntryTable } from './entry-table.ts';

/** The last entry that starts at `offset` or before it: the one that a cursor there belongs to, blank lines behind it included. */
export function entryAt(document: SyntaxDocument, offset: number): Entry | undefined {
  const { entries } = document;
  if (entries instanceof EntryTable) return entries.at(entries.indexAt(offset));
  return [...entries.values()].findLast(entry => entry.offset <= offset);
}
