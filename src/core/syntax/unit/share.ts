// Which entry of a unit a problem belongs to.

import { lineStartOf } from '../../text/line-start.ts';
import type { SyntaxProblem } from '../document.ts';
import type { ScalarNode } from '../node.ts';
import type { Reading } from '../repair/read-broken.ts';
import type { UnitEntry } from './unit.ts';

/** Gives each of `problems` (offsets of the unit) to the last entry that starts before it; without such an entry, to the unit. */
export function problemsIn(
  problems: readonly SyntaxProblem[], entries: readonly UnitEntry[], own: readonly SyntaxProblem[],
): { readonly entries: readonly UnitEntry[]; readonly problems: readonly SyntaxProblem[] } {
  if (problems.length === 0 && entries.every(entry => entry.content.problems.length < 2)) return { entries, problems: own };
  const lists = entries.map(entry => [...entry.content.problems]);
  const rest = [...own];
  for (const problem of problems) {
    const index = entries.findLastIndex(entry => entry.shift <= problem.range.start);
    const shift = entries[index]?.shift ?? 0;
    (lists[index] ?? rest).push(shift === 0 ? problem : { ...problem, range: { start: problem.range.start - shift, end: problem.range.end - shift } });
  }
  const shared = entries.map((entry, i) => ({ ...entry, content: { ...entry.content, problems: inOrder(lists[i] as SyntaxProblem[]) } }));
  return { entries: shared, problems: inOrder(rest) };
}

function inOrder(problems: SyntaxProblem[]): readonly SyntaxProblem[] {
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
}

const none: ReadonlyMap<number, ScalarNode> = new Map();

/** Values that could not be read, by the end of their key; offsets less `shift`. */
export function brokenIn({ broken }: Reading, text: string, shift: number): ReadonlyMap<number, ScalarNode> {
  if (broken.length === 0) return none;
  return new Map(broken.flatMap(({ start, end }): [number, ScalarNode][] => {
    const lineStart = lineStartOf(text, start);
    const before = text.slice(lineStart, start).trimEnd();
    if (!before.endsWith(':')) return [];
    const keyEnd = lineStart + before.slice(0, -1).trimEnd().length;
    return [[keyEnd - shift, { kind: 'scalar', range: { start: start - shift, end: end - shift }, value: null, source: text.slice(start, end), style: 'plain', broken: true }]];
  }));
}
