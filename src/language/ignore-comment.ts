// The rule that an ignore comment names, and where: `# martech-ignore <rule>: <reason>`.

import { isInScalar, token } from '../core/policy/silencing/ignores.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import { contains, type Range } from '../core/text/range.ts';

export interface IgnoredRule {
  readonly rule: string;
  /** The id, absolute. */
  readonly range: Range;
}

/** Every rule that comments of a file name; a text that looks like such a comment is none. */
export function ignoredRules(document: SyntaxDocument): readonly IgnoredRule[] {
  return ignoredIn(document.text).filter(ignored => isComment(document, ignored));
}

function isComment(document: SyntaxDocument, { range: { start } }: IgnoredRule): boolean {
  const entry = entryAt(document, start);
  return !entry || !isInScalar(entry.content.value, start - entry.offset);
}

function ignoredIn(text: string): readonly IgnoredRule[] {
  if (!text.includes(token)) return [];
  return [...text.matchAll(new RegExp(`(?<=^|[ \\t])#[ \\t]*${token}[ \\t]+([^\\s:]+)`, 'gm'))].map(match => {
    const [whole, rule = ''] = match;
    const end = match.index + whole.length;
    return { rule, range: { start: end - rule.length, end } };
  });
}

/** The one under an offset. */
export function ignoredRuleAt(document: SyntaxDocument, offset: number): IgnoredRule | undefined {
  const { text } = document;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = /[\r\n]|$/.exec(text.slice(offset))?.index ?? 0;
  const here = ignoredIn(text.slice(start, offset + end)).map(({ rule, range }) => ({ rule, range: { start: range.start + start, end: range.end + start } }));
  return here.find(ignored => contains(ignored.range, offset) && isComment(document, ignored));
}
