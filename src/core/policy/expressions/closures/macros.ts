// Closures of `all`, `exists`, `exists_one`, `map`, `filter` and `cel.bind`.

import { type Ast, isBind, isMacro } from '../ast.ts';
import type { Local, Making, Run, Variables } from './closure.ts';

interface Loop {
  readonly over: Run;
  readonly local: Local;
  readonly body: Run;
  /** The third argument of `map`. */
  readonly last: Run | undefined;
}

/** A macro over the elements of a list (of a map: its keys). */
export function macroOf(ast: Ast, making: Making): Run | undefined {
  if (!isMacro(ast)) return undefined;
  const [name, receiver, args] = ast.args as [string, Ast, Ast[]];
  const loop = loopOf(receiver, args, making);
  const isCondition = args[1]?.checkedType?.name === 'bool';
  if (!loop) return undefined;
  if (name === 'map') return loop.last ? (isCondition ? mapWhere(loop, loop.last) : undefined) : map(loop);
  if (!isCondition) return undefined;
  switch (name) {
    case 'all': return quantifier(loop, false);
    case 'exists': return quantifier(loop, true);
    case 'exists_one': return existsOne(loop);
    case 'filter': return filter(loop);
    default: return undefined;
  }
}

function loopOf(receiver: Ast, args: readonly Ast[], { make, locals }: Making): Loop | undefined {
  const [variable, bodyAst, lastAst] = args as readonly [Ast, Ast, Ast | undefined];
  const kind = receiver.checkedType?.kind;
  if (kind !== 'list' && kind !== 'map') return undefined;
  const local: Local = { value: undefined };
  const inner = new Map([...locals, [variable.args as string, local]]);
  const over = make(receiver);
  const body = make(bodyAst, inner);
  const last = lastAst && make(lastAst, inner);
  return over && body && (!lastAst || last) ? { over, local, body, last } : undefined;
}

function elements(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  return value instanceof Map ? [...value.keys()] : Object.keys(value as object);
}

/** Stops at the first element that decides; an element that cannot tell is thrown where none does. */
function quantifier({ over, local, body }: Loop, decisive: boolean): Run {
  return variables => {
    let unknown: unknown;
    for (const element of elements(over(variables))) {
      local.value = element;
      try {
        if (body(variables) === decisive) return decisive;
      } catch (error) {
        unknown ??= error;
      }
    }
    if (unknown !== undefined) throw unknown;
    return !decisive;
  };
}

function existsOne({ over, local, body }: Loop): Run {
  return variables => {
    let count = 0;
    for (const element of elements(over(variables))) {
      local.value = element;
      if (body(variables) === true) count++;
    }
    return count === 1;
  };
}

function filter({ over, local, body }: Loop): Run {
  return variables => {
    const kept: unknown[] = [];
    for (const element of elements(over(variables))) {
      local.value = element;
      if (body(variables) === true) kept.push(element);
    }
    return kept;
  };
}

function map({ over, local, body }: Loop): Run {
  return variables => {
    const made: unknown[] = [];
    for (const element of elements(over(variables))) {
      local.value = element;
      made.push(body(variables));
    }
    return made;
  };
}

function mapWhere({ over, local, body }: Loop, last: Run): Run {
  return variables => {
    const made: unknown[] = [];
    for (const element of elements(over(variables))) {
      local.value = element;
      if (body(variables) === true) made.push(last(variables));
    }
    return made;
  };
}

/** `cel.bind(name, value, expression)`. */
export function bindOf(ast: Ast, { make, locals }: Making): Run | undefined {
  if (!isBind(ast)) return undefined;
  const [, , [variable, valueAst, bodyAst]] = ast.args as [string, Ast, [Ast, Ast, Ast]];
  const local: Local = { value: undefined };
  const value = make(valueAst);
  const body = make(bodyAst, new Map([...locals, [variable.args as string, local]]));
  return value && body && ((variables: Variables) => {
    local.value = value(variables);
    return body(variables);
  });
}
