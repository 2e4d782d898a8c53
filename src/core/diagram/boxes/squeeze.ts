// Moves things along one axis as close together as their distances allow, and then to the middle of what room is left.

/** `to` starts at least `least` pixels behind the start of `from`; may be negative. */
export interface Apart {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** Something on the axis: where it starts now, and how long it is; `half` is what a label on it needs on both sides of its middle. */
export interface Squeezed {
  readonly at: number;
  readonly size: number;
  readonly half: number;
}

/**
 * Starts of all things, in pixels from 0, on an axis as short as it can be. Things with slack stand in the middle of it: the mean of two
 * solutions is one too. Undefined where the distances contradict each other.
 */
export function squeeze(things: readonly Squeezed[], distances: readonly Apart[]): Float64Array | undefined {
  const ats = things.map(({ at }) => at);
  const front = settle(things.map(({ half, size }) => Math.max(0, half - size / 2)), [...distances].sort((a, b) => (ats[a.from] as number) - (ats[b.from] as number)), 1);
  if (!front) return undefined;
  const length = Math.max(0, ...front.map((at, i) => at + reach(things[i] as Squeezed)));
  const back = settle(things.map(thing => length - reach(thing)), [...distances].sort((a, b) => (ats[b.to] as number) - (ats[a.to] as number)), -1);
  return back && front.map((at, i) => Math.round((at + (back[i] as number)) / 2));
}

/** From the start of a thing to its end, or to that of its label. */
function reach({ size, half }: Squeezed): number {
  return Math.max(size, size / 2 + half);
}

/** Pushes starts on (1) or back (-1) until every distance is kept; undefined if that does not end. */
function settle(starts: readonly number[], distances: readonly Apart[], way: 1 | -1): Float64Array | undefined {
  const at = Float64Array.from(starts);
  for (let round = 0; round <= starts.length + 1; round++) {
    let isSettled = true;
    for (const { from, to, least } of distances) {
      const missing = (at[from] as number) + least - (at[to] as number);
      if (missing <= 1e-6) continue;
      isSettled = false;
      if (way === 1) at[to] = (at[to] as number) + missing;
      else at[from] = (at[from] as number) - missing;
    }
    if (isSettled) return at;
  }
  return undefined;
}
