// What is wrong with a call that nothing takes: a name that is nearly right, a fact that is called, values of another type.

import { nearest } from '../../schema/nearest.ts';
import { message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import { celFunctions } from '../functions/functions.ts';
import { type Ast, walk } from './ast.ts';
import type { ExpressionProblem } from './expression.ts';
import type { FieldTypes } from './field-types.ts';
import { ownFunctions } from './own-functions.ts';
import { derivedSignatures } from './view-classes.ts';

interface Signature {
  readonly on: string | undefined;
  readonly name: string;
  readonly takes: string;
}

const signatures: readonly Signature[] = [...ownFunctions, ...celFunctions, ...derivedSignatures].flatMap(({ signature }) => {
  const [, on, name, takes] = /^(?:([\w<>]+)\.)?(\w+)\((.*)\): /.exec(signature) ?? [];
  return name === undefined || takes === undefined ? [] : [{ on, name, takes }];
});

const macros = ['exists', 'all', 'exists_one', 'filter', 'map'];
const ofTexts = ['startsWith', 'endsWith', 'contains', 'lowerAscii', 'upperAscii', 'trim', 'split', 'size'];
const ofOptionals = ['orValue', 'or', 'hasValue', 'value'];
const plain = ['has', 'size', 'string', 'double'];

/** `call` is as the library tells it, `Stack.tol(string)`; undefined where nothing more can be said than that. */
export function callProblem(call: string, range: Range, text: string, fields: FieldTypes, root: Ast | undefined): ExpressionProblem | undefined {
  const [, type, name = '', given = ''] = /^(?:(.+)\.)?(\w+)\((.*)\)$/s.exec(call) ?? [];
  // That one is refused with advice of its own.
  if (name === 'matches') return undefined;
  const node = root && find(root, ast => (ast.op === 'call' || ast.op === 'rcall') && ast.start === range.start && ast.end === range.end && (ast.args as [string])[0] === name);
  const at = node && nameRange(node, name, text);
  if (!at) return undefined;
  const own = signatures.filter(({ on }) => (type === undefined ? on === undefined : on !== undefined && typesOf(type).includes(on)));
  if (type !== undefined && typesOf(type).some(one => fields.get(one)?.has(name))) {
    return { range: { start: at.start, end: range.end }, message: message('engine.cel-not-called', { name }), ...(given === '' && { nearest: [name], isNamed: true }) };
  }
  const same = own.find(one => one.name === name);
  if (same) return { range, message: message('engine.cel-takes', { name, takes: `(${same.takes})`, given: `(${given})` }) };
  return [...builtinsOf(type)].includes(name) ? undefined : unknownCall(name, at, [...own.map(one => one.name), ...builtinsOf(type), ...fieldsOf(type, fields)]);
}

/** For a name that nothing knows: the first argument of a macro whose own name is misspelt, `tools.exist(t, t.live)`. */
export function macroProblem(name: string, range: Range, text: string, root: Ast | undefined): ExpressionProblem | undefined {
  const node = root && find(root, ast => ast.op === 'rcall' && isFirstArgument(ast, name, range));
  const [called, receiver] = (node?.args ?? []) as [string, Ast];
  const at = node && nameRange(node, called, text);
  const isList = /^(list|map)</.test(receiver?.checkedType?.name ?? '');
  return at && isList && !macros.includes(called) ? unknownCall(called, at, [...macros, 'size', 'join']) : undefined;
}

function isFirstArgument({ args }: Ast, name: string, { start, end }: Range): boolean {
  const [first, second] = (args as [string, Ast, Ast[]])[2];
  return first?.op === 'id' && first.args === name && first.start === start && first.end === end && second !== undefined;
}

function unknownCall(name: string, range: Range, known: readonly string[]): ExpressionProblem {
  const near = nearest(name, known);
  return { range, message: message('engine.cel-no-call', { name }), ...(near.length > 0 && { nearest: near }) };
}

/** An end of a flow is a tool or people. */
function typesOf(type: string): readonly string[] {
  return type === 'Endpoint' ? ['Endpoint', 'Tool', 'People'] : [type];
}

function fieldsOf(type: string | undefined, fields: FieldTypes): readonly string[] {
  return type === undefined ? [] : typesOf(type).flatMap(one => [...fields.get(one)?.keys() ?? []]);
}

function builtinsOf(type: string | undefined): readonly string[] {
  if (type === undefined) return plain;
  if (/^(list|map)</.test(type)) return [...macros, 'size', 'join'];
  return type === 'string' ? ofTexts : type.startsWith('optional<') ? ofOptionals : [];
}

function nameRange(node: Ast, name: string, text: string): Range | undefined {
  const from = node.op === 'rcall' ? (node.args as [string, Ast])[1].end : node.start;
  const start = text.indexOf(name, from);
  return start < 0 || start >= node.end ? undefined : { start, end: start + name.length };
}

function find(root: Ast, is: (ast: Ast) => boolean): Ast | undefined {
  let found: Ast | undefined;
  walk(root, ast => {
    if (!found && is(ast)) found = ast;
  });
  return found;
}
