// Did you mean …? The candidates that look most like a word; knows nothing of where they come from.

/**
 * The candidates closest to `word`, best first, at most `max`. Case, accents, dashes, underscores and spaces do not count.
 * A word may differ in a third of its letters, or be the beginning of a candidate (three letters or more); candidates that
 * are clearly further than the best one are left out.
 */
export function nearest(word: string, candidates: Iterable<string>, max = 3): string[] {
  const wanted = folded(word);
  if (wanted === '' || wanted.length > 64) return [];
  const scored: { readonly candidate: string; readonly score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const score = scoreOf(wanted, folded(candidate));
    if (score !== undefined) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score <= best + (best === 0 ? 0 : 1)).slice(0, max).map(({ candidate }) => candidate);
}

/** Small letters and digits only: what two spellings of a word have in common. */
export function folded(word: string): string {
  // Most words are plain ids, and this runs on every id of a stack for each one that names nothing.
  if (/^[a-z0-9.-]*$/.test(word)) return word.replaceAll('-', '');
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '');
}

function scoreOf(wanted: string, candidate: string): number | undefined {
  if (candidate === wanted) return 0;
  const most = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
  // Words differ at least by the letters that one of them has more.
  const edits = Math.abs(wanted.length - candidate.length) > most ? Number.POSITIVE_INFINITY : distance(wanted, candidate, most);
  if (edits <= most && edits < candidate.length) return edits;
  return wanted.length >= 3 && candidate.startsWith(wanted) ? wanted.length : undefined;
}

/** Edits between two words, two neighbours swapped counting as one (optimal string alignment); Infinity once they are surely more than `most`. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    // A swap reaches back two rows: only where both are past the limit is there no way back.
    if (Math.min(...row) > most && Math.min(...last) > most) return Number.POSITIVE_INFINITY;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
