// Which stretch of a text an offset lies in.

/** The place of the last start at `offset` or before it, in ascending starts; -1 where there is none. */
export function unitAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
