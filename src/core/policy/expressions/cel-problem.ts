// Says in plain words, in both languages, what the CEL library found wrong.

import { nearest } from '../../schema/nearest.ts';
import { listed } from '../engine-rules/with-nearest.ts';
import { message, type Message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import { type Ast, walk } from './ast.ts';
import { callProblem, macroProblem } from './call-problem.ts';
import type { FieldTypes } from './field-types.ts';
import type { ExpressionProblem } from './expression.ts';
import { typeOfKind } from './type-table.ts';

interface CelError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: Range;
}

/** A problem for an error of the library; `root` is the tree where there is one, `isKnown` tells which variables there are. */
export function celProblem(error: unknown, text: string, fields: FieldTypes, isKnown: (variable: string) => boolean, root?: Ast): ExpressionProblem {
  const { code = '', summary = '', range = { start: 0, end: text.length } } = error as CelError;
  const shown = shownRange(range, text);
  const says = (id: Message): ExpressionProblem => ({ range: shown, message: id });
  switch (code) {
    case 'unknown_variable': return macroProblem(afterColon(summary), range, text, root) ?? unknownName(afterColon(summary), shown, isKnown);
    case 'no_such_key': return unknownField(afterColon(summary), shown, fields, root);
    case 'no_such_overload': return overload(summary, shown, root);
    case 'no_matching_overload': return callProblem(quoted(summary), range, text, fields, root) ?? says(noFunction(quoted(summary)));
    case 'limit_exceeded': return says(message('engine.cel-limit'));
    case 'invalid_condition_type': case 'invalid_logical_operand': return says(message('engine.cel-not-a-condition', { found: quoted(summary) }));
    case 'incompatible_ternary_branches': return says(message('engine.cel-branches-differ'));
    case 'heterogeneous_list_element': return says(message('engine.cel-list-mixed'));
    case 'heterogeneous_map_key': case 'heterogeneous_map_value': return says(message('engine.cel-map-mixed'));
    case 'invalid_comprehension_range': return says(message('engine.cel-not-a-list'));
    case 'invalid_macro_argument': return says(message('engine.cel-macro-argument'));
    case 'cannot_index_type': case 'invalid_index_type': return says(message('engine.cel-no-index'));
    case 'optional_expected': return says(message('engine.cel-not-optional'));
    case 'unterminated_string': case 'unterminated_triple_quoted_string': return says(message('engine.cel-text-not-closed'));
    case 'newline_in_string': return says(message('engine.cel-newline'));
    case 'reserved_identifier': return says(message('engine.cel-reserved', { name: afterColon(summary) }));
    case 'expected_token': case 'unexpected_token': case 'unexpected_character': return range.start >= text.trimEnd().length ? says(message('engine.cel-ends-early')) : unexpected(shown, text);
    default: return says(message('engine.cel-unreadable', { found: text.slice(shown.start, shown.end) || '…' }));
  }
}

/** A range of at least one character, within the text. */
function shownRange({ start, end }: Range, text: string): Range {
  const from = Math.min(start, Math.max(0, text.length - 1));
  return { start: from, end: Math.max(from + 1, Math.min(end, text.length)) };
}

function unexpected(range: Range, text: string): ExpressionProblem {
  const found = text.slice(range.start, range.end).trim();
  if (found === '=' && text[range.end] !== '=') return { range, message: message('engine.cel-single-equals'), nearest: ['=='], isNamed: true };
  return wordOperator(range, text) ?? { range, message: message('engine.cel-unexpected', { found }) };
}

const signs: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

/** `and`, `or` and `not`, as other languages write them: what stands behind the word is what the library stumbles over. */
function wordOperator(range: Range, text: string): ExpressionProblem | undefined {
  const [, before = '', word = ''] = /^(.*?)\b(and|or|not)(\s*)$/is.exec(text.slice(0, range.start).concat(/^(?:and|or|not)\b/i.exec(text.slice(range.start))?.[0] ?? '')) ?? [];
  const sign = signs[word.toLowerCase()];
  return sign === undefined ? undefined : { range: { start: before.length, end: before.length + word.length }, message: message('engine.cel-word-operator', { word, sign }), nearest: [sign], isNamed: true };
}

function unknownName(name: string, range: Range, isKnown: (variable: string) => boolean): ExpressionProblem {
  const known = variableNames.filter(isKnown);
  const near = nearest(name, known);
  const all = known.map(one => `\`${one}\``);
  return { range, message: message('engine.cel-no-name', { name, known: { en: listed(all, 'and'), fr: listed(all, 'et') } }), ...(near.length > 0 && { nearest: near }) };
}

const variableNames = [...Object.keys(typeOfKind).filter(kind => kind !== 'stack'), 'self', 'item', 'stack', 'params', 'today'];

/** The library points at the field alone. */
function unknownField(name: string, range: Range, fields: FieldTypes, root: Ast | undefined): ExpressionProblem {
  let type: string | undefined;
  if (root) walk(root, ast => {
    if (ast.op === '.' && (ast.args as [Ast, string])[1] === name && ast.end === range.end) type = (ast.args as [Ast, string])[0].checkedType?.name;
  });
  const known = type === undefined ? undefined : fields.get(type);
  const near = known ? nearest(name, known.keys()) : [];
  const field = { start: Math.max(range.start, range.end - name.length), end: range.end };
  return { range: field, message: message('engine.cel-no-field', { name }), ...(near.length > 0 && { nearest: near }) };
}

function overload(summary: string, range: Range, root: Ast | undefined): ExpressionProblem {
  const [, left = '', operator = '', right = ''] = /no such overload: (.+) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in) (.+)$/.exec(summary) ?? [];
  if (operator === '') return { range, message: message('engine.cel-no-operator-one', { found: afterColon(summary) }) };
  if (operator === 'in' && isMixed(left, right)) return { range, message: message('engine.cel-in-mixed') };
  if (left === 'null' || right === 'null') return { range, message: message('engine.cel-null') };
  return textOfValue(left, right, range, root) ?? { range, message: message('engine.cel-no-operator', { left, operator, right }) };
}

const makers: Readonly<Record<string, 'day' | 'span'>> = { Day: 'day', Span: 'span' };

/** A day or a duration beside a text: the text, with the function that would make one of it. */
function textOfValue(left: string, right: string, range: Range, root: Ast | undefined): ExpressionProblem | undefined {
  const maker = right === 'string' ? makers[left] : left === 'string' ? makers[right] : undefined;
  let operator: Ast | undefined;
  if (root && maker) walk(root, ast => {
    if (ast.start === range.start && ast.end === range.end) operator ??= ast;
  });
  const text = (operator?.args as Ast[] | undefined)?.find(one => one.op === 'value' && typeof one.args === 'string');
  if (!maker || !text) return undefined;
  return { range: { start: text.start, end: text.end }, message: message(`engine.cel-${maker}-text`, { text: text.args as string }), wrap: maker };
}

/** `matches(text, pattern)` is refused as its method is, with the same advice. */
function noFunction(call: string): Message {
  return /(^|\.)matches\(/.test(call) ? message('engine.cel-matches') : message('engine.cel-no-function', { call });
}

function isMixed(left: string, list: string): boolean {
  return (left === 'double' && list === 'list<int>') || (left === 'int' && list === 'list<double>');
}

function afterColon(summary: string): string {
  return /: (.*)$/s.exec(summary)?.[1] ?? summary;
}

function quoted(summary: string): string {
  return /'([^']*)'[^']*$/.exec(summary)?.[1] ?? summary;
}
