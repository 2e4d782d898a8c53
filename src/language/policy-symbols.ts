// What an offset of a policy file names: a rule, a parameter, or in an expression something that the stack declares.

import { entitiesOf } from '../core/model/stack.ts';
import { underscored } from '../core/policy/expressions/type-table.ts';
import { cursorAt } from '../core/syntax/cursor.ts';
import { celWordAt } from './cel/cel-word.ts';
import { expressionAt } from './cel/expression-at.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { type Context, rootsOf } from './context.ts';
import type { ParameterSymbol, RuleSymbol, SymbolAt } from './symbol-at.ts';

/** Rules, parameters and ids under an offset of a policy file; ids outside expressions are found by `policyIds`. */
export function policySymbols(context: Context, offset: number): readonly SymbolAt[] {
  const at = expressionAt(context, offset);
  if (at) return inExpression(context, at);
  const symbol = keyAt(context, offset);
  return symbol ? [symbol] : [];
}

/** The key of a rule or a parameter, wherever a policy file writes one. */
function keyAt(context: Context, offset: number): RuleSymbol | ParameterSymbol | undefined {
  const cursor = cursorAt(context.document, offset);
  if (!cursor?.entry?.id) return undefined;
  const { entry: { section, id }, path, on, node, range } = cursor;
  const isOwnKey = on === 'key' && path.length === 0;
  if (section === 'rules' && isOwnKey) return { kind: 'rule', rule: id as string, range };
  if ((section === 'params' || section === 'parameters') && isOwnKey) return { kind: 'parameter', name: id as string, range };
  if (section !== 'tests') return undefined;
  if (on === 'value' && path[0] === 'rule' && node?.kind === 'scalar') return { kind: 'rule', rule: node.source, range };
  return on === 'key' && path[0] === 'params' && path.length === 2 && node?.kind === 'scalar' ? { kind: 'parameter', name: node.source, range } : undefined;
}

/** `params.trial_max`, or an id in quotes that is compared with an id or handed to a finder. */
function inExpression(context: Context, at: NonNullable<ReturnType<typeof expressionAt>>): readonly SymbolAt[] {
  const word = celWordAt(context, at);
  if (!word) return [];
  if (word.param !== undefined) {
    const parameter = [...parametersOf(context).values()].find(({ name }) => underscored(name) === word.param);
    return parameter ? [{ kind: 'parameter', name: parameter.name, range: word.range }] : [];
  }
  return rootsOf(context).flatMap(root => word.ids.flatMap(({ kind, id }) => {
    const entity = entitiesOf(root.stack, kind).get(id);
    return entity ? [{ kind: 'entity' as const, root, entity, range: word.range }] : [];
  }));
}
