// Where a cursor stands in a file, for completion and hover: which entry, which path, on a key or a value.

import { contains } from '../text/range.ts';
import type { Range } from '../text/range.ts';
import type { Entry, SyntaxDocument } from './document.ts';
import { nodeAt } from './node.ts';
import type { Path, SyntaxNode } from './node.ts';

export interface Cursor {
  /** The entry that the cursor stands in; undefined at the top level and between the entries of a section. */
  readonly entry?: Entry;
  /** The top-level key that the cursor stands under, whether or not it stands in an entry. */
  readonly section?: string;
  /**
   * From the entry's value. On a key: the path of its pair (`['lifecycle', 'stage']`), for the entry's own key `[]`. On a value:
   * the path of that value. On a blank: the path of the map or list in which something may be written.
   */
  readonly path: Path;
  readonly on: 'key' | 'value' | 'blank';
  /** The node at the path, where there is one; for a key, the key. */
  readonly node?: SyntaxNode;
  /** Absolute: the word under the cursor, which a completion replaces; empty on a blank. */
  readonly range: Range;
  /** The column at which the line of the cursor begins (its own blanks where it is blank up to the cursor). */
  readonly indent: number;
  readonly inFlow: boolean;
}

/** What stands at an absolute offset; undefined outside the text. */
export function cursorAt(document: SyntaxDocument, offset: number): Cursor | undefined {
  if (offset < 0 || offset > document.text.length) return undefined;
  const entry = entryAt(document, offset);
  const lineStart = document.text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^ */.exec(document.text.slice(lineStart, offset))?.[0].length ?? 0;
  const blank: Cursor = { path: [], on: 'blank', range: { start: offset, end: offset }, indent, inFlow: false };
  if (!entry) return blank;
  const at = offset - entry.offset;
  const base = { entry, section: entry.section, indent };
  const absolute = (range: Range): Range => ({ start: range.start + entry.offset, end: range.end + entry.offset });
  if (contains(entry.content.keyNode.range, at)) return { ...base, path: [], on: 'key', node: entry.content.keyNode, range: absolute(entry.content.keyNode.range), inFlow: false };
  const found = find(entry.content.value, at, []);
  if (!found) return { ...blank, ...base };
  return { ...base, path: found.path, on: found.on, ...(found.node ? { node: found.node } : {}), range: found.on === 'blank' || !found.node ? blank.range : absolute(found.node.range), inFlow: found.inFlow };
}

function entryAt(document: SyntaxDocument, offset: number): Entry | undefined {
  let found: Entry | undefined;
  for (const entry of document.entries.values()) if (entry.offset <= offset) found = entry;
  return found;
}

interface Found { path: Path; on: Cursor['on']; node?: SyntaxNode; inFlow: boolean }

function find(node: SyntaxNode | undefined, at: number, path: Path): Found | undefined {
  if (!node || !contains(node.range, at)) return undefined;
  if (node.kind === 'scalar') return { path, on: 'value', node, inFlow: false };
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      const found = find(item, at, [...path, index]);
      if (found) return { ...found, inFlow: found.inFlow || node.flow };
    }
  } else {
    for (const pair of node.pairs) {
      const inside = [...path, pair.key.source];
      if (contains(pair.key.range, at)) return { path: inside, on: 'key', node: pair.key, inFlow: node.flow };
      const found = find(pair.value, at, inside);
      if (found) return { ...found, inFlow: found.inFlow || node.flow };
    }
  }
  const own = nodeAt(node, []);
  return { path, on: 'blank', ...(own ? { node: own } : {}), inFlow: node.flow };
}
