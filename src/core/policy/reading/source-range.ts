// From a range in the value of a scalar to the range of the entry that writes it.

import type { ScalarNode } from '../../syntax/node.ts';
import type { Range } from '../../text/range.ts';
import { offsetTable } from '../expressions/offset-table.ts';
import type { Origin } from './layer.ts';

/** A range in a scalar's value as a range of the entry. */
export function sourceRange(origin: Origin, node: ScalarNode, range: Range): Range {
  if (node.written) return node.range;
  const { document, entry } = origin;
  const raw = document.text.slice(entry.offset + node.range.start, entry.offset + node.range.end);
  const table = offsetTable(raw, node);
  if (!table) return node.range;
  const at = (offset: number): number => table[Math.min(offset, table.length - 1)] as number;
  const [start, last, next] = [at(range.start), at(Math.max(range.start, range.end - 1)), at(Math.max(range.start + 1, range.end))];
  // An escape is as long as it is written; a range that ends where a line breaks ends with its last character.
  const end = /^[^\r\n]+$/.test(raw.slice(last, next)) ? next : last + 1;
  return { start: node.range.start + start, end: node.range.start + Math.max(end, start + 1) };
}
