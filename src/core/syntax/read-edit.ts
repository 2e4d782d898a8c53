// Reads an edit inside of one entry: the fast way, for as long as the edit changes nothing else.

import type { Change } from '../text/change.ts';
import type { LineIndex } from '../text/line-index.ts';
import { rebuildDocument, sourceOf } from './build-document.ts';
import type { Source } from './build-document.ts';
import type { SyntaxDocument } from './document.ts';
import { isOnePiece } from './scan/scan-text.ts';
import { free } from './yaml/anchors.ts';
import { readUnit } from './unit/read-unit.ts';
import type { Unit } from './unit/unit.ts';
import { unitAt } from './unit-at.ts';

/** The document after `change`; undefined where more than one entry may read differently. */
export function readEdit(previous: SyntaxDocument, change: Change, text: string, lines: LineIndex): SyntaxDocument | undefined {
  const source = sourceOf(previous);
  if (!source?.isSettled) return undefined;
  const index = unitAt(source.starts, change.start);
  const unit = source.units[index];
  const start = source.starts[index];
  if (!unit || start === undefined || unit.anchors || !isOneEntry(unit)) return undefined;
  const end = start + unit.length + change.inserted - (change.end - change.start);
  if (change.end > start + unit.length || !endsLine(text, end) || !isOnePiece(text, start, end, unit, source.sections)) return undefined;
  const read = reread(previous.uri, text.slice(start, end), unit, source);
  return read && rebuildDocument(previous, source, text, lines, index, read);
}

/** True for a unit that is one entry and nothing else. */
function isOneEntry({ entries, tops, kind }: Unit): boolean {
  return entries.length === 1 && (kind === 'entry' ? tops.length === 0 : tops.length === 1 && !tops[0]?.isSection);
}

function endsLine(text: string, end: number): boolean {
  return end === text.length || text.charCodeAt(end - 1) === 10;
}

/** The unit read again; undefined where it is no longer one entry of the same key, or where anchors are involved. */
function reread(uri: string, text: string, unit: Unit, { sections }: Source): Unit | undefined {
  const [entry] = unit.entries;
  if (!entry) return undefined;
  const name = (asked: string): string => (asked === entry.base ? entry.key : '');
  const read = readUnit(uri, text, unit, sections, { anchors: new Map(), cost: free, names: { take: name, next: name } });
  return isOneEntry(read) && read.entries[0]?.key === entry.key && !read.anchors && read.problems.length === 0 ? read : undefined;
}
