// Closures of fields: plain ones, those that `has()` looks for, and those behind `.?` with a value in reserve.

import { type Ast, isHas } from '../ast.ts';
import { notStated } from '../missing.ts';
import type { Making, Run } from './closure.ts';

type Fielded = Readonly<Record<string, unknown>>;

/** `left.name` on a record or a map; what is not there is a missing fact. */
export function fieldOf(ast: Ast, making: Making): Run | undefined {
  const [leftAst, name] = ast.args as [Ast, string];
  const { kind, name: type } = leftAst.checkedType ?? {};
  const left = kind === 'message' || kind === 'map' ? making.make(leftAst) : undefined;
  if (!left) return undefined;
  const read = fieldReader(type, name, making.readers);
  return variables => {
    const value = read(left(variables));
    if (value === undefined) throw notStated;
    return value;
  };
}

function stated(look: Run): Run {
  return variables => {
    const value = look(variables);
    if (value === undefined) throw notStated;
    return value;
  };
}

/** What stands under `name`, or undefined: of an entity or a record of it by its reader, of a map or another object by its key. */
function lookup(left: Run, type: string | undefined, name: string, { readers }: Making): Run {
  const read = fieldReader(type, name, readers);
  return variables => read(left(variables));
}

function fieldReader(type: string | undefined, name: string, readers: Making['readers']): (value: unknown) => unknown {
  if (type?.startsWith('map<')) return value => inMap(value, name);
  const reader = readers.get(type ?? '')?.get(name);
  return reader ? (reader as (value: unknown) => unknown) : value => (value as Fielded)[name];
}

function inMap(map: unknown, key: string): unknown {
  if (map instanceof Map) return map.get(key) as unknown;
  return Object.hasOwn(map as Fielded, key) ? (map as Fielded)[key] : undefined;
}

/** `has(a.b.c)`: unknown where `a.b` is missing. The library checks the first name alone: types are followed here. */
export function hasOf(ast: Ast, making: Making): Run | undefined {
  const argument = isHas(ast) ? (ast.args as [string, Ast[]])[1][0] : undefined;
  if (!argument) return undefined;
  const steps: string[] = [];
  let at = argument;
  for (; at.op === '.'; at = (at.args as [Ast, string])[0]) steps.unshift((at.args as [Ast, string])[1]);
  const start = at.op === 'id' && steps.length > 0 ? making.make(at) : undefined;
  const look = start && follow(start, at.checkedType?.name, steps, making);
  return look && (variables => look(variables) !== undefined);
}

function follow(start: Run, type: string | undefined, steps: readonly string[], making: Making): Run | undefined {
  let run = start;
  let found = type;
  for (const [index, name] of steps.entries()) {
    const map = /^map<string, (.*)>$/.exec(found ?? '');
    const known = map?.[1] ?? making.fields.get(found ?? '')?.get(name);
    if (known === undefined) return undefined;
    run = lookup(index === 0 ? run : stated(run), found, name, making);
    found = known;
  }
  return run;
}

/** `a.?b.orValue(c)`: the value where it is there, else `c`. */
export function orValueOf(ast: Ast, making: Making): Run | undefined {
  const [name, receiver, args] = ast.args as [string, Ast, Ast[]];
  const look = name === 'orValue' && args.length === 1 ? optional(receiver, making) : undefined;
  const otherwise = look && making.make(args[0] as Ast);
  return look && otherwise && (variables => {
    const value = look(variables);
    return value === undefined ? otherwise(variables) : value;
  });
}

/** The value behind `.?`, or undefined; one field further on what is not there is not there either. */
function optional(ast: Ast, making: Making): Run | undefined {
  if (ast.op !== '.?' && ast.op !== '.') return undefined;
  const [leftAst, name] = ast.args as [Ast, string];
  const { kind, name: type, valueType } = leftAst.checkedType ?? {};
  if (kind === 'optional') {
    const left = valueType?.kind === 'message' || valueType?.kind === 'map' ? optional(leftAst, making) : undefined;
    const read = fieldReader(valueType?.name, name, making.readers);
    return left && (variables => {
      const value = left(variables);
      return value === undefined ? undefined : read(value);
    });
  }
  if (ast.op === '.' || (kind !== 'map' && (kind !== 'message' || !making.fields.get(type ?? '')?.has(name)))) return undefined;
  const left = making.make(leftAst);
  return left && lookup(left, type, name, making);
}
