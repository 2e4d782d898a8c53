// Closures of operators and calls. Operands are asked in the library's own order: what they note and what they throw depends on it.

import type { Ast } from '../ast.ts';
import type { Making, Run } from './closure.ts';
import { constant, valuesOf } from './literals.ts';

type Operator = (left: unknown, right: unknown, ast: Ast, evaluator: unknown) => unknown;
type Call = (args: readonly unknown[], a: unknown, b: unknown) => unknown;

/** `&&` and `||` of conditions: what one side cannot tell the other may decide. */
export function logicalOf(ast: Ast, { make }: Making): Run | undefined {
  const [leftAst, rightAst] = ast.args as [Ast, Ast];
  if (!isBool(leftAst) || !isBool(rightAst)) return undefined;
  const left = make(leftAst);
  const right = make(rightAst);
  if (!left || !right) return undefined;
  const decisive = ast.op === '||';
  return variables => {
    let first: unknown;
    try {
      first = left(variables);
    } catch (error) {
      if (right(variables) === decisive) return decisive;
      throw error;
    }
    return first === decisive ? decisive : right(variables);
  };
}

export function notOf(ast: Ast, { make }: Making): Run | undefined {
  const inner = ast.args as Ast;
  const run = isBool(inner) ? make(inner) : undefined;
  return run && (variables => !(run(variables) as boolean));
}

export function conditionalOf(ast: Ast, { make }: Making): Run | undefined {
  const [conditionAst, thenAst, elseAst] = ast.args as [Ast, Ast, Ast];
  const condition = isBool(conditionAst) ? make(conditionAst) : undefined;
  const then = make(thenAst);
  const otherwise = make(elseAst);
  return condition && then && otherwise && (variables => (condition(variables) === true ? then(variables) : otherwise(variables)));
}

/** A function, or a method with what it is called on first; the library's own handle of it, chosen when types were checked. */
export function callOf(ast: Ast, { make, evaluator, constants }: Making): Run | undefined {
  const isMethod = ast.op === 'rcall';
  const args = isMethod ? [(ast.args as [string, Ast, Ast[]])[1], ...(ast.args as [string, Ast, Ast[]])[2]] : (ast.args as [string, Ast[]])[1];
  const handle = ast.handle as Call | undefined;
  const runs = args.map(arg => make(arg));
  if (!handle || !runs.every(run => run !== undefined)) return undefined;
  if (isMethod) return variables => handle(valuesOf(runs, variables), evaluator, ast);
  const call: Run = variables => handle(valuesOf(runs, variables), ast, evaluator);
  return runs.every(run => constants.has(run)) ? once(call, constants) : call;
}

/** Functions are pure: what one gives for constants (`span('90 days')`) is found once. One that throws does so each time. */
function once(call: Run, constants: Making['constants']): Run {
  try {
    return constant(call({}), constants);
  } catch {
    return call;
  }
}

export function binaryOf(ast: Ast, making: Making): Run | undefined {
  const [leftAst, rightAst] = ast.args as [Ast, Ast];
  const left = making.make(leftAst);
  const right = making.make(rightAst);
  const handle = ast.handle as Operator | undefined;
  if (!left || !right || !handle) return undefined;
  return sizeComparison(ast, making) ?? plainComparison(ast.op, leftAst, rightAst, left, right)
    ?? (variables => handle(left(variables), right(variables), ast, making.evaluator));
}

/** Texts, booleans and numbers of one kind compare as in JavaScript. */
function plainComparison(op: string, leftAst: Ast, rightAst: Ast, left: Run, right: Run): Run | undefined {
  const type = leftAst.checkedType?.name;
  if (type !== rightAst.checkedType?.name || (type !== 'string' && type !== 'bool' && type !== 'int' && type !== 'double')) return undefined;
  switch (op) {
    case '==': return rightAst.op === 'value' ? equalTo(left, rightAst.args) : variables => left(variables) === right(variables);
    case '!=': return variables => left(variables) !== right(variables);
    case '<': return variables => (left(variables) as number) < (right(variables) as number);
    case '<=': return variables => (left(variables) as number) <= (right(variables) as number);
    case '>': return variables => (left(variables) as number) > (right(variables) as number);
    case '>=': return variables => (left(variables) as number) >= (right(variables) as number);
    default: return undefined;
  }
}

function equalTo(left: Run, constant: unknown): Run {
  return variables => left(variables) === constant;
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b, '!=': (a, b) => a !== b, '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b,
};

/** `size(list) > 0` without a big integer each time. */
function sizeComparison(ast: Ast, { make }: Making): Run | undefined {
  const [left, right] = ast.args as [Ast, Ast];
  const compare = comparisons[ast.op];
  if (!compare || left.op !== 'call' || right.op !== 'value' || typeof right.args !== 'bigint') return undefined;
  const [name, [list, ...others]] = left.args as [string, Ast[]];
  const run = name === 'size' && list && others.length === 0 && list.checkedType?.kind === 'list' ? make(list) : undefined;
  const wanted = Number(right.args);
  return run && (variables => {
    const value = run(variables) as readonly unknown[] | ReadonlySet<unknown>;
    return compare(Array.isArray(value) ? value.length : (value as ReadonlySet<unknown>).size, wanted);
  });
}

function isBool(ast: Ast): boolean {
  return ast.checkedType?.name === 'bool';
}
