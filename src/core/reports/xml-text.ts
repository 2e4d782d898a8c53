// Text as XML and HTML may hold it: nothing in a file becomes markup, and no character stands there that XML 1.0 forbids.

import { visible } from '../text/visible.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\n': '&#10;', '\t': '&#9;' };

/** Between tags. */
export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>]/g, character => entities[character] as string);
}

/** Between double quotes, line breaks and tabs kept. */
export function xmlAttribute(text: string): string {
  return allowed(text).replace(/[&<>"'\n\t]/g, character => entities[character] as string);
}

/** Half of a surrogate pair, and the two last characters of a plane, are no text. */
function allowed(text: string): string {
  return visible(text).replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
}
