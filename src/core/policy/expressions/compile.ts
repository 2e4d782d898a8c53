// Parses and checks one expression. With environment.ts the only importer of the CEL library.

import type { Environment } from '@marcbachmann/cel-js';
import { message } from '../../text/message.ts';
import { type Ast, type AstType, childrenOf, fieldPath, isHas, walk } from './ast.ts';
import { celProblem } from './cel-problem.ts';
import { checkComparisons } from './comparisons.ts';
import { closureOf } from './closures/closure.ts';
import type { Compiled, ExpressionProblem } from './expression.ts';
import type { FieldTypes } from './field-types.ts';
import { findExcess, maxLength } from './limits.ts';
import { checkLiterals } from './literals.ts';
import { notStated } from './missing.ts';
import { nearest } from '../../schema/nearest.ts';
import { viewTypes } from './view-classes.ts';

/** What the expression must give: a condition, a list or map to go over, an entity, entities, or anything. */
export type Expected = 'condition' | 'items' | 'entity' | 'entities' | 'anything';

/** An expression ready to run, or everything that is wrong with it. */
export function compile(text: string, environment: Environment, fields: FieldTypes, expected: Expected): Compiled {
  const problems = (found: readonly ExpressionProblem[]): Compiled => ({ expression: undefined, problems: found });
  if (text.trim() === '') return problems([{ range: { start: 0, end: text.length }, message: message('engine.cel-empty') }]);
  if (text.length > maxLength) return problems([{ range: { start: 0, end: text.length }, message: message('engine.cel-too-long', { most: maxLength }) }]);
  let parsed: ReturnType<Environment['parse']>;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    return problems([celProblem(error, text, fields, name => environment.hasVariable(name))]);
  }
  const root = parsed.ast as unknown as Ast;
  const check = parsed.check();
  if (!check.valid) {
    const excess = findExcess(root);
    return problems(excess.length > 0 ? excess : [celProblem(check.error, text, fields, name => environment.hasVariable(name), root)]);
  }
  const found = [...findExcess(root), ...checkHas(root, fields), ...checkOptional(root, fields), ...checkLiterals(root), ...checkComparisons(root), ...checkResult(root, expected)];
  if (found.length > 0) return problems(found);
  hasten(root);
  const byLibrary = (variables: Readonly<Record<string, unknown>>): unknown => parsed(variables as never) as unknown;
  const run = closureOf(root, { evaluator: evaluatorOf(environment), fields, readers: viewTypes.readers }) ?? byLibrary;
  return { expression: { text, type: root.checkedType?.name ?? 'dyn', plain: plainFields(root), run, byLibrary }, problems: [] };
}

const evaluators = new WeakMap<Environment, unknown>();

/** What the library hands to its operators and functions: it shows it to nobody but them. */
function evaluatorOf(environment: Environment): unknown {
  if (!evaluators.has(environment)) {
    const parsed = environment.parse('true');
    (parsed.ast as unknown as Ast).setMeta('evaluate', (evaluator: unknown) => evaluator);
    parsed.check();
    evaluators.set(environment, parsed({}) as unknown);
  }
  return evaluators.get(environment);
}

/** The tree of an expression with its types; undefined where it cannot be parsed or checked. */
export function parseChecked(text: string, environment: Environment): Ast | undefined {
  if (text.length > maxLength) return undefined;
  try {
    const parsed = environment.parse(text);
    return parsed.check().valid ? (parsed.ast as unknown as Ast) : undefined;
  } catch {
    return undefined;
  }
}

/** The library checks only the first name inside `has()`: the fields behind it are checked here. */
function checkHas(root: Ast, fields: FieldTypes): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  walk(root, ast => {
    const argument = isHas(ast) ? (ast.args as [string, Ast[]])[1][0] : undefined;
    const problem = argument && checkHasPath(argument, fields);
    if (problem) problems.push(problem);
  });
  return problems;
}

/** Nor does it check the field behind `.?`; what comes before that one is looked at on its own. */
function checkOptional(root: Ast, fields: FieldTypes): ExpressionProblem[] {
  const found = new Map<number, ExpressionProblem>();
  walk(root, ast => {
    if (isHas(ast)) return false;
    const problem = ast.op === '.?' ? checkHasPath(ast, fields, false) : undefined;
    if (problem) found.set(problem.range.start, problem);
    return undefined;
  });
  return [...found.values()];
}

function checkHasPath(path: Ast, fields: FieldTypes, isHeld = true): ExpressionProblem | undefined {
  const steps: Ast[] = [];
  let at = path;
  for (; at.op === '.' || at.op === '.?'; at = (at.args as [Ast, string])[0]) steps.unshift(at);
  let type: string | undefined = at.checkedType?.name;
  for (const step of steps) {
    const name = (step.args as [Ast, string])[1];
    const known = type === undefined ? undefined : fields.get(type);
    if (!known) {
      type = /^map<[^,]+, (.*)>$/.exec(type ?? '')?.[1];
      continue;
    }
    const found = known.get(name);
    if (found === undefined) {
      const range = { start: step.end - name.length, end: step.end };
      return { range, message: message('engine.cel-no-field', { name }), nearest: nearest(name, known.keys()) };
    }
    if (isHeld && step === path && isAlwaysThere(type as string, name)) return { range: { start: path.start, end: path.end }, message: message('engine.cel-has-section', { name }) };
    type = found;
  }
  return undefined;
}

/** A section or a map: it exists whether it is written or not. */
function isAlwaysThere(type: string, name: string): boolean {
  const source = viewTypes.table.get(type)?.fields.get(name)?.source.from;
  return source === 'section' || source === 'map';
}

function checkResult(root: Ast, expected: Expected): ExpressionProblem[] {
  const type = root.checkedType;
  if (!type || type.kind === 'dyn' || isExpected(type, expected)) return [];
  return [{ range: { start: root.start, end: root.end }, message: message(`engine.cel-expected-${expected as Exclude<Expected, 'anything'>}`, { found: type.name }) }];
}

function isExpected(type: AstType, expected: Expected): boolean {
  switch (expected) {
    case 'condition': return type.name === 'bool';
    case 'items': return type.kind === 'list' || type.kind === 'map';
    case 'entity': return type.kind === 'message';
    case 'entities': return type.kind === 'list' && type.valueType?.kind !== 'primitive';
    case 'anything': return true;
  }
}

/**
 * A field that is not there is the most common event of all. The library makes a new error, its text and a picture of the
 * expression each time; here one and the same error is thrown, which is twenty times faster and means the same.
 */
function hasten(root: Ast): void {
  walk(root, ast => {
    if (ast.op !== '.') return;
    const [left, name] = ast.args as [Ast, string];
    if (left.checkedType?.kind !== 'message') return;
    ast.setMeta('evaluate', (evaluator: { run(ast: Ast, context: unknown): Record<string, unknown> }, _: Ast, context: unknown) => {
      const value = evaluator.run(left, context)[name];
      if (value === undefined) throw notStated;
      return value;
    });
  });
}

/** Fields that stand somewhere outside `has()` and not behind `.?`. */
function plainFields(root: Ast): ReadonlySet<string> {
  const plain = new Set<string>();
  walk(root, ast => {
    if (isHas(ast)) return false;
    if (ast.op === '.') add(plain, ...(ast.args as [Ast, string]));
    if (ast.op === 'rcall') add(plain, (ast.args as [string, Ast])[1], (ast.args as [string, Ast])[0]);
    return undefined;
  });
  return plain;
}

function add(plain: Set<string>, on: Ast, name: string): void {
  const type = on.checkedType?.name.replace(/^optional<(.*)>$/, '$1');
  if (type === undefined) return;
  for (const one of type === 'Endpoint' ? ['Tool', 'People'] : [type]) plain.add(`${one}.${name}`);
}

/** The names that an expression starts from and the fields that it follows, for editors: `flow.to.security`. */
export function pathsIn(root: Ast): readonly (readonly string[])[] {
  const path = fieldPath(root);
  return path ? [path] : childrenOf(root).flatMap(pathsIn);
}
