// Texts with marks: `a: ⟦b⟧` is the text `a: b` with the range of `b`.

import type { Range } from '../../src/core/text/range.ts';

/** The text without its marks, and the marked ranges in the order of the text. */
export function markedText(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') ranges.push({ start: text.length, end: -1 });
    else if (part === '⟧') (ranges.findLast(range => range.end < 0) as { end: number }).end = text.length;
    else text += part;
  }
  return { text, ranges };
}
