// The entries of a file that reach into a range: what features of the visible part work on.

import type { Entry, SyntaxDocument } from '../core/syntax/document.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import { EntryTable } from '../core/syntax/entry-table.ts';
import type { Range } from '../core/text/range.ts';

/** In the order of the text; found without a look at the others in files that are read by entries. */
export function entriesIn(document: SyntaxDocument, range: Range): readonly Entry[] {
  const { entries } = document;
  if (!(entries instanceof EntryTable)) return [...entries.values()].filter(entry => entry.offset <= range.end && entry.offset + entry.content.range.end >= range.start);
  const first = entryAt(document, range.start);
  const found: Entry[] = [];
  for (let index = first ? entries.indexAt(first.offset) : 0; ; index++) {
    const entry = entries.at(index);
    if (!entry || entry.offset > range.end) return found;
    found.push(entry);
  }
}
