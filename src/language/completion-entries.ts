// Completion of entries of a section: a skeleton of a new one; in a policy file, the rules and parameters that may be adjusted.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { EntityKind } from '../core/model/entity.ts';
import { sectionOf } from '../core/model/entity.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Spot } from './completion.ts';
import { ruleItems } from './completion-rules.ts';
import type { Context } from './context.ts';
import { paramText } from './cel/param-text.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { kindName } from './kind-name.ts';

/** Items for a new entry of a section, `id: …`. */
export function entryItems(spot: Spot, section: string): CompletionItem[] {
  const { context } = spot;
  if (context.kind === 'martech-policies' && section === 'rules') return ruleItems(context, rule => isNew(spot, 'rules', rule)).map(item => ({ ...item, insertText: `${item.label}:` }));
  if (context.kind === 'martech-policies' && section === 'params') return parameterItems(context, name => isNew(spot, 'params', name));
  return context.abilities.completionSnippets ? skeletonItems(spot, section) : [];
}

/** Not written yet, but for the word under the cursor. */
function isNew({ context, cursor }: Spot, section: string, id: string): boolean {
  const entry = context.document.entries.get(`${section}/${id}`);
  return entry === undefined || entry.key === cursor.entry?.key;
}

/** Parameters with their titles, defaults and places. */
export function parameterItems(context: Context, keep: (name: string) => boolean): CompletionItem[] {
  return [...parametersOf(context).values()].filter(({ name }) => keep(name)).map(parameter => ({
    label: parameter.name, kind: CompletionItemKind.Variable, detail: parameter.type, insertText: `${parameter.name}: `,
    documentation: { kind: 'markdown', value: paramText(context, parameter) },
    ...(parameter.title ? { labelDetails: { description: say(parameter.title, context.abilities.language) } } : {}),
  }));
}

function skeletonItems(spot: Spot, section: string): CompletionItem[] {
  const { language } = spot.context.abilities;
  const kind = (Object.keys(sectionOf) as (keyof typeof sectionOf)[]).find(key => sectionOf[key] === section);
  const schema = schemaAt(spot.context.kind, section, []);
  if (!kind || !schema || schema.type !== 'object') return [];
  // Whatever was typed so far is the id.
  const typed = spot.context.document.text.slice(spot.range.start, spot.range.end) || 'id';
  return [{
    label: say(message('language.new-entry', { kind: kindName(kind as EntityKind, language) }), language), kind: CompletionItemKind.Snippet,
    insertText: skeleton(schema, typed), insertTextFormat: InsertTextFormat.Snippet, documentation: schema.description(language) ?? '',
    filterText: typed,
  }];
}

/** A snippet: an id and the keys that must be there, one stop each. */
function skeleton(schema: SchemaNode, id: string): string {
  const keys = [...schema.properties].filter(([key]) => schema.required.has(key));
  const lines = keys.map(([key, node], index) => `  ${key}: ${stop(node, index + 2)}`);
  return [`\${1:${id.replace(/[\\$}]/g, '\\$&')}}:`, ...lines].join('\n');
}

function stop(schema: SchemaNode, number: number): string {
  const values = (schema.scalarForm ?? schema).enum;
  if (values && values.length <= 12) return `\${${number}|${values.join(',')}|}`;
  return schema.type === 'list' ? `[$${number}]` : `$${number}`;
}
