// Turns the core's offsets and places into the protocol's positions: the only place where that happens.

import type { Location, Position, Range as LspRange } from 'vscode-languageserver-types';
import { placeRange } from '../core/syntax/document.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Place } from '../core/text/place.ts';
import type { Range } from '../core/text/range.ts';
import type { Context } from './context.ts';

/** The protocol's range for absolute offsets. */
export function rangeIn(document: SyntaxDocument, range: Range): LspRange {
  return { start: document.lines.positionAt(range.start), end: document.lines.positionAt(range.end) };
}

/** The absolute offset of a position. */
export function offsetIn(document: SyntaxDocument, position: Position): number {
  return document.lines.offsetAt(position);
}

/** The absolute offsets of a range of the protocol. */
export function offsetsIn(document: SyntaxDocument, { start, end }: LspRange): Range {
  return { start: offsetIn(document, start), end: offsetIn(document, end) };
}

/** The location of a place; undefined where its file or its entry is no longer there. */
export function locationOf(context: Pick<Context, 'documentAt' | 'clientUri'>, place: Place): Location | undefined {
  const document = context.documentAt(place.uri);
  const range = document && placeRange(document, place);
  return document && range && { uri: context.clientUri(place.uri), range: rangeIn(document, range) };
}
