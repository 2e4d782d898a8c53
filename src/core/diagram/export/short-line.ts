// Names as other programs get them: one line, of a length that a box holds.

import { plainLine } from '../fit-text.ts';

/** At most `longest` characters as readers count them, the last one then an ellipsis; halves of surrogate pairs are left out. */
export function shortLine(text: string, longest = 80): string {
  const line = plainLine(text).replace(/\p{Cs}|[\ufffe\uffff]/gu, '');
  const characters = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line), part => part.segment);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('').trimEnd()}…` : line;
}

/** All of them where they fit, else the first with the number of others. */
export function shortList(names: readonly string[], longest = 60): string {
  const whole = names.map(name => shortLine(name)).join(', ');
  if (whole.length <= longest || names.length < 2) return shortLine(whole, longest);
  const rest = ` +${names.length - 1}`;
  return shortLine(names[0] as string, longest - rest.length) + rest;
}
