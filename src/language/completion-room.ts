// Whether there is room at a cursor for something to be written, told from the text around it.

import { nodeAt, type Path } from '../core/syntax/node.ts';
import { lineStartOf } from '../core/text/line-start.ts';
import type { Spot } from './completion.ts';
import type { Context } from './context.ts';

/** Above lines further right, which a new key would take for its own; for a key that is no item, above the dash of a list in its column, too. */
export function isAboveDeeper({ context: { document: { text } }, range, before }: Spot, isItem: boolean): boolean {
  const next = /^[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]*)([^\s#]\s?)/.exec(text.slice(range.end, range.end + 5_000));
  if (!next) return false;
  const column = (next[1] as string).length;
  return column > before.length || (!isItem && column === before.length && /^-\s/.test(next[2] as string));
}

/** True where the line of the cursor, blank up to there, stands in another column than what is written already in the map or list at `path`. */
export function isMisaligned(spot: Spot, path: Path): boolean {
  const { context: { document }, cursor: { entry, section, node, inFlow }, before } = spot;
  if (inFlow || !/^\ufeff?\s*$/.test(before)) return false;
  const column = columnOf(document.text, spot.range.start);
  const isOther = (start: number | undefined): boolean => start !== undefined && columnOf(document.text, start) !== column;
  if (section === undefined) return isOther(document.sections.values().next().value?.key.range.start);
  if (!entry || (entry.id !== undefined && path.length === 0 && node === entry.content.keyNode)) {
    const key = document.sections.get(section)?.key.range.end;
    if (key !== undefined && /^\s*:[ \t]*(?:[&!]\S+[ \t]+)*[{[]/.test(document.text.slice(key, key + 200))) return true;
    const sibling = [...document.entries.values()].find(other => other.section === section && other.id !== undefined && other !== entry && !other.content.keyNode.written);
    return isOther(sibling && sibling.offset + sibling.content.keyNode.range.start);
  }
  const holder = nodeAt(entry.content.value, path);
  // A word that is being typed reads as the value of the key above it.
  if (holder?.kind === 'scalar') return holder.value !== null && !holder.broken && entry.offset + holder.range.start !== spot.range.start;
  if (!holder) return false;
  if (holder.flow || holder.written) return true;
  const start = holder.kind === 'list' ? holder.range.start : holder.pairs.find(({ key, merged }) => !merged && key !== node)?.key.range.start;
  return isOther(start === undefined ? undefined : entry.offset + start);
}

function columnOf(text: string, offset: number): number {
  const start = lineStartOf(text, offset);
  return offset - start - (start === 0 && text.startsWith('\ufeff') ? 1 : 0);
}

/** The keys of an item of a list whose first line is being written: `- ‸` above `  url: …`. */
export function startedItem({ context: { document: { text } }, cursor: { entry, node, path }, before, after }: Spot): ReadonlySet<string> | undefined {
  if (typeof path.at(-1) !== 'number' || node?.kind !== 'map' || node.flow || !entry || !/^\s*(?:#|$)/.test(after) || !/^\s*(?:-[ \t]+)*-?$/.test(before)) return undefined;
  const start = entry.offset + node.range.start;
  const isAligned = start - lineStartOf(text, start) === before.length + (before.endsWith('-') ? 1 : 0);
  return isAligned ? new Set(node.pairs.map(({ key }) => key.source)) : undefined;
}

/** False for a gap beside a value that stands in the same place already. */
export function hasRoom(spot: Spot): boolean {
  const { cursor: { inFlow, on, node }, range, before, after } = spot;
  // A map or list in brackets is no word to be replaced.
  if (range.start !== range.end) return !/^[{[]/.test(spot.context.document.text.slice(range.start, range.end));
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
