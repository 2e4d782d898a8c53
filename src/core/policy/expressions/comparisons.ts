// Texts that a field is compared with and can never hold (`tool.stage == 'prodution'`): said when the policy is read.

import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import { nearest } from '../../schema/nearest.ts';
import { message } from '../../text/message.ts';
import { type Ast, walk } from './ast.ts';
import type { ExpressionProblem } from './expression.ts';
import { viewTypes } from './view-classes.ts';

/** A problem for each such text, behind `==`, `!=` or `in`, where the file takes a fixed list of values. */
export function checkComparisons(root: Ast): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  walk(root, ast => {
    if (ast.op !== '==' && ast.op !== '!=' && ast.op !== 'in') return;
    const [left, right] = ast.args as [Ast, Ast];
    problems.push(...wrongTexts(left, right), ...wrongTexts(right, left));
  });
  return problems;
}

function wrongTexts(fact: Ast, other: Ast): readonly ExpressionProblem[] {
  const texts = other.op === 'list' ? (other.args as Ast[]) : [other];
  if (!texts.some(isText)) return [];
  const allowed = allowedBy(fact);
  if (!allowed) return [];
  return texts.filter(isText).filter(text => !allowed.includes(text.args as string)).map(text => {
    const value = text.args as string;
    // Inside its quotes, however those are written.
    const isPlain = text.end - text.start === value.length + 2;
    const near = isPlain ? nearest(value, allowed) : [];
    return {
      range: isPlain ? { start: text.start + 1, end: text.end - 1 } : { start: text.start, end: text.end },
      message: message('engine.cel-never-equal', { value, field: nameOf(fact) }), ...(near.length > 0 && { nearest: near }),
    };
  });
}

function isText(ast: Ast): boolean {
  return ast.op === 'value' && typeof ast.args === 'string';
}

/** The values that a field takes; undefined for one that takes others too, and for everything that is no field. */
function allowedBy(ast: Ast): readonly string[] | undefined {
  const at = unwrapped(ast);
  if (at.op !== '.' && at.op !== '.?') return undefined;
  const [on, name] = at.args as [Ast, string];
  const type = on.checkedType?.name.replace(/^optional<(.*)>$/, '$1') ?? '';
  const schema = fieldSchema(type, name);
  return (schema?.items?.scalarForm ?? schema?.items ?? schema?.scalarForm ?? schema)?.enum;
}

/** `tool.?pace.orValue('x')` compares the field all the same. */
function unwrapped(ast: Ast): Ast {
  return ast.op === 'rcall' && (ast.args as [string])[0] === 'orValue' ? (ast.args as [string, Ast])[1] : ast;
}

/** The written form of a computed field, where there is one. */
function fieldSchema(type: string, name: string): SchemaNode | undefined {
  const fields = viewTypes.table.get(type)?.fields;
  if (!fields) return undefined;
  if (name === 'stage' && ['Tool', 'Flow', 'Data', 'Endpoint'].includes(type)) return schemaAt('martech-stack', 'tools', ['lifecycle', 'stage']);
  return fields.get(name)?.schema ?? fields.get(`declared_${name}`)?.schema ?? fields.get(`declared_${name.replace(/s$/, '')}`)?.schema;
}

function nameOf(ast: Ast): string {
  return (unwrapped(ast).args as [Ast, string])[1];
}
