// Problems of a file as a whole, and those between entries: what no entry can know by itself.

import { message } from '../text/message.ts';
import type { Range } from '../text/range.ts';
import type { SyntaxProblem } from './document.ts';
import type { EntryTable } from './entry-table.ts';
import { headProblems } from './head.ts';
import type { Unit } from './unit/unit.ts';

interface Units {
  readonly units: readonly Unit[];
  readonly starts: Int32Array;
  readonly table: EntryTable;
  readonly headers: readonly unknown[];
}

/** In the order of the text; absolute ranges. */
export function documentProblems(uri: string, text: string, { units, starts, table, headers }: Units): readonly SyntaxProblem[] {
  const problems = headProblems(text);
  const content = table.size === 0 && headers.length === 0 ? units.findIndex(unit => unit.hasContent) : -1;
  if (content >= 0) return [...problems, notAMap(text, starts[content] as number)];
  problems.push(...secondDocument(units, starts), ...twice(uri, units, starts), ...unitProblems(units, starts));
  for (let index = 0; index < units.length; index++) {
    const { expected, entries } = units[index] as Unit;
    if (expected !== undefined && entries.length > 0) problems.push(misplaced(units[index] as Unit, starts[index] as number, expected));
  }
  return problems.sort((a, b) => a.range.start - b.range.start);
}

/** Problems that lie in no entry but in one unit alone, in the order of the text. */
export function unitProblems(units: readonly Unit[], starts: Int32Array): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (let index = 0; index < units.length; index++) {
    for (const problem of (units[index] as Unit).problems) problems.push({ ...problem, range: shifted(problem.range, starts[index] as number) });
  }
  return problems;
}

function notAMap(text: string, start: number): SyntaxProblem {
  const from = start + (/^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text.slice(start))?.[0].length ?? 0);
  const line = text.slice(from, from + 200).split('\n', 1)[0] as string;
  return { kind: 'not-a-map', range: { start: from, end: from + line.trimEnd().length }, message: message('syntax.not-a-map') };
}

/** The first `---` or `...` that more text follows. */
function secondDocument(units: readonly Unit[], starts: Int32Array): SyntaxProblem[] {
  const index = units.findIndex((unit, i) => unit.kind === 'mark' && units.slice(i).some(({ hasContent }) => hasContent));
  if (index < 0) return [];
  const start = starts[index] as number;
  return [{ kind: 'several-documents', range: { start, end: start + 3 }, message: message('syntax.several-documents') }];
}

/** Top-level keys that stand more than once. */
function twice(uri: string, units: readonly Unit[], starts: Int32Array): SyntaxProblem[] {
  const seen = new Map<string, Range>();
  const problems: SyntaxProblem[] = [];
  for (let index = 0; index < units.length; index++) {
    for (const { name, key } of (units[index] as Unit).tops) {
      const range = shifted(key.range, starts[index] as number);
      const first = seen.get(name);
      if (!first) seen.set(name, range);
      else {
        const related = [{ place: { uri, entry: '', ...first }, message: message('syntax.duplicate-key-first', { key: name }) }];
        problems.push({ kind: 'duplicate-key', range, message: message('syntax.duplicate-key', { key: name }), related });
      }
    }
  }
  return problems;
}

/** An entry or a top-level key that does not stand in the column of its siblings. */
function misplaced(unit: Unit, start: number, expected: number): SyntaxProblem {
  const entry = unit.entries[0];
  const range = entry ? shifted(entry.content.keyNode.range, start + entry.shift) : { start, end: start + unit.length };
  return { kind: 'bad-indentation', range, message: message('syntax.bad-indentation', { found: unit.column + 1, expected: expected + 1 }) };
}

function shifted(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}
