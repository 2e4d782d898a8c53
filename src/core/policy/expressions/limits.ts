// What an expression may not hold, so that no policy can hang a check or exhaust memory: refused when it is loaded.

import { message, type Message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import { type Ast, childrenOf, fieldPath, isBind, isMacro } from './ast.ts';
import type { ExpressionProblem } from './expression.ts';

/** Longest expression and longest text in one, in UTF-16 units. */
export const maxLength = 10_000;
const maxText = 1_000;
const maxDepth = 2;
const maxMacros = 4;

/** Everything in a checked expression that the limits refuse; of equal problems one inside the other, the outermost. */
export function findExcess(root: Ast): readonly ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  const found = { macros: 0 };
  look(root, { depth: 0, loops: 0 }, found, problems);
  if (found.macros > maxMacros) problems.push(problem(root, message('engine.cel-too-many-macros', { found: found.macros, most: maxMacros })));
  return problems.filter(inner => !problems.some(outer => outer !== inner && outer.message.id === inner.message.id && isAround(outer.range, inner.range)));
}

function isAround(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

/** `depth` counts binds too, `loops` only macros that go over elements. */
interface Inside {
  readonly depth: number;
  readonly loops: number;
}

function look(ast: Ast, inside: Inside, found: { macros: number }, problems: ExpressionProblem[]): void {
  const macro = isMacro(ast);
  const next = macro || isBind(ast) ? { depth: inside.depth + 1, loops: inside.loops + (macro ? 1 : 0) } : inside;
  if (next !== inside) found.macros++;
  if (next.depth > maxDepth) problems.push(problem(ast, message('engine.cel-macros-too-deep', { most: maxDepth })));
  else if (macro && inside.loops > 0 && !isOnField(ast)) problems.push(problem(ast, message('engine.cel-macro-on-computed')));
  const refused = refusal(ast, inside);
  if (refused) problems.push(problem(ast, refused));
  const [first, ...rest] = childrenOf(ast);
  // The receiver of a macro stands outside it.
  if (first) look(first, macro ? inside : next, found, problems);
  for (const child of rest) look(child, next, found, problems);
}

function isOnField(ast: Ast): boolean {
  const [, receiver] = ast.args as [string, Ast];
  return (fieldPath(receiver)?.length ?? 0) > 1;
}

function refusal(ast: Ast, inside: Inside): Message | undefined {
  if (ast.op === 'value' && typeof ast.args === 'string' && ast.args.length > maxText) return message('engine.cel-text-too-long', { most: maxText });
  if (ast.op === '+' && (ast.args as Ast[]).some(side => side.checkedType?.kind === 'list' || side.checkedType?.kind === 'dyn')) return message('engine.cel-list-plus');
  if (ast.op === 'call' && (ast.args as [string])[0] === 'dyn') return message('engine.cel-dyn');
  if (ast.op !== 'rcall') return undefined;
  const [name] = ast.args as [string];
  if (name === 'matches') return message('engine.cel-matches');
  return inside.loops > 0 && (name === 'split' || name === 'join') ? message('engine.cel-split-in-macro', { name }) : undefined;
}

function problem(ast: Ast, text: Message): ExpressionProblem {
  return { range: { start: ast.start, end: ast.end }, message: text };
}
