// What one edit did to a text, found by comparing the text before with the text after.

/** The text from `start` to `end` (offsets in the text before) became `inserted` characters. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly inserted: number;
}

/** The smallest single change that turns `before` into `after`; undefined where they are equal. */
export function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const start = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = commonLength(shorter - start, (from, to) =>
    before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from));
  return { start, end: before.length - tail, inserted: after.length - tail - start };
}

/**
 * The longest length up to `most` over which `same` holds. Compares in blocks that get smaller: comparing slices of strings is
 * much faster than comparing character by character.
 */
function commonLength(most: number, same: (from: number, to: number) => boolean): number {
  let length = 0;
  for (const block of [1 << 16, 1 << 11, 1 << 6, 1]) {
    while (length + block <= most && same(length, length + block)) length += block;
  }
  return length;
}
