// Where a finding lies, in lines and columns that start at 1, for everything that is printed.

import { placeRange } from '../syntax/document.ts';
import type { SyntaxDocument } from '../syntax/document.ts';
import type { Place } from '../text/place.ts';

export interface Point {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** From 0, in UTF-16 code units. */
  readonly offset: number;
}

export interface Span {
  readonly start: Point;
  /** Excluded. */
  readonly end: Point;
}

/** The span of a place; the start of the file where the file could not be read or the place is gone. */
export function spanOf(document: SyntaxDocument | undefined, place: Place): Span {
  const range = document && placeRange(document, place);
  return { start: pointAt(document, range?.start ?? 0), end: pointAt(document, range?.end ?? 0) };
}

function pointAt(document: SyntaxDocument | undefined, offset: number): Point {
  const { line, character } = document?.lines.positionAt(offset) ?? { line: 0, character: 0 };
  return { line: line + 1, column: character + 1, offset };
}
