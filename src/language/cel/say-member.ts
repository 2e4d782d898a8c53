// How fields, methods, functions and variables of expressions are described to a reader, in Markdown.

import { type Language, say } from '../../core/text/language.ts';
import { message } from '../../core/text/message.ts';
import { typeOfKind } from '../../core/policy/expressions/type-table.ts';
import { code, plainText } from '../../core/reports/markdown-text.ts';
import { kindName } from '../kind-name.ts';
import type { EntityKind } from '../../core/model/entity.ts';
import type { Member } from './members.ts';
import type { Variable } from './scope.ts';

/** `list<Flow>`; an entry of a map by what it holds. */
export function shownType(type: string): string {
  const [, key, value] = /^MapItem\.([^.]+)\.(.+)$/.exec(type) ?? [];
  return key === undefined || value === undefined ? type : `${key} → ${value.replace(/^list\.(.*)$/, 'list<$1>')}`;
}

/** What a member is: its short name, a sentence, and how the file writes it. */
export function memberMarkdown(member: Member, language: Language): string {
  const heading = member.title === undefined ? undefined : `**${plainText(member.title)}**`;
  return [heading, member.text, sourceText(member, language), valuesText(member, language)].filter(Boolean).join('\n\n');
}

/** Where the value of a field comes from. */
function sourceText({ field, role }: Member, language: Language): string | undefined {
  if (role !== 'field' || !field) return undefined;
  const { source } = field;
  if (source.from === 'derived') return field.name === 'declared' ? undefined : say(message('cel.computed'), language);
  return say(message(source.from === 'section' ? 'cel.section' : 'cel.written-as', { key: source.key }), language);
}

const valuesShown = 12;

function valuesText({ field }: Member, language: Language): string | undefined {
  const schema = field?.source.from === 'leaf' ? (field.schema?.items ?? field.schema?.scalarForm ?? field.schema) : undefined;
  const values = schema?.enum ?? [];
  if (!schema || values.length === 0 || values.length > valuesShown) return undefined;
  return values.map(value => {
    const text = schema.valueText(value, language)?.description;
    return text ? `- ${code(value)} — ${text}` : `- ${code(value)}`;
  }).join('\n');
}

/** What a name stands for. */
export function variableText({ role, type, over }: Variable, language: Language): string {
  const list = code(over ?? '');
  switch (role) {
    case 'entity': return say(message('cel.variable-entity', { kind: kindOf(type, language) }), language);
    case 'item': return say(message('cel.variable-item', { list }), language);
    case 'own': return say(message(over === undefined || over === 'cel' ? 'cel.variable-value' : 'cel.variable-own', { list }), language);
    default: return say(message(`cel.variable-${role}`), language);
  }
}

function kindOf(type: string, language: Language): string {
  const kind = (Object.keys(typeOfKind) as EntityKind[]).find(each => typeOfKind[each] === type) ?? 'stack';
  return kindName(kind, language);
}
