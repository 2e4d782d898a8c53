// Closures of constants, lists and maps; a list or map of constants is made once.

import type { Ast } from '../ast.ts';
import type { Making, Run, Variables } from './closure.ts';

/** Always the same value. */
export function constant(value: unknown, constants: Making['constants']): Run {
  const run = (): unknown => value;
  constants.set(run, value);
  return run;
}

export function listOf(ast: Ast, { make, constants }: Making): Run | undefined {
  const runs = (ast.args as readonly Ast[]).map(item => make(item));
  if (!runs.every(run => run !== undefined)) return undefined;
  return runs.every(run => constants.has(run)) ? constant(runs.map(run => constants.get(run)), constants) : variables => valuesOf(runs, variables);
}

/** The library asks items and arguments from the last to the first: what they note and what they throw depends on it. */
export function valuesOf(runs: readonly Run[], variables: Variables): unknown[] {
  const values = new Array<unknown>(runs.length);
  for (let index = runs.length - 1; index >= 0; index--) values[index] = (runs[index] as Run)(variables);
  return values;
}

/** A map is a plain object to the library; entries are asked in order. */
export function mapOf(ast: Ast, { make, constants }: Making): Run | undefined {
  const entries = (ast.args as readonly (readonly [Ast, Ast])[]).map(pair => pair.map(part => make(part)));
  const runs = entries.flat();
  if (!runs.every(run => run !== undefined)) return undefined;
  const build = (variables: Variables): unknown => objectOf(entries.map(pair => pair.map(run => (run as Run)(variables))));
  return runs.every(run => constants.has(run)) ? constant(build({}), constants) : build;
}

const never: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

function objectOf(entries: readonly (readonly unknown[])[]): unknown {
  const made: Record<string, unknown> = {};
  for (const [key, value] of entries) if (!never.has(key)) made[key as string] = value;
  return made;
}
