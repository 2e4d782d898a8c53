// A file as entries: the unit in which texts are read, checked and re-read.

import type { LineIndex } from '../text/line-index.ts';
import type { Place } from '../text/place.ts';
import type { Range } from '../text/range.ts';
import type { Message } from '../text/message.ts';
import type { ScalarNode, SyntaxNode } from './node.ts';

/**
 * One entry of a file: a child of a section that holds entries by id (`tools/brevo`), or a whole
 * top-level key (`stack`). `content` is the very same object as long as the entry's text does not change,
 * so that later stages may keep what they derived from it.
 */
export interface Entry {
  /** `section/id`, `section` alone for a whole top-level key; a repeated one gets `#2`, `#3`, … */
  readonly key: string;
  readonly section: string;
  /** Undefined for a whole top-level key. */
  readonly id: string | undefined;
  /** Absolute offset of the entry's first character (the start of its key's line). */
  readonly offset: number;
  readonly content: EntryContent;
}

/** What one entry says, ranges relative to `Entry.offset`. */
export interface EntryContent {
  readonly keyNode: ScalarNode;
  readonly value: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** From the start of the key to the end of the value (comments and blank lines behind it excluded). */
  readonly range: Range;
}

/** A syntax error or warning; `kind` makes the finding id `syntax/<kind>`. */
export interface SyntaxProblem {
  readonly kind: string;
  /** An error where it is not said. */
  readonly severity?: 'warning';
  readonly range: Range;
  readonly message: Message;
  readonly related?: readonly { readonly place: Place; readonly message: Message }[];
}

/** A comment, with absolute offsets; `text` is what stands behind the `#`. */
export interface Comment {
  readonly range: Range;
  readonly text: string;
}

/** A file, read. Never thrown away on an error: `entries` hold what could be read and `problems` what could not. */
export interface SyntaxDocument {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** In the order of the text. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Header pairs of sections (`tools:`): the key node, absolute ranges; a section key that stands twice is a problem. */
  readonly sections: ReadonlyMap<string, { readonly key: ScalarNode; readonly range: Range; readonly empty: boolean }>;
  /** Problems of the file as a whole or between entries, absolute ranges. Those inside an entry are in its content. */
  readonly problems: readonly SyntaxProblem[];
}

/** Absolute offsets of a place; undefined where its entry no longer exists. */
export function placeRange(document: SyntaxDocument, place: Place): Range | undefined {
  if (place.entry === '') return { start: place.start, end: place.end };
  const entry = document.entries.get(place.entry);
  return entry && { start: entry.offset + place.start, end: entry.offset + place.end };
}

/** The place of a range that is relative to an entry. */
export function placeIn(uri: string, entry: string, range: Range): Place {
  return { uri, entry, start: range.start, end: range.end };
}
