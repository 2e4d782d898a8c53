// What may stand behind a dot on a value of a type, and what may be called: names, types, and a sentence each.

import type { CelField } from '../../core/policy/expressions/type-table.ts';
import { derivedSignatures, viewTypes } from '../../core/policy/expressions/view-classes.ts';
import type { Environments } from '../../core/policy/expressions/environment.ts';
import { derivedFields } from '../../core/policy/vocabulary/vocabulary.ts';
import { type Language, say } from '../../core/text/language.ts';
import { message, type MessageId, type Text } from '../../core/text/message.ts';
import { builtinFunctions, builtinMembers } from './builtins.ts';

export interface Member {
  readonly name: string;
  readonly role: 'field' | 'method' | 'function';
  /** What it gives. */
  readonly type: string;
  /** `(data)` of a method or a function, empty for a field. */
  readonly takes: string;
  /** A snippet that begins the call. */
  readonly begin: string;
  /** A short name, and a sentence or two. */
  readonly title: string | undefined;
  readonly text: string;
  /** The field behind it, where there is one. */
  readonly field?: CelField;
}

/** The members of a type, fields first, in the order of the schema; what `declared_` tells is seldom wanted. `params` have a sentence of their own. */
export function membersOf(type: string, environments: Environments, language: Language, textOfParam: (field: string) => string): readonly Member[] {
  const inner = /^optional<(.*)>$/.exec(type)?.[1];
  const built = builtinMembers(type).map(each => member(each.name, 'method', each.gives, each.takes, each.begin, say(message(each.text), language)));
  if (inner !== undefined) return [...built, ...membersOf(inner, environments, language, textOfParam).filter(each => each.role === 'field')];
  const fields = [...environments.fields.get(type) ?? (type === 'Money' ? moneyFields : [])].map(([name, gives]) => fieldMember(type, name, gives, language, textOfParam));
  const isRaw = (each: Member): boolean => each.name.startsWith('declared');
  return [...fields.filter(each => !isRaw(each)), ...methodsOf(type, environments, language), ...fields.filter(isRaw), ...built];
}

/** One field or method of a type. */
export function memberNamed(type: string, name: string, environments: Environments, language: Language, textOfParam: (field: string) => string): Member | undefined {
  return membersOf(type, environments, language, textOfParam).find(each => each.name === name);
}

/** What may be called by its name alone. */
export function functionsOf(environments: Environments, language: Language): readonly Member[] {
  const own = environments.functions.flatMap(({ signature, describe }) => fromSignature(signature, undefined, say(describe, language)));
  const built = builtinFunctions.map(each => member(each.name, 'function', each.gives, each.takes, each.begin, say(message(each.text), language)));
  return [...own, ...built.filter(each => !own.some(other => other.name === each.name))];
}

const moneyFields: readonly (readonly [string, string])[] = [['amount', 'double'], ['currency', 'string']];

const otherTexts: Readonly<Record<string, MessageId>> = {
  'Money.amount': 'cel.money-amount', 'Money.currency': 'cel.money-currency', 'Standard.tools': 'cel.standard-tools', 'Standard.agreed_by': 'cel.standard-agreed-by',
};

function fieldMember(type: string, name: string, gives: string, language: Language, textOfParam: (field: string) => string): Member {
  const field = viewTypes.table.get(type)?.fields.get(name);
  const text = (id: MessageId): Member => member(name, 'field', gives, '', '', say(message(id), language), undefined, field);
  const described = derivedText(type, name);
  if (described) return member(name, 'field', gives, '', '', say(described, language), undefined, field);
  if (field?.schema) return member(name, 'field', gives, '', '', field.schema.description(language) ?? '', field.schema.title(language), field);
  if (type === 'Params') return member(name, 'field', gives, '', '', textOfParam(name));
  if (type.startsWith('MapItem.')) return text(name === 'key' ? 'cel.map-key' : 'cel.map-value');
  const other = otherTexts[`${type}.${name}`];
  return other ? text(other) : name === 'declared' ? text('cel.declared') : member(name, 'field', gives, '', '', '', undefined, field);
}

/** An end of a flow is a tool or people. */
function derivedText(type: string, name: string): Text | undefined {
  const on = type === 'Endpoint' ? ['Tool', 'People'] : [type];
  return derivedFields.find(field => field.name === name && on.includes(field.on))?.describe;
}

function methodsOf(type: string, environments: Environments, language: Language): readonly Member[] {
  const on = type === 'Endpoint' ? ['Tool', 'People', 'Endpoint'] : [type];
  return [...derivedSignatures, ...environments.functions].flatMap(({ signature, describe }) => fromSignature(signature, on, say(describe, language)));
}

/** `Flow.legal_basis(Data): string` for the types in `on`, a function without any for undefined. */
function fromSignature(signature: string, on: readonly string[] | undefined, text: string): readonly Member[] {
  const [, receiver, name = '', takes = '', gives = ''] = /^(?:([\w<>]+)\.)?(\w+)\((.*)\): (.*)$/.exec(signature) ?? [];
  if (on === undefined ? receiver !== undefined : receiver === undefined || !on.includes(receiver)) return [];
  const isText = takes.startsWith('string');
  const begin = takes === '' ? '()' : isText && !takes.includes(',') ? '(\'$1\')' : '($0)';
  return [member(name, on === undefined ? 'function' : 'method', gives, `(${takes})`, begin, text)];
}

function member(name: string, role: Member['role'], type: string, takes: string, begin: string, text: string, title?: string, field?: CelField): Member {
  return { name, role, type, takes, begin, title, text, ...(field && { field }) };
}
