// What a reader sees on pointing at a word: a card of the thing it names, a rule in short, or what the key or value means.

import type { Hover } from 'vscode-languageserver-types';
import { cursorAt } from '../core/syntax/cursor.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import { code, plainText } from '../core/reports/markdown-text.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Range } from '../core/text/range.ts';
import { card } from './cards.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';
import { ruleCard } from './rule-card.ts';
import { symbolsAt } from './symbol-at.ts';

const valuesShown = 14;

/** The card for an offset; undefined where there is nothing to say. */
export function hover(context: Context, offset: number): Hover | undefined {
  const cursor = cursorAt(context.document, offset);
  const symbolic = symbolHover(context, offset);
  const text = symbolic ?? (cursor && schemaHover(context, cursor));
  if (!text) return undefined;
  return { contents: { kind: 'markdown', value: text.markdown }, range: rangeIn(context.document, text.range) };
}

interface Card { readonly markdown: string; readonly range: Range }

function symbolHover(context: Context, offset: number): Card | undefined {
  const symbols = symbolsAt(context, offset);
  const [first] = symbols;
  if (!first) return undefined;
  const { language } = context.abilities;
  const cards = symbols.flatMap(symbol => (symbol.kind === 'entity' ? card(symbol.root, symbol.entity, language) : (ruleCard(context, symbol.rule) ?? [])));
  return cards.length === 0 ? undefined : { markdown: [...new Set(cards)].join('\n\n---\n\n'), range: first.range };
}

function schemaHover(context: Context, cursor: Cursor): Card | undefined {
  if (cursor.on === 'blank') return undefined;
  const schema = schemaOf(context, cursor);
  if (!schema) return undefined;
  const markdown = cursor.on === 'key' ? keyCard(context, cursor, schema) : valueCard(context, cursor, schema);
  return markdown ? { markdown, range: cursor.range } : undefined;
}

function schemaOf(context: Context, cursor: Cursor): SchemaNode | undefined {
  if (cursor.entry) return schemaAt(context.kind, cursor.entry.section, cursor.path);
  const key = cursor.on === 'key' && cursor.node?.kind === 'scalar' ? cursor.node.source : undefined;
  return key === undefined ? undefined : schemaAt(context.kind, undefined, [key]);
}

function keyCard(context: Context, cursor: Cursor, schema: SchemaNode): string | undefined {
  const { language } = context.abilities;
  const key = cursor.node?.kind === 'scalar' ? cursor.node.source : '';
  const title = schema.title(language);
  const description = schema.description(language);
  if (!title && !description) return undefined;
  const allowed = allowedValues(schema, context);
  return [`**${plainText(title ?? key)}** ${code(key)}`, description, allowed].filter(Boolean).join('\n\n');
}

function allowedValues(schema: SchemaNode, context: Context): string | undefined {
  const { language } = context.abilities;
  const holder = schema.items ?? schema.scalarForm ?? schema;
  const values = holder.enum ?? holder.known ?? [];
  if (values.length === 0) return undefined;
  const lines = values.slice(0, valuesShown).map(value => {
    const text = holder.valueText(value, language);
    return text ? `- ${code(value)} ${text.description || text.title}` : `- ${code(value)}`;
  });
  if (values.length > valuesShown) lines.push(`- ${say(message('language.and-more', { count: values.length - valuesShown }), language)}`);
  return `${say(message('language.allowed-values'), language)}\n\n${lines.join('\n')}`;
}

function valueCard(context: Context, cursor: Cursor, schema: SchemaNode): string | undefined {
  const { language } = context.abilities;
  if (cursor.node?.kind !== 'scalar') return undefined;
  const value = cursor.node.source;
  const text = [schema, schema.items, schema.scalarForm].map(node => node?.valueText(value, language)).find(Boolean);
  return text && [`**${plainText(text.title)}** ${code(value)}`, text.description].filter(Boolean).join('\n\n');
}
