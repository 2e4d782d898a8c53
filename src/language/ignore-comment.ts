// The rule that an ignore comment names, and where: `# martech-ignore <rule>: <reason>`.

import { token } from '../core/policy/silencing/ignores.ts';
import type { Range } from '../core/text/range.ts';

export interface IgnoredRule {
  readonly rule: string;
  /** The id, absolute. */
  readonly range: Range;
}

/** Every rule that comments of a text name. */
export function ignoredRules(text: string): readonly IgnoredRule[] {
  if (!text.includes(token)) return [];
  return [...text.matchAll(new RegExp(`(?<=^|[ \\t])#[ \\t]*${token}[ \\t]+([^\\s:]+)`, 'gm'))].map(match => {
    const [whole, rule = ''] = match;
    const end = match.index + whole.length;
    return { rule, range: { start: end - rule.length, end } };
  });
}

/** The one under an offset. */
export function ignoredRuleAt(text: string, offset: number): IgnoredRule | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = /[\r\n]|$/.exec(text.slice(offset))?.index ?? 0;
  const found = ignoredRules(text.slice(start, offset + end)).find(({ range }) => range.start + start <= offset && offset <= range.end + start);
  return found && { rule: found.rule, range: { start: found.range.start + start, end: found.range.end + start } };
}
