// Where the line of an offset begins, found in the text itself.

/** Offset of the first character of the line that holds `offset`; a byte-order mark is no part of the first line. */
export function lineStartOf(text: string, offset: number): number {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}
