// A stretch of a file between two keys of the same level: the unit that is read alone.

/**
 * - `head`: what stands before the first key (comments, a byte-order mark, `%` lines, one `---`).
 * - `header`: the key of a section that holds entries, up to the first of them.
 * - `entry`: one entry of a section.
 * - `whole`: any other top-level key, or a section that is not written as a block map.
 * - `mark`: a `---` or `...` behind the first key.
 */
export type PieceKind = 'head' | 'header' | 'entry' | 'whole' | 'mark';

/** Where a piece stands: what the scanner must know to find that piece again. */
export interface PieceContext {
  readonly kind: PieceKind;
  /** The top-level key; '' in a head or a mark. */
  readonly section: string;
  /** The column of its key. */
  readonly column: number;
  /** The column where a key of this level was expected, when its key stands elsewhere. */
  readonly expected: number | undefined;
}

export interface Piece extends PieceContext {
  readonly start: number;
  readonly end: number;
}

export interface Scan {
  readonly pieces: readonly Piece[];
  /**
   * True where only the whole text can say what belongs where: several documents, anchors or tags on a section, keys that are
   * collections. The pieces then serve a text that the YAML library refuses.
   */
  readonly odd: boolean;
  /** True where the kind of a piece depends on lines far behind it: an edit must scan the whole text again. */
  readonly unsettled: boolean;
}
