// What a text literal in an expression may say, told by what it is compared with or handed to: stages, methods, places, ids.

import type { DeclaredKind, EntityKind } from '../../core/model/entity.ts';
import type { Ast } from '../../core/policy/expressions/ast.ts';
import { typeOfKind } from '../../core/policy/expressions/type-table.ts';
import { viewTypes } from '../../core/policy/expressions/view-classes.ts';
import { schemaAt, type SchemaNode } from '../../core/schema/schema-at.ts';
import { sayDay } from '../../core/text/say-day.ts';
import type { Context } from '../context.ts';
import { idsOf, type KnownValue, valuesOfSchema, valuesOfType } from '../known-values.ts';
import type { Scope } from './scope.ts';
import { callsAround, openingOf } from './tokens.ts';

/** Where values come from: the schema of a place, ids of some kinds, or a list of words. */
type Origin = { readonly schema: SchemaNode } | { readonly kinds: readonly DeclaredKind[] } | { readonly type: string } | { readonly words: readonly string[] } | { readonly isToday: true };

/** The values for the literal at `index`, or for one that would be written behind the token before `index`. */
export function literalValues(context: Context, scope: Scope, index: number, offset: number): readonly KnownValue[] {
  const origin = originOfLiteral(scope, index, offset);
  if (!origin) return [];
  if ('schema' in origin) return valuesOfSchema(context, origin.schema);
  if ('kinds' in origin) return idsOf(context, origin.kinds);
  if ('isToday' in origin) return [{ value: context.analysis.options.today, title: sayDay(context.analysis.options.today, context.abilities.language), text: '' }];
  return 'type' in origin ? valuesOfType(context, origin.type) : origin.words.map(value => ({ value, title: undefined, text: '' }));
}

function originOfLiteral(scope: Scope, index: number, offset: number): Origin | undefined {
  const { tokens } = scope;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (before?.text === '==' || before?.text === '!=') return origin(scope, scope.operandBefore(index - 2));
  if (after?.text === 'in') return elements(origin(scope, operandFrom(scope, index + 2)));
  if (after?.text === '==' || after?.text === '!=') return origin(scope, operandFrom(scope, index + 2));
  if (before?.text === '[' || before?.text === ',') return inBrackets(scope, index, offset);
  return before?.text === '(' ? ofArgument(scope, offset) : undefined;
}

/** `x in ['a', 'b']`, `tool.holds['a']`, or an argument behind a comma. */
function inBrackets(scope: Scope, index: number, offset: number): Origin | undefined {
  const { tokens } = scope;
  const open = openBefore(scope, index);
  if (tokens[open]?.text !== '[') return ofArgument(scope, offset);
  if (tokens[open - 1]?.text === 'in') return origin(scope, scope.operandBefore(open - 2));
  const on = scope.operandBefore(open - 1);
  if (on === 'params.standards') return { type: 'category' };
  return on === undefined ? undefined : keys(origin(scope, on));
}

/** The bracket that is open in front of a token. */
function openBefore({ tokens }: Scope, index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const text = tokens[at]?.text ?? '';
    if (tokens[at]?.kind !== 'sign') continue;
    if (')]}'.includes(text)) at = openingOf(tokens, at);
    else if ('([{'.includes(text)) return at;
    if (at < 0) return -1;
  }
  return -1;
}

const arguments_: Readonly<Record<string, Origin | (() => Origin | undefined)>> = {
  'Stack.tool': { kinds: ['tool'] }, 'Stack.flow': { kinds: ['flow'] }, 'Stack.data_set': { kinds: ['data'] }, 'Stack.owner': { kinds: ['owner'] },
  'Stack.people': { kinds: ['people'] }, 'Stack.processing': { kinds: ['processing'] }, 'Stack.contract': { kinds: ['contract'] },
  'Stack.initiative': { kinds: ['initiative'] }, 'Stack.tools_of': { type: 'category' }, 'Stack.imported_on': sources, 'Observation.latest_in': sources,
  'Data.has_class': { words: ['special-art9', 'criminal-art10', 'children', 'national-id', 'highly-personal', 'personal', 'not-personal'] },
  'Data.is_a': { type: 'data-category' }, is_a: { type: 'data-category' }, class_of: { type: 'data-category' }, personal: { type: 'data-category' },
  special: { type: 'data-category' }, group_of: { type: 'category' }, default_zone: { type: 'category' }, in_eea: { type: 'place' },
  day: { isToday: true }, span: { words: ['30 days', '90 days', '10 working days', '6 months', '12 months', '3 years'] },
  adequate: { type: 'place' }, adequacy_end: { type: 'place' }, within: { type: 'place' },
};

function sources(): Origin | undefined {
  return ofSchema(schemaAt('martech-observations', 'observed', [0, 'source']));
}

function ofArgument(scope: Scope, offset: number): Origin | undefined {
  const call = callsAround(scope.tokens, offset).at(-1);
  const name = call && scope.tokens[call.name]?.text;
  if (!call || name === undefined) return undefined;
  const on = call.isMethod ? scope.operandBefore(call.name - 2) : undefined;
  const type = on === undefined ? undefined : scope.typeOf(on)?.name;
  if (name === 'orValue') return origin(scope, on);
  const known = arguments_[type === undefined ? name : `${type}.${name}`];
  return typeof known === 'function' ? known() : known;
}

/** The operand that begins with the token at `index`: names, dots, and what stands in brackets. */
function operandFrom(scope: Scope, index: number): string | undefined {
  let end = -1;
  for (let at = index; scope.tokens[at]?.kind === 'name'; at++) {
    end = at;
    while (scope.tokens[end + 1]?.text === '(' || scope.tokens[end + 1]?.text === '[') {
      const close = scope.tokens.findIndex((_, other) => other > end && openingOf(scope.tokens, other) === end + 1);
      if (close < 0) return undefined;
      end = close;
    }
    if (scope.tokens[end + 1]?.text !== '.') break;
    at = end + 1;
  }
  return end < 0 ? undefined : scope.operandBefore(end);
}

function origin(scope: Scope, text: string | undefined): Origin | undefined {
  const ast = text === undefined ? undefined : scope.parse(text);
  return ast && originOf(scope, ast);
}

function originOf(scope: Scope, ast: Ast): Origin | undefined {
  switch (ast.op) {
    case 'id': return originOfVariable(scope, ast.args as string);
    case '.': case '.?': return originOfField(scope, ...(ast.args as [Ast, string]));
    case '[]': return values(originOf(scope, (ast.args as [Ast])[0]));
    case 'rcall': return originOfCall(scope, ...(ast.args as [string, Ast, Ast[]]));
    default: return undefined;
  }
}

function originOfVariable(scope: Scope, name: string): Origin | undefined {
  const over = scope.variables.get(name)?.over;
  const from = origin(scope, over);
  return from && (keys(from) ?? elements(from));
}

function originOfCall(scope: Scope, name: string, on: Ast, more: readonly Ast[]): Origin | undefined {
  const type = on.checkedType?.name;
  if (name === 'orValue' || name === 'value' || name === 'filter') return originOf(scope, on);
  // A list of what its expression gives: `tool.flows.map(f, f.id)`.
  if (name === 'map' && more[1]) return originOf(scope, more[1]);
  if (type === 'Flow' && (name === 'legal_basis' || name === 'legal_bases')) return ofSchema(viewTypes.table.get('Flow')?.fields.get('declared_legal_basis')?.schema);
  return undefined;
}

function originOfField(scope: Scope, on: Ast, name: string): Origin | undefined {
  const type = on.checkedType?.name.replace(/^optional<(.*)>$/, '$1') ?? '';
  if (type.startsWith('MapItem.')) {
    const over = on.op === 'id' ? origin(scope, scope.variables.get(on.args as string)?.over) : undefined;
    return name === 'key' ? keys(over) : values(over);
  }
  if (name === 'id') return ofKind(type);
  if (name === 'kind') return ofSchema(schemaAt('martech-policies', 'rules', ['on']));
  if (name === 'stage') return ofSchema(schemaAt('martech-stack', 'tools', ['lifecycle', 'stage']));
  if (type === 'Waiver' && name === 'state') return { words: ['in-force', 'pending', 'expired'] };
  if (type === 'Tool' && name === 'seeable_in') return sources();
  const fields = viewTypes.table.get(type)?.fields;
  return ofSchema(fields?.get(name)?.schema ?? fields?.get(`declared_${name}`)?.schema ?? fields?.get(`declared_${name.replace(/s$/, '')}`)?.schema);
}

function ofKind(type: string): Origin | undefined {
  if (type === 'Endpoint') return { kinds: ['tool', 'people'] };
  const kind = (Object.keys(typeOfKind) as EntityKind[]).find(each => typeOfKind[each] === type);
  return kind === undefined ? undefined : { kinds: [kind as DeclaredKind] };
}

function ofSchema(schema: SchemaNode | undefined): Origin | undefined {
  return schema && { schema };
}

function keys(from: Origin | undefined): Origin | undefined {
  return from && 'schema' in from && from.schema.type === 'map' ? ofSchema(from.schema.keys) : undefined;
}

function values(from: Origin | undefined): Origin | undefined {
  return from && 'schema' in from ? ofSchema(from.schema.type === 'map' ? from.schema.values : from.schema.items) : undefined;
}

/** What one element is; a list stands for its items already. */
function elements(from: Origin | undefined): Origin | undefined {
  return from && (keys(from) ?? from);
}
