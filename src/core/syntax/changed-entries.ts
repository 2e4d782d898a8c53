// What an edit changed, told without looking at what it did not.

import type { SyntaxDocument } from './document.ts';
import { EntryTable } from './entry-table.ts';

/** Keys of entries whose content differs between two reads of a file: new and changed ones, and those that are gone. */
export function changedEntries(previous: SyntaxDocument | undefined, document: SyntaxDocument): { readonly changed: readonly string[]; readonly gone: readonly string[] } {
  const [before, now] = [previous?.entries, document.entries];
  if (before instanceof EntryTable && now instanceof EntryTable) {
    if (before.hasSameKeys(now)) return { changed: now.changedFrom(before), gone: [] };
    return { changed: now.changedFrom(before), gone: [...before.keys()].filter(key => !now.has(key)) };
  }
  const changed = [...now.keys()].filter(key => before?.get(key)?.content !== now.get(key)?.content);
  return { changed, gone: [...before?.keys() ?? []].filter(key => !now.has(key)) };
}
