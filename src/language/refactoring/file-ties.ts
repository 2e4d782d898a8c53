// What ties an entry to its file: anchors and aliases hold within one file only.

import type { SyntaxDocument } from '../../core/syntax/document.ts';
import type { SyntaxNode } from '../../core/syntax/node.ts';

interface Ties {
  /** Keys of entries with an alias or a merge key of an anchor in another entry. */
  readonly uses: ReadonlySet<string>;
  /** Keys of entries whose anchor another one uses. */
  readonly used: ReadonlySet<string>;
}

const none: Ties = { uses: new Set(), used: new Set() };
const known = new WeakMap<SyntaxDocument, Ties>();

/** Whether an entry `uses` an anchor of another one, or is `used` by another one; undefined where it stands for itself. */
export function tieOf(document: SyntaxDocument, key: string): 'uses' | 'used' | undefined {
  let ties = known.get(document);
  if (!ties) known.set(document, (ties = find(document)));
  return ties.uses.has(key) ? 'uses' : ties.used.has(key) ? 'used' : undefined;
}

function find(document: SyntaxDocument): Ties {
  if (!/(?:^|[\s,:[{-])\*[^\s*,[\]{}]/.test(document.text)) return none;
  const uses = new Set<string>();
  const used = new Set<string>();
  for (const { key, content } of document.entries.values()) {
    for (const from of writtenIn(content.value, new Set(content.keyNode.written ? [content.keyNode.written.entry] : []))) {
      if (from === key) continue;
      uses.add(key);
      used.add(from);
    }
  }
  return { uses, used };
}

/** The entries in which parts of a value are written; added to `found`. */
function writtenIn(node: SyntaxNode | undefined, found: Set<string>): ReadonlySet<string> {
  if (node?.written) found.add(node.written.entry);
  if (node?.kind === 'list') for (const item of node.items) writtenIn(item, found);
  if (node?.kind !== 'map') return found;
  for (const { key, value } of node.pairs) {
    if (key.written) found.add(key.written.entry);
    writtenIn(value, found);
  }
  return found;
}
