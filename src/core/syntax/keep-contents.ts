// Contents that say the same as before stay the same objects, however they were read.

import type { EntryContent, SyntaxDocument } from './document.ts';
import type { Unit } from './unit/unit.ts';

/** The units with the contents of `before` wherever they are equal; only the units at the places `read` can differ. */
export function keepContents(units: readonly Unit[], read: readonly number[], before: SyntaxDocument): readonly Unit[] {
  if (read.length === 0) return units;
  const kept = units.slice();
  for (const index of read) {
    const unit = kept[index] as Unit;
    const entries = unit.entries.map(entry => ({ ...entry, content: keepContent(before.entries.get(entry.key)?.content, entry.content) }));
    kept[index] = { ...unit, entries };
  }
  return kept;
}

/** `before` where it says the same as `content`. */
export function keepContent(before: EntryContent | undefined, content: EntryContent): EntryContent {
  return before && isEqual(before, content) ? before : content;
}

/** Compares contents: plain data all through. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  const keys = Object.keys(a) as (keyof EntryContent)[];
  return keys.length === Object.keys(b).length
    && keys.every(key => Object.hasOwn(b, key) && isEqual((a as EntryContent)[key], (b as EntryContent)[key]));
}
