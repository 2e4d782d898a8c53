// Offsets in a text. The core speaks offsets only; lines and characters exist at the protocol's edge.

/** A half-open span of UTF-16 code units, `start` included, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** True where `offset` lies in `range`, its end included (a cursor may stand right after a word). */
export function contains(range: Range, offset: number): boolean {
  return offset >= range.start && offset <= range.end;
}
