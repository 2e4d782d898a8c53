// A name for a new file: made of what it will hold, safe on every system, and not taken.

import { folderOfFile, shownPath } from '../../core/model/uri.ts';
import type { Context } from '../context.ts';

const longest = 48;
/** Names that Windows keeps for devices, whatever follows them. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/;

/** `Été & Co` becomes `ete-co`: letters and digits of any script, accents of Latin letters left out. */
export function fileStem(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase();
  const words = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const stem = [...words].slice(0, longest).join('').replace(/-$/, '') || 'part';
  return reserved.test(stem) ? `${stem}-part` : stem;
}

/** The URI of a manifest beside the file of the context that is not there yet, nor among `taken` (folded, see `folded`); it is added there. */
export function freeFile({ uri, analysis, filesMatching }: Pick<Context, 'uri' | 'analysis' | 'filesMatching'>, name: string, taken: Set<string>): string {
  const folder = folderOfFile(uri);
  const suffix = /\.yml$/i.test(uri) ? 'yml' : 'yaml';
  if (taken.size === 0) for (const known of [...filesMatching(uri, '*'), ...analysis.documents.keys()]) taken.add(folded(known));
  const stem = fileStem(name);
  for (let count = 1; ; count++) {
    const own = folder + encodeURIComponent(`${stem}${count === 1 ? '' : `-${count}`}.martech-stack.${suffix}`);
    if (taken.has(folded(own))) continue;
    taken.add(folded(own));
    return own;
  }
}

/** Names that differ in case or in how accents are put together are one file on many disks. */
function folded(uri: string): string {
  return shownPath(uri, '').normalize('NFC').toLowerCase().normalize('NFC');
}
