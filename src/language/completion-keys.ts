// Completion of keys: those that must be there first, then the others in the order of the schema, none that is there already.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Spot } from './completion.ts';
import { askedKeys } from './completion-asked.ts';
import { idItems } from './completion-ids.ts';
import type { Item } from './completion-item.ts';
import { hasStart, itemPairs } from './completion-skeletons.ts';
import { type Layout, layoutOf, pairsText } from './completion-snippet.ts';

/** Items for the keys of a map whose schema is given; `present` are left out. */
export function keyItems(spot: Spot, schema: SchemaNode | undefined, present: ReadonlySet<string>): Item[] {
  if (!schema || (schema.type !== 'object' && schema.type !== 'map')) return [];
  const own = ownKind(spot, schema);
  const keys = [...schema.properties].filter(([key, node]) => !present.has(key) && (own === undefined || kindOf(node) === own));
  const asked = askedKeys(spot);
  const weight = (key: string): number => (schema.required.has(key) ? -1 : asked.includes(key) ? asked.indexOf(key) : asked.length);
  const known = keys.sort(([a], [b]) => weight(a) - weight(b)).map(([key, node]) => keyItem(spot, key, node, schema.required.has(key) ? 'required' : asked.includes(key) ? 'asked' : undefined));
  const ids = schema.keys?.ref ? idItems(spot, schema.keys.ref).filter(item => !present.has(item.label)).map(item => asKey(spot, item, schema.values)) : [];
  return [...known, ...ids];
}

/** What the key under the cursor takes, where it has its value already: only keys that take the same can stand in its place. */
function ownKind(spot: Spot, schema: SchemaNode): string | undefined {
  const { cursor: { on, range }, context: { document: { text } } } = spot;
  const own = on === 'key' && hasColon(spot) ? schema.properties.get(text.slice(range.start, range.end)) : undefined;
  return own && kindOf(own);
}

function kindOf({ type, def, kind, scalar, enum: listed, ref, values, keys, items }: SchemaNode): string {
  return JSON.stringify([type, def, kind, scalar, listed, ref, values?.def, keys?.ref, items?.def, items?.kind, items?.enum, items?.ref]);
}

/** What must stand before an item of a list: the blank behind a dash, or the dash on a line of its own below the key of the list. */
export function leadOf({ before, cursor: { inFlow } }: Spot, isList = false): string {
  if (/[:-]$/.test(before) && !/\w-$/.test(before)) return ' ';
  return isList && !inFlow && /^\s*$/.test(before) ? '- ' : '';
}

/** True where a colon stands behind the word at the cursor. */
export function hasColon({ after }: Spot): boolean {
  return /^\s*:(\s|$)/.test(after);
}

function keyItem(spot: Spot, key: string, schema: SchemaNode, why: 'required' | 'asked' | undefined): Item {
  const { language } = spot.context.abilities;
  const title = schema.title(language);
  const description = schema.description(language);
  return {
    label: key, kind: CompletionItemKind.Property,
    ...(title ? { labelDetails: { description: title } } : {}),
    ...(why ? { detail: say(message(why === 'required' ? 'language.required-key' : 'typing.asked-key'), language) } : {}),
    ...(why === 'required' ? { preselect: true } : {}),
    ...(description ? { documentation: description } : {}),
    ...insertion(spot, key, schema),
  };
}

function asKey(spot: Spot, item: Item, values: SchemaNode | undefined): Item {
  return { ...item, ...insertion(spot, item.label, values) };
}

type Insertion = Pick<Item, 'insertText' | 'insertTextFormat' | 'command'>;

/** The key with the start of its value; the key alone where a colon stands behind it already. */
function insertion(spot: Spot, key: string, schema: SchemaNode | undefined): Insertion {
  if (hasColon(spot)) return { insertText: key };
  const { abilities, document } = spot.context;
  const layout = layoutOf(document, abilities.completionSnippets, spot.cursor.inFlow);
  const lead = leadOf(spot);
  if (schema && isWholeMap(schema) && hasStart(schema) && layout.snippets) return { insertText: lead + pairsText({ [key]: itemPairs(schema, spot.context.analysis.options.today) }, layout), insertTextFormat: InsertTextFormat.Snippet };
  const [only, ...others] = schema?.enum ?? [];
  // Where a key takes one value only, nobody needs to choose it.
  if (only !== undefined && others.length === 0) return { insertText: `${lead}${key}: ${only}` };
  const value = schema ? valueStart(schema, layout) : '$0';
  const isOffered = schema !== undefined && offersValues(schema) && abilities.ruleCommand !== undefined;
  return {
    insertText: lead + (layout.snippets ? `${key}:${value.startsWith('\n') ? '' : ' '}${value}` : `${key}: `),
    ...(layout.snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(isOffered ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

/** A snippet: how a value of that schema begins, the cursor where something is to be written. */
function valueStart(schema: SchemaNode, { inFlow, step }: Layout): string {
  const deeper = `\n${' '.repeat(step)}`;
  if (schema.type === 'list') return isOfMaps(schema.items) && !inFlow ? `${deeper}- $0` : '[$0]';
  return isWholeMap(schema) ? (inFlow ? '{ $0 }' : `${deeper}$0`) : '$0';
}

function isWholeMap({ type, scalarForm }: SchemaNode): boolean {
  return (type === 'object' || type === 'map') && !scalarForm;
}

function isOfMaps(items: SchemaNode | undefined): boolean {
  return items !== undefined && items.type !== 'scalar' && !items.scalarForm;
}

/** True where completion knows values, or keys, to go on with. */
function offersValues(schema: SchemaNode): boolean {
  const holder = schema.items ?? schema.scalarForm ?? schema;
  return schema.type === 'object' || holder.enum !== undefined || holder.known !== undefined || holder.ref !== undefined || holder.scalar === 'boolean' || schema.keys?.ref !== undefined;
}
