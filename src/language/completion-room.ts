// Whether there is room at a cursor for something to be written, told from the text around it.

import { lineStartOf } from '../core/text/line-start.ts';
import type { Spot } from './completion.ts';
import type { Context } from './context.ts';

/** Above lines further right, which a new key would take for its own. */
export function isAboveDeeper({ context: { document: { text } }, range, before }: Spot): boolean {
  const next = /^[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]*)[^\s#]/.exec(text.slice(range.end, range.end + 5_000));
  return next !== null && (next[1] as string).length > before.length;
}

/** The keys of an item of a list whose first line is being written: `- ‸` above `  url: …`. */
export function startedItem({ context: { document: { text } }, cursor: { entry, node, path }, before, after }: Spot): ReadonlySet<string> | undefined {
  if (typeof path.at(-1) !== 'number' || node?.kind !== 'map' || node.flow || !entry || !/^\s*(?:#|$)/.test(after) || !/^\s*(?:-[ \t]+)*-?[ \t]*$/.test(before)) return undefined;
  const start = entry.offset + node.range.start;
  const isAligned = start - lineStartOf(text, start) === before.length + (before.endsWith('-') ? 1 : 0);
  return isAligned ? new Set(node.pairs.map(({ key }) => key.source)) : undefined;
}

/** False for a gap beside a value that stands in the same place already. */
export function hasRoom(spot: Spot): boolean {
  const { cursor: { inFlow, on, node }, range, before, after } = spot;
  if (range.start !== range.end) return true;
  // A map or list on the lines below.
  if (!inFlow && on === 'value' && (node?.kind === 'map' || node?.kind === 'list')) return false;
  if (inFlow) return (isBehindComma(spot) || /:\s*(?:[&!]\S+\s+)*$/.test(before)) && /^\s*(?:[,}\]]|#|$)/.test(after);
  return /(?:^|[:-])\s*(?:[&!]\S+\s+)*$/.test(before) && /^\s*(?:#|$)/.test(after);
}

/** Between braces or brackets: right behind one that opens, or behind a comma. */
export function isBehindComma({ context: { document: { text } }, range: { start } }: Spot): boolean {
  return /[,{[](?:\s|#[^\n]*\n|[&!]\S+\s)*$/.test(text.slice(Math.max(0, start - 500), start));
}

/** A `#` at the start of the line or after a blank, outside quotes as far as one line can tell. */
export function isInComment(context: Context, offset: number): boolean {
  const { text } = context.document;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^(?:[^'"#]|\S#|'[^']*'|"(?:[^"\\]|\\.)*")*?(?:^|\s)#/.test(line);
}
