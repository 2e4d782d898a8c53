// Describes a place of a file in Markdown: what it is, what it takes, what each value means; the text of hovers.

import type { FileKind } from '../file-kind.ts';
import type { Path } from '../syntax/node.ts';
import { say, type Language } from '../text/language.ts';
import { message } from '../text/message.ts';
import { expected } from './expected.ts';
import { schemaAt, type SchemaNode } from './schema-at.ts';

const valuesShown = 20;

/** What the schema says of a path (as in `schemaAt`): title, description, what it takes, its values. Undefined where it says nothing. */
export function describePath(kind: FileKind, section: string | undefined, path: Path, language: Language): string | undefined {
  const schema = schemaAt(kind, section, path);
  return schema && describeNode(schema, path.at(-1) ?? section, language);
}

/** The same of a schema under some key. */
export function describeNode(schema: SchemaNode, key: string | number | undefined, language: Language): string | undefined {
  const title = schema.title(language);
  if (!title) return undefined;
  const heading = typeof key === 'string' ? `**${title}** \`${key}\`` : `**${title}**`;
  return [heading, schema.description(language), takes(schema, language), valuesOf(schema, language)].filter(Boolean).join('\n\n');
}

/** The key of a value in a sentence: `Notice period: how long before …`. Undefined where the schema says nothing. */
export function describeKey(kind: FileKind, section: string | undefined, path: Path, language: Language): string | undefined {
  const schema = schemaAt(kind, section, path);
  const title = schema?.title(language);
  return schema && title && [say(message('schema.key-title', { title }), language), schema.description(language)].filter(Boolean).join(' ');
}

/** What one value of a path means; undefined for a value without a text of its own. */
export function describeValue(kind: FileKind, section: string | undefined, path: Path, value: string, language: Language): string | undefined {
  const schema = schemaAt(kind, section, path);
  return schema && describeWord(schema, value, language);
}

/** The same of a value where its schema is known. */
export function describeWord(schema: SchemaNode, value: string, language: Language): string | undefined {
  const text = holderOf(schema)?.valueText(value, language);
  return text && `**${text.title}** \`${value}\`\n\n${text.description}`;
}

function takes(schema: SchemaNode, language: Language): string | undefined {
  if (schema.type === 'any' || holderOf(schema)?.enum) return undefined;
  return say(message('schema.takes', { expected: expected(schema) }), language);
}

function valuesOf(schema: SchemaNode, language: Language): string | undefined {
  const holder = holderOf(schema);
  const values = holder?.enum ?? holder?.known ?? [];
  if (!holder || values.length === 0) return undefined;
  if (values.length > valuesShown) return say(message('schema.many-values', { count: values.length }), language);
  const heading = say(message(holder.enum ? 'schema.allowed-values' : 'schema.known-values'), language);
  const lines = values.map(value => {
    const text = holder.valueText(value, language);
    return text ? `- \`${value}\` — ${text.description}` : `- \`${value}\``;
  });
  return `${heading}\n\n${lines.join('\n')}`;
}

/** The node that has the values: items of a list, the scalar form of an object. */
function holderOf(schema: SchemaNode | undefined): SchemaNode | undefined {
  return schema?.items?.scalarForm ?? schema?.items ?? schema?.scalarForm ?? schema;
}
