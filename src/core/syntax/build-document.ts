// Puts units together: entries, sections, and the problems that lie between entries.

import type { LineIndex } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';
import type { EntryContent, SyntaxDocument, SyntaxProblem } from './document.ts';
import { EntryTable } from './entry-table.ts';
import type { EntryName } from './entry-table.ts';
import { documentProblems, unitProblems } from './document-problems.ts';
import { keepContent } from './keep-contents.ts';
import type { ScalarNode } from './node.ts';
import type { Unit, UnitEntry, UnitTop } from './unit/unit.ts';

/** How a document was read: what the next read of the same file starts from. */
export interface Source {
  readonly sections: ReadonlySet<string>;
  readonly units: readonly Unit[];
  /** Where each unit starts. */
  readonly starts: Int32Array;
  /** The place in the table of the first entry of each unit. */
  readonly firstEntries: Int32Array;
  readonly table: EntryTable;
  readonly headers: readonly Header[];
  /** False where an edit must scan the whole text: see Scan, and where a problem lies between units. */
  readonly isSettled: boolean;
  readonly hasAnchors: boolean;
  /** How many problems the units have themselves. */
  readonly problemCount: number;
}

/** The key of a section. */
interface Header {
  readonly unit: number;
  readonly top: UnitTop;
  /** Places of its entries in the table: from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

const sources = new WeakMap<SyntaxDocument, Source>();

/** How `document` was read; undefined for a document that was not made here. */
export function sourceOf(document: SyntaxDocument): Source | undefined {
  return sources.get(document);
}

/** Where a text comes from, and what it was cut into. */
export interface Parts {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly sections: ReadonlySet<string>;
  readonly units: readonly Unit[];
  readonly isSettled: boolean;
}

export function buildDocument({ uri, text, lines, sections, units, isSettled }: Parts): SyntaxDocument {
  const source = { ...sourceFrom(units), sections, isSettled };
  const problems = documentProblems(uri, text, source);
  const isAlone = isSettled && problems.length === source.problemCount;
  return finish({ uri, text, lines, entries: source.table, sections: sectionsFrom(source), problems }, { ...source, isSettled: isAlone });
}

/** The document after one unit, with one entry of the same key, was read again; it must have no problems of its own. */
export function rebuildDocument(previous: SyntaxDocument, source: Source, text: string, lines: LineIndex, index: number, read: Unit): SyntaxDocument {
  const place = source.firstEntries[index] as number;
  const entry = read.entries[0] as UnitEntry;
  const content = keepContent(source.table.contentAt(place), entry.content);
  const unit = { ...read, entries: [{ ...entry, content }] };
  const delta = unit.length - (source.units[index] as Unit).length;
  const units = source.units.slice();
  units[index] = unit;
  const starts = source.starts.slice();
  for (let i = index + 1; i < starts.length; i++) starts[i] = (starts[i] as number) + delta;
  const table = source.table.with(place, content, delta);
  const next = { ...source, units, starts, table, problemCount: source.problemCount - (source.units[index] as Unit).problems.length + unit.problems.length };
  return finish({ uri: previous.uri, text, lines, entries: table, sections: sectionsFrom(next), problems: problemsAfter(previous, next) }, next);
}

/** The document after the units from `first` up to, not including, `end` (entries all) gave way to others of the same section. */
export function spliceDocument(previous: SyntaxDocument, source: Source, text: string, lines: LineIndex, first: number, end: number, read: readonly Unit[]): SyntaxDocument {
  const old = source.units.slice(first, end);
  const units = source.units.toSpliced(first, end - first, ...read);
  const starts = spliced(source.starts, first, end, read.map(({ length }) => length), text.length - previous.text.length);
  const from = source.firstEntries[first] as number;
  const to = end < source.units.length ? source.firstEntries[end] as number : source.table.size;
  const entries = read.flatMap((unit, i) => unit.entries.map(entry => ({ entry, offset: (starts[first + i] as number) + entry.shift })));
  const table = source.table.splice(
    from, to - from, entries.map(({ entry }) => entry), entries.map(({ entry }) => entry.content), entries.map(({ offset }) => offset), text.length - previous.text.length,
  );
  const [moreUnits, moreEntries] = [read.length - (end - first), entries.length - (to - from)];
  const own = source.headers.findLast(header => header.unit < first);
  const headers = source.headers.map(header => (header === own ? { ...header, to: header.to + moreEntries } : header.unit < first ? header
    : { ...header, unit: header.unit + moreUnits, from: header.from + moreEntries, to: header.to + moreEntries }));
  const firstEntries = spliced(source.firstEntries, first, end, read.map(unit => unit.entries.length), moreEntries);
  const problemCount = source.problemCount - countProblems(old) + countProblems(read);
  const next = { ...source, units, starts, firstEntries, table, headers, problemCount };
  return finish({ uri: previous.uri, text, lines, entries: table, sections: sectionsFrom(next), problems: problemsAfter(previous, next) }, next);
}

function problemsAfter(previous: SyntaxDocument, { units, starts, problemCount }: Source): readonly SyntaxProblem[] {
  if (problemCount === 0) return previous.problems.length === 0 ? previous.problems : [];
  return unitProblems(units, starts);
}

function countProblems(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.problems.length, 0);
}

/** Running sums after the steps from `first` up to, not including, `end` gave way to others; what lies behind moves by `delta`. */
function spliced(sums: Int32Array, first: number, end: number, steps: readonly number[], delta: number): Int32Array {
  const all = new Int32Array(sums.length - (end - first) + steps.length);
  all.set(sums.subarray(0, first));
  let sum = sums[first] as number;
  for (const [i, step] of steps.entries()) {
    all[first + i] = sum;
    sum += step;
  }
  for (let from = end, to = first + steps.length; from < sums.length; from++, to++) all[to] = (sums[from] as number) + delta;
  return all;
}

function finish(document: SyntaxDocument, source: Source): SyntaxDocument {
  sources.set(document, source);
  return document;
}

function sourceFrom(units: readonly Unit[]): Omit<Source, 'sections' | 'isSettled'> {
  const starts = new Int32Array(units.length);
  const firstEntries = new Int32Array(units.length);
  const names: EntryName[] = [];
  const contents: EntryContent[] = [];
  const offsets: number[] = [];
  const headers: { unit: number; top: UnitTop; from: number; to: number }[] = [];
  let at = 0;
  let header: (typeof headers)[number] | undefined;
  let hasAnchors = false;
  let problemCount = 0;
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] as Unit;
    starts[index] = at;
    firstEntries[index] = names.length;
    for (const top of unit.tops) {
      if (!top.isSection) continue;
      header = { unit: index, top, from: names.length, to: names.length };
      headers.push(header);
    }
    for (const entry of unit.entries) {
      names.push(entry);
      contents.push(entry.content);
      offsets.push(at + entry.shift);
      if (header?.top.name !== entry.section) header = headers.findLast(candidate => candidate.top.name === entry.section);
      if (header) header.to = names.length;
    }
    if (unit.anchors) hasAnchors = true;
    problemCount += unit.problems.length;
    at += unit.length;
  }
  return { units, starts, firstEntries, table: new EntryTable(names, contents, Int32Array.from(offsets)), headers, hasAnchors, problemCount };
}

function sectionsFrom({ headers, starts, table }: Pick<Source, 'headers' | 'starts' | 'table'>): SyntaxDocument['sections'] {
  const sections = new Map<string, { readonly key: ScalarNode; readonly range: Range; readonly empty: boolean }>();
  for (const { unit, top, from, to } of headers) {
    if (sections.has(top.name)) continue;
    const key = absolute(top.key, starts[unit] as number);
    const last = to > from ? table.at(to - 1) : undefined;
    const end = last && last.section === top.name ? last.offset + last.content.range.end : key.range.end;
    sections.set(top.name, { key, range: { start: key.range.start, end }, empty: top.isBare && to === from });
  }
  return sections;
}

function absolute(key: ScalarNode, start: number): ScalarNode {
  return { ...key, range: shifted(key.range, start) };
}

function shifted(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}

