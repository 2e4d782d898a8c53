// The one edit that makes a text another one: what both begin and end with stays.

import type { TextEdit } from '../core/text/edit.ts';

/** Replaces the stretch that differs. */
export function replacing(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { range: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}
