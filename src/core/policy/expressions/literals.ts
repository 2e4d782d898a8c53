// Days, durations and patterns that are written out in an expression and can never be right: said when the policy is read, not when it runs.

import { parseDay } from '../../values/day.ts';
import { parseDuration } from '../../values/duration.ts';
import { message, type Message } from '../../text/message.ts';
import { patternProblem } from '../functions/pattern.ts';
import { type Ast, walk } from './ast.ts';
import type { ExpressionProblem } from './expression.ts';

type Check = (text: string) => Message | undefined;

/** By the function and the index of the argument: what is wrong with a text that stands there. */
const checks: Readonly<Record<string, readonly [index: number, check: Check]>> = {
  day: [0, text => (parseDay(text) === undefined ? message('engine.cel-bad-day', { text }) : undefined)],
  span: [0, text => (parseDuration(text) === undefined ? message('engine.cel-bad-span', { text }) : undefined)],
  re2: [1, patternProblem],
};

/** A problem for each constant text that its function can never take, at the text. */
export function checkLiterals(root: Ast): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  walk(root, ast => {
    if (ast.op !== 'call') return;
    const [name, args] = ast.args as [string, Ast[]];
    const [index, check] = Object.hasOwn(checks, name) ? (checks[name] as readonly [number, Check]) : [];
    const argument = index === undefined ? undefined : args[index];
    const said = argument?.op === 'value' && typeof argument.args === 'string' ? check?.(argument.args) : undefined;
    if (argument && said) problems.push({ range: { start: argument.start, end: argument.end }, message: said });
  });
  return problems;
}
