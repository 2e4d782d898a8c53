// Comments behind values: those that stood in one column, line after line, still do.

/** A comment behind a value, or one that goes on with it in the line below (which has no words of its own: both ends are 0). */
export interface Trailing {
  readonly index: number;
  /** Its column in the text. */
  readonly column: number;
  /** Where the words in front of it end: in the text, and once they are formatted. */
  readonly before: number;
  readonly after: number;
  /** True where a blank line, or something that is not formatted, stands between it and the one above. */
  readonly isApart: boolean;
}

/** The column of each comment by its index: at least one blank behind its words. */
export function trailingColumns(comments: readonly Trailing[]): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  let from = 0;
  for (let i = 1; i <= comments.length; i++) {
    const [first, next] = [comments[from] as Trailing, comments[i]];
    if (next && !next.isApart && next.column === first.column) continue;
    place(comments.slice(from, i), columns);
    from = i;
  }
  return columns;
}

function place(run: readonly Trailing[], columns: Map<number, number>): void {
  let before = 0;
  let after = 0;
  for (const comment of run) {
    before = Math.max(before, comment.before);
    after = Math.max(after, comment.after);
  }
  for (const { index, column } of run) columns.set(index, after + Math.max(1, column - before));
}
