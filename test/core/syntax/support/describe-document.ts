// A document in a few words, for tables in tests.

import type { SyntaxDocument, SyntaxProblem } from '../../../../src/core/syntax/document.ts';
import { plain } from '../../../../src/core/syntax/plain.ts';

/** Each entry as `key=value`, in the order of the text. */
export function entriesOf(document: SyntaxDocument): string[] {
  return [...document.entries.values()].map(entry => `${entry.key}=${JSON.stringify(plain(entry.content.value)) ?? ''}`);
}

/** Every problem as `kind "text it points at"`, those of entries included, in the order of the text. */
export function problemsOf(document: SyntaxDocument): string[] {
  return allProblems(document).map(({ problem, start }) => {
    const { range } = problem;
    return `${problem.severity ? `${problem.severity} ` : ''}${problem.kind} ${JSON.stringify(document.text.slice(range.start + start, range.end + start))}`;
  });
}

/** Every problem with the offset that its range counts from. */
export function allProblems(document: SyntaxDocument): { readonly problem: SyntaxProblem; readonly start: number }[] {
  const own = document.problems.map(problem => ({ problem, start: 0 }));
  const inside = [...document.entries.values()].flatMap(({ content, offset }) => content.problems.map(problem => ({ problem, start: offset })));
  return [...own, ...inside].sort((a, b) => a.problem.range.start + a.start - b.problem.range.start - b.start);
}
