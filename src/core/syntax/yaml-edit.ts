// Changes a file by the smallest text edits: comments, quotes, order, line endings and indentation stay; anchors are never edited.

import type { TextEdit } from '../text/edit.ts';
import type { Entry, SyntaxDocument } from './document.ts';
import { addItemEdits } from './edit/add-item.ts';
import { EditSite } from './edit/edit-site.ts';
import { createEntryEdits, createTopEdits, removeEntryEdits } from './edit/entries.ts';
import { nested } from './edit/nested.ts';
import { removeEdits } from './edit/remove-at.ts';
import { keyText } from './edit/scalar-text.ts';
import { setValueEdits } from './edit/set-value.ts';
import type { ShortKey } from './edit/set-value.ts';
import type { YamlValue } from './edit/yaml-value.ts';
import { isHarmless } from './harmless-problem.ts';
import { nodeAt, pairOf } from './node.ts';
import type { Path } from './node.ts';

/**
 * Sets `value` at `path` of an entry, making the maps that lead there; a top-level entry that is missing is made too. Where a
 * value comes through an alias or `<<`, the key is added to the entry instead: `key: *alias` becomes `key: { <<: *alias, … }`.
 * `shortKey` names the key that a scalar in the way stands for (`lifecycle: trial` is short for `stage`); without it, and in an
 * entry with a syntax error, there are no edits.
 */
export function setValue(document: SyntaxDocument, entryKey: string, path: Path, value: YamlValue, shortKey?: ShortKey): TextEdit[] {
  const entry = document.entries.get(entryKey);
  if (entry) return soundEntry(document, entryKey) ? setValueEdits(document, entry, path, value, shortKey) : [];
  const whole = entryKey.includes('/') ? undefined : nested(path, value);
  return whole === undefined ? [] : createTopEdits(document, entryKey, whole);
}

/** Removes the pair or the item at `path`, and a map that would be left empty with it; `[]` removes the entry. */
export function removeAt(document: SyntaxDocument, entryKey: string, path: Path): TextEdit[] {
  const entry = soundEntry(document, entryKey);
  if (!entry) return [];
  return path.length === 0 ? removeEntryEdits(document, entry) : removeEdits(document, entry, path);
}

/** Adds an item to the list at `listPath`; makes the list where it is missing, or where one value stands for it. */
export function addItem(document: SyntaxDocument, entryKey: string, listPath: Path, item: YamlValue): TextEdit[] {
  const entry = soundEntry(document, entryKey);
  return entry ? addItemEdits(document, entry, listPath, item) : [];
}

/** Gives the key at `path` another name; `[]` is the entry's own key. Nothing where the key is written elsewhere. */
export function renameKey(document: SyntaxDocument, entryKey: string, path: Path, newKey: string): TextEdit[] {
  const entry = document.entries.get(entryKey);
  const step = path.at(-1);
  if (!entry) return [];
  const pair = typeof step === 'string' ? pairOf(nodeAt(entry.content.value, path.slice(0, -1)), step) : undefined;
  const key = step === undefined ? entry.content.keyNode : pair?.key;
  if (!key || key.written) return [];
  const site = new EditSite(document, entry);
  return [{ range: { start: site.start(key), end: site.end(key) }, text: keyText(newKey) }];
}

/** Adds an entry to a section, at its end, in the manner of its neighbours; makes the section where it is missing. */
export function createEntry(document: SyntaxDocument, section: string, id: string, value: YamlValue): TextEdit[] {
  return createEntryEdits(document, section, id, value);
}

/** Removes a whole entry. */
export function removeEntry(document: SyntaxDocument, entryKey: string): TextEdit[] {
  const entry = soundEntry(document, entryKey);
  return entry ? removeEntryEdits(document, entry) : [];
}

/**
 * The entry, if every place in it is known and its own: an edit beside a syntax error may land in the wrong place, and an entry
 * that came through an alias or `<<` has no place.
 */
function soundEntry(document: SyntaxDocument, entryKey: string): Entry | undefined {
  const entry = document.entries.get(entryKey);
  if (!entry || entry.content.keyNode.written || /^[ \t]*<</.test(document.text.slice(entry.offset, entry.offset + 100))) return undefined;
  return entry.content.problems.every(isHarmless) ? entry : undefined;
}
