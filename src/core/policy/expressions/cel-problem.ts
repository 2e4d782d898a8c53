// Says in plain words, in both languages, what the CEL library found wrong.

import { nearest } from '../../schema/nearest.ts';
import { message, type Message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import { type Ast, walk } from './ast.ts';
import type { FieldTypes } from './field-types.ts';
import type { ExpressionProblem } from './expression.ts';

interface CelError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: Range;
}

/** A problem for an error of the library; `root` is the tree where there is one. */
export function celProblem(error: unknown, text: string, fields: FieldTypes, root?: Ast): ExpressionProblem {
  const { code = '', summary = '', range = { start: 0, end: text.length } } = error as CelError;
  const shown = shownRange(range, text);
  const says = (id: Message): ExpressionProblem => ({ range: shown, message: id });
  switch (code) {
    case 'unknown_variable': return unknownName(afterColon(summary), shown);
    case 'no_such_key': return unknownField(afterColon(summary), shown, fields, root);
    case 'no_such_overload': return says(overload(summary));
    case 'no_matching_overload': return says(noFunction(quoted(summary)));
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
    case 'expected_token': case 'unexpected_token': case 'unexpected_character': return says(range.start >= text.trimEnd().length ? message('engine.cel-ends-early') : unexpected(shown, text));
    default: return says(message('engine.cel-unreadable', { found: text.slice(shown.start, shown.end) || '…' }));
  }
}

/** A range of at least one character, within the text. */
function shownRange({ start, end }: Range, text: string): Range {
  const from = Math.min(start, Math.max(0, text.length - 1));
  return { start: from, end: Math.max(from + 1, Math.min(end, text.length)) };
}

function unexpected(range: Range, text: string): Message {
  const found = text.slice(range.start, range.end).trim();
  if (found === '=' && text[range.end] !== '=') return message('engine.cel-single-equals');
  return message('engine.cel-unexpected', { found });
}

function unknownName(name: string, range: Range): ExpressionProblem {
  const near = nearest(name, variableNames);
  return { range, message: message('engine.cel-no-name', { name }), ...(near.length > 0 && { nearest: near }) };
}

const variableNames = ['tool', 'flow', 'data', 'owner', 'people', 'processing', 'contract', 'initiative', 'action', 'waiver', 'observation', 'rule', 'stack', 'self', 'item', 'params', 'today'];

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

function overload(summary: string): Message {
  const [, left = '', operator = '', right = ''] = /no such overload: (.+) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in) (.+)$/.exec(summary) ?? [];
  if (operator === '') return message('engine.cel-no-operator-one', { found: afterColon(summary) });
  if (operator === 'in' && isMixed(left, right)) return message('engine.cel-in-mixed');
  return message('engine.cel-no-operator', { left, operator, right });
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
