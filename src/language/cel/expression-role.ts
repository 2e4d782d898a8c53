// Which values of a rule hold an expression, and which a text with expressions in braces.

import { pairOf, type Path, type SyntaxNode } from '../../core/syntax/node.ts';

export type ExpressionRole = 'expression' | 'template';

const expressions: ReadonlySet<string> = new Set(['when', 'each', 'assert', 'target', 'related']);
const templatesOfFix: ReadonlySet<string> = new Set(['title', 'set', 'unset', 'add', 'create']);

/** The role of the value at a path of a rule; undefined for plain texts. A rule without `message` says its title. */
export function expressionRole(rule: SyntaxNode | undefined, path: Path): ExpressionRole | undefined {
  const [first, second] = path;
  if (path.length === 1 && expressions.has(String(first))) return 'expression';
  if (first === 'side') return second === 'from' && path.length === 2 ? 'expression' : undefined;
  if (first === 'message' || first === 'question') return 'template';
  if (first === 'title') return pairOf(rule, 'message') ? undefined : 'template';
  return first === 'fix' ? roleInFix(typeof second === 'number' ? path.slice(2) : path.slice(1)) : undefined;
}

function roleInFix([first, second]: Path): ExpressionRole | undefined {
  if (first === 'each') return 'expression';
  if (first === 'choose') return second === 'from' ? 'expression' : undefined;
  return templatesOfFix.has(String(first)) ? 'template' : undefined;
}
