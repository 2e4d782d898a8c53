// A text from a file as a small place may show it: on one line, nothing in it that turns or moves other text, cut where it is long.

import { visible } from '../core/text/visible.ts';

/** `most` characters at most, the `…` of a cut text among them; a surrogate pair is never cut through. */
export function shortText(text: string, most: number): string {
  // Nobody has to read through ten thousand characters to find the first hundred.
  const line = visible(text.slice(0, most * 4)).replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > most || text.length > most * 4 ? `${characters.slice(0, most - 1).join('').trimEnd()}…` : line;
}
