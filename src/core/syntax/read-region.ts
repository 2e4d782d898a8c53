// Reads an edit that adds, removes or renames entries of one section: a stretch of units, and nothing around it.

import type { Change } from '../text/change.ts';
import type { LineIndex } from '../text/line-index.ts';
import { sourceOf, spliceDocument } from './build-document.ts';
import type { Source } from './build-document.ts';
import type { SyntaxDocument } from './document.ts';
import { keepContents } from './keep-contents.ts';
import { scanEntries } from './scan/scan-text.ts';
import type { ScanState } from './scan/scan-text.ts';
import { readUnit } from './unit/read-unit.ts';
import type { Unit } from './unit/unit.ts';
import { unitAt } from './unit-at.ts';
import { free } from './yaml/anchors.ts';

/** The document after `change`; undefined where more than the entries that it touches may read differently. */
export function readRegion(previous: SyntaxDocument, change: Change, text: string, lines: LineIndex): SyntaxDocument | undefined {
  const source = sourceOf(previous);
  if (!source?.isSettled || source.hasAnchors) return undefined;
  const { first, end } = touched(source, change);
  const before = stateBefore(source, first, previous.text);
  if (!before || !source.units.slice(first, end).every(unit => unit.kind === 'entry')) return undefined;
  const from = source.starts[first] as number;
  const to = end < source.units.length ? (source.starts[end] as number) + text.length - previous.text.length : text.length;
  const isClosed = to > from && (text.charCodeAt(to - 1) === 10 || to === text.length);
  const pieces = isClosed ? scanEntries(text, from, to, before, source.sections) : undefined;
  if (!pieces || !goesOn(source.units[end], pieces.at(-1)?.column)) return undefined;
  const names = new RegionNames(source, first, end);
  const above = { anchors: new Map(), cost: free, names };
  const read = pieces.map(piece => readUnit(previous.uri, text.slice(piece.start, piece.end), piece, source.sections, above));
  if (names.isTaken || read.some(unit => unit.anchors || unit.tops.length > 0)) return undefined;
  return spliceDocument(previous, source, text, lines, first, end, keepContents(read, [...read.keys()], previous));
}

/** The units that a change touches, with the one before where the change is at a unit's start. */
function touched(source: Source, change: Change): { readonly first: number; readonly end: number } {
  const at = unitAt(source.starts, change.start);
  const isAtStart = source.starts[at] === change.start;
  return { first: isAtStart && source.units[at - 1]?.kind === 'entry' ? at - 1 : at, end: unitAt(source.starts, change.end) + 1 };
}

/** What a scan knows in front of an entry. */
function stateBefore({ units, starts, headers }: Source, first: number, text: string): ScanState | undefined {
  const unit = units[first];
  const above = units[first - 1];
  const header = headers.find(({ top }) => top.name === unit?.section);
  if (!unit || !above || !header || (above.kind !== 'entry' && above.kind !== 'header') || above.section !== unit.section) return undefined;
  const isTabbed = text.charCodeAt(starts[first - 1] as number) === 9;
  return { top: (units[header.unit] as Unit).column, section: unit.section, column: above.kind === 'entry' ? above.column : undefined, isTabbed };
}

/** True where the unit behind the region still begins where it did. */
function goesOn(next: Unit | undefined, column: number | undefined): boolean {
  return next === undefined || next.kind === 'header' || next.kind === 'whole' || (next.kind === 'entry' && next.column === column);
}

/** Keys of entries that are read again: each must be new, or one of those that the region had. */
class RegionNames {
  isTaken = false;
  readonly #source: Source;
  readonly #own: ReadonlySet<string>;
  readonly #given = new Set<string>();

  constructor(source: Source, first: number, end: number) {
    this.#source = source;
    this.#own = new Set(source.units.slice(first, end).flatMap(unit => unit.entries.map(entry => entry.key)));
    for (const key of this.#own) if (key.includes('#') || source.table.has(`${key}#2`)) this.isTaken = true;
  }

  take(base: string): string {
    if (this.#given.has(base) || (this.#source.table.has(base) && !this.#own.has(base))) this.isTaken = true;
    this.#given.add(base);
    return base;
  }

  next(base: string): string {
    return base;
  }
}
