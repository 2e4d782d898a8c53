// Lines of a broken text, as a person sees them: columns, what precedes, what follows.

import { lineStartOf } from '../../text/line-start.ts';
import { isVoid, lineAt } from '../scan/line.ts';
import type { Line } from '../scan/line.ts';

/** The line that holds `offset`. */
export function lineOf(text: string, offset: number): Line {
  return lineAt(text, lineStartOf(text, offset));
}

/** The first line with content at or behind the line of `offset`. */
export function contentLineAt(text: string, offset: number): Line | undefined {
  const line = lineOf(text, offset);
  return isVoid(text, line) ? nextLine(text, line) : line;
}

/** The next line with content. */
export function nextLine(text: string, from: Line): Line | undefined {
  for (let line = from; line.end < text.length;) {
    line = lineAt(text, line.end + 1);
    if (!isVoid(text, line)) return line;
  }
  return undefined;
}

/** The nearest line with content above. */
export function lineAbove(text: string, from: Line): Line | undefined {
  for (let line = from; line.start > 1;) {
    line = lineOf(text, line.start - 1);
    if (!isVoid(text, line)) return line;
  }
  return undefined;
}

/** The column of what follows the dashes that begin a line (`- - name` has its name at 4). */
export function innerColumn(text: string, line: Line): number {
  return line.column + (/^(?:-[ \t]+)*/.exec(text.slice(line.at, line.end))?.[0].length ?? 0);
}

/** The end of a line's content, without blanks, line break and comment. */
export function contentEnd(text: string, line: Line, from = line.at): number {
  const content = text.slice(from, line.end);
  const comment = content.search(/[ \t]#/);
  return from + (comment < 0 ? content : content.slice(0, comment)).trimEnd().length;
}

export function isItem(text: string, line: Line): boolean {
  return /^-(\s|$)/.test(text.slice(line.at, line.at + 2));
}
