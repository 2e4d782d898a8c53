// Finds the syntax error, if any, for which the last good picture should stay.

import type { SyntaxDocument } from '../syntax/document.ts';
import { type Language, say } from '../text/language.ts';
import type { DiagramFault } from './diagram.ts';
import { locationIn } from './location.ts';

/** The first syntax error in the files of a stack, the root first. */
export function faultOf(documents: ReadonlyMap<string, SyntaxDocument>, language: Language): DiagramFault | undefined {
  for (const document of documents.values()) {
    const problems = [...document.problems.map(problem => ({ problem, offset: 0 }))];
    for (const { content, offset } of document.entries.values()) problems.push(...content.problems.map(problem => ({ problem, offset })));
    const errors = problems
      .filter(({ problem }) => problem.severity !== 'warning')
      .sort((a, b) => a.problem.range.start + a.offset - b.problem.range.start - b.offset);
    const first = errors[0];
    if (first) {
      const { range } = first.problem;
      return {
        message: say(first.problem.message, language),
        location: locationIn(document, { start: range.start + first.offset, end: range.end + first.offset }),
      };
    }
  }
  return undefined;
}
