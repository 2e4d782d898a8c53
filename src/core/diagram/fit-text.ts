// Makes any text of a file fit to be drawn: one line, no control characters, cut with an ellipsis where it is too long.

import type { Measure, Weight } from './text-width.ts';

/** Enough for any tooltip; longer texts are cut before anything is measured. */
const longest = 300;

/** The text on one line, without control characters and marks that turn the direction of writing. */
export function plainLine(text: string): string {
  const clean = text
    .slice(0, longest * 4)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  const characters = graphemes(clean);
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : clean;
}

/** The text if it fits in `width` pixels, else as much of its start as fits with an ellipsis. */
export function fitText(text: string, width: number, measure: Measure, size: number, weight: Weight = 'normal'): string {
  const line = plainLine(text);
  if (measure(line, size, weight) <= width) return line;
  const room = width - measure('…', size, weight);
  const characters = graphemes(line);
  let used = 0;
  let count = 0;
  for (const character of characters) {
    used += measure(character, size, weight);
    if (used > room) break;
    count++;
  }
  return `${characters.slice(0, count).join('').trimEnd()}…`;
}

/** What a reader sees as characters: an emoji of several code points is one. */
function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), part => part.segment);
}
