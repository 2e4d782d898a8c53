// Every expression that a rule of a policy file writes, and the way back from each to the file.

import { offsetTable } from '../../core/policy/expressions/offset-table.ts';
import { parseTemplate } from '../../core/policy/expressions/template.ts';
import type { Entry, SyntaxDocument } from '../../core/syntax/document.ts';
import type { ScalarNode } from '../../core/syntax/node.ts';
import type { Range } from '../../core/text/range.ts';
import { scalarsIn } from './expression-at.ts';
import { expressionRole } from './expression-role.ts';

export interface WrittenExpression {
  readonly text: string;
  /** A word of the expression as a range of its entry; a word that is broken over lines has none. */
  rangeOf(word: Range): Range | undefined;
}

/** The expressions of an entry under `rules`, those in braces of its texts too. */
export function expressionsIn({ text }: SyntaxDocument, { offset, content: { value } }: Entry): readonly WrittenExpression[] {
  return scalarsIn(value, []).flatMap(({ path, node }) => {
    const role = node.broken || node.tag !== undefined || node.value === null ? undefined : expressionRole(value, path);
    if (!role) return [];
    const whole = writtenIn(text.slice(offset + node.range.start, offset + node.range.end), node);
    if (!whole) return [];
    return role === 'expression' ? [whole] : parseTemplate(node.source).flatMap(part => ('expression' in part ? [within(whole, part.start, part.expression)] : []));
  });
}

function writtenIn(raw: string, node: ScalarNode): WrittenExpression | undefined {
  const table = offsetTable(raw, node);
  return table && {
    text: node.source,
    rangeOf({ start, end }) {
      const [from, last] = [table[start], table[end - 1]];
      if (from === undefined || last === undefined || raw.slice(from, last + 1) !== node.source.slice(start, end)) return undefined;
      return { start: node.range.start + from, end: node.range.start + last + 1 };
    },
  };
}

function within(whole: WrittenExpression, at: number, text: string): WrittenExpression {
  return { text, rangeOf: ({ start, end }) => whole.rangeOf({ start: start + at, end: end + at }) };
}
