// A checked expression as JavaScript closures: what the CEL library would do with its tree, without its bookkeeping.

import type { Ast } from '../ast.ts';
import type { FieldTypes } from '../field-types.ts';
import type { Readers } from '../views/readers.ts';
import { binaryOf, callOf, conditionalOf, logicalOf, notOf } from './operators.ts';
import { fieldOf, hasOf, orValueOf } from './fields.ts';
import { constant, listOf, mapOf } from './literals.ts';
import { bindOf, macroOf } from './macros.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Gives what the part of the expression gives, or throws what the library would throw there (a missing fact is `notStated`). */
export type Run = (variables: Variables) => unknown;

/** What is needed to turn a part of a tree into a closure. */
export interface Making {
  /** The library's evaluator, which its operators and functions are handed. */
  readonly evaluator: unknown;
  readonly fields: FieldTypes;
  /** By type, how the fields of entities and their records are read. */
  readonly readers: ReadonlyMap<string, Readers>;
  /** Where variables that the expression itself introduces keep their value of the moment. */
  readonly locals: ReadonlyMap<string, Local>;
  /** Closures that always give the same value, and that value. */
  readonly constants: Map<Run, unknown>;
  /** The closure of a part; undefined where something in it is left to the library. */
  readonly make: (ast: Ast, locals?: ReadonlyMap<string, Local>) => Run | undefined;
}

export interface Local {
  value: unknown;
}

/** The closure of a whole expression; undefined where a part of it has no closure: the library runs it then. */
export function closureOf(root: Ast, { evaluator, fields, readers }: Pick<Making, 'evaluator' | 'fields' | 'readers'>): Run | undefined {
  const constants = new Map<Run, unknown>();
  const making = (locals: ReadonlyMap<string, Local>): Making => ({
    evaluator, fields, readers, locals, constants, make: (ast, inner = locals) => closureFor(ast, making(inner)),
  });
  return making(new Map()).make(root);
}

function closureFor(ast: Ast, making: Making): Run | undefined {
  switch (ast.op) {
    case 'value': return constant(ast.args, making.constants);
    case 'id': return variableOf(ast.args as string, making);
    case '.': return fieldOf(ast, making);
    case '!_': return notOf(ast, making);
    case '&&': case '||': return logicalOf(ast, making);
    case '?:': return conditionalOf(ast, making);
    case 'list': return listOf(ast, making);
    case 'map': return mapOf(ast, making);
    case 'call': return hasOf(ast, making) ?? callOf(ast, making);
    case 'rcall': return macroOf(ast, making) ?? bindOf(ast, making) ?? orValueOf(ast, making) ?? callOf(ast, making);
    case '==': case '!=': case '<': case '<=': case '>': case '>=': case 'in': case '+': case '-': case '*': case '/': case '%': case '[]': return binaryOf(ast, making);
    default: return undefined;
  }
}


function variableOf(name: string, { locals }: Making): Run | undefined {
  const local = locals.get(name);
  if (local) return () => local.value;
  switch (name) {
    // One closure a name keeps each of them quick.
    case 'tool': return variables => variables['tool'];
    case 'flow': return variables => variables['flow'];
    case 'data': return variables => variables['data'];
    case 'self': return variables => variables['self'];
    case 'stack': return variables => variables['stack'];
    case 'params': return variables => variables['params'];
    case 'item': return variables => variables['item'];
    case 'cel': case 'optional': return undefined;
    default: return variables => variables[name];
  }
}
