// A line where a key was begun and its colon forgotten, or glued to the value.

import type { Diagnosis } from './diagnosis.ts';
import { blank, insert } from './patched.ts';
import { contentEnd, innerColumn, lineOf, nextLine } from './text-lines.ts';

/** `start` and `end` enclose what the library took for the key, over one or several lines. */
export function missingColon(text: string, start: number, end: number): Diagnosis {
  const line = lineOf(text, start);
  const wordEnd = Math.min(end, contentEnd(text, line, start));
  const word = text.slice(start, wordEnd);
  const glued = /^[\w.-]+:(?!\/\/)/.exec(word);
  if (glued && glued[0].length < word.length) {
    return { kind: 'missing-space', start, end: wordEnd, args: { text: glued[0] }, patches: [insert(start + glued[0].length, ' ')] };
  }
  const next = nextLine(text, line);
  const isParent = next !== undefined && next.column > innerColumn(text, line);
  return {
    kind: 'missing-colon', start, end: wordEnd, args: { text: word },
    patches: [isParent ? insert(wordEnd, ':') : blank(start, wordEnd)],
  };
}
