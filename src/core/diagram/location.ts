// Turns places of the model into lines and characters, as editors and the wire count them.

import { placeRange, type SyntaxDocument } from '../syntax/document.ts';
import type { Place } from '../text/place.ts';
import type { Range } from '../text/range.ts';
import type { SourceLocation } from './diagram.ts';

/** Where a place is now; the start of its file where its entry is gone. */
export function locationOf(documents: ReadonlyMap<string, SyntaxDocument>, place: Place): SourceLocation {
  const document = documents.get(place.uri);
  const range = document && placeRange(document, place);
  return document && range
    ? locationIn(document, range)
    : { uri: place.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
}

/** Where a range of absolute offsets is. */
export function locationIn(document: SyntaxDocument, range: Range): SourceLocation {
  return { uri: document.uri, range: { start: document.lines.positionAt(range.start), end: document.lines.positionAt(range.end) } };
}
