// Gives the keys of a map the shape that their place wants: on lines below a key, behind the dash of a list, in braces or brackets.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { EditSite } from '../core/syntax/edit/edit-site.ts';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Item } from './completion-item.ts';
import { keyItems, leadOf } from './completion-keys.ts';
import { itemPairs } from './completion-skeletons.ts';
import { layoutOf, pairsText } from './completion-snippet.ts';
import type { Spot } from './completion.ts';

/** What stands around the first line, and how much deeper the others are. */
interface Shape { readonly before: string; readonly deeper: number; readonly behind: string }

/** Keys for a place where a map, or a list of maps, may begin, with a skeleton of the whole item of a list; none where only scalars may stand. */
export function mapItems(spot: Spot, schema: SchemaNode | undefined, present: ReadonlySet<string>): Item[] {
  const isList = schema?.type === 'list';
  const map = isList ? schema.items : schema;
  const isItem = isList || typeof spot.cursor.path.at(-1) === 'number';
  if (!map || (map.type !== 'object' && map.type !== 'map') || (map.scalarForm && !isItem)) return [];
  // A value that is there stays, but for a word that may become the first key.
  if (!/^[\w-]*$/.test(spot.context.document.text.slice(spot.range.start, spot.range.end))) return [];
  const shape = shapeOf(spot, isList, isItem);
  if (!shape) return [];
  const whole = isItem && map.type === 'object' && present.size === 0 ? [wholeItem(spot, map)] : [];
  return [...whole, ...keyItems(spot, map, present)].map(item => shaped(item, shape));
}

function wholeItem(spot: Spot, schema: SchemaNode): Item {
  const { context: { abilities: { language, completionSnippets }, document, analysis: { options } }, cursor: { inFlow } } = spot;
  const title = schema.title(language) ?? '';
  return {
    label: say(message('language.new-entry', { kind: title.charAt(0).toLocaleLowerCase(language) + title.slice(1) }), language), kind: CompletionItemKind.Snippet,
    documentation: schema.description(language) ?? '', insertText: leadOf(spot) + pairsText(itemPairs(schema, options.today), layoutOf(document, completionSnippets, inFlow)), ...(completionSnippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}

/** Undefined where the text around leaves no room for a map. */
function shapeOf({ context: { document }, cursor: { inFlow, path }, before }: Spot, isList: boolean, isItem: boolean): Shape | undefined {
  const isBehindKey = /[^\s]:[ \t]*(?:[&!]\S+[ \t]+)*$/.test(before);
  if (inFlow) {
    const [open, close] = isList ? ['[{ ', ' }]'] : ['{ ', ' }'];
    return { before: open, deeper: 0, behind: close };
  }
  const { step } = new EditSite(document);
  if (isBehindKey) return isList ? { before: `\n${' '.repeat(step)}- `, deeper: step + 2, behind: '' } : { before: `\n${' '.repeat(step)}`, deeper: step, behind: '' };
  if (/^\s*$/.test(before)) return isList ? { before: '- ', deeper: 2, behind: '' } : { before: '', deeper: 0, behind: '' };
  // An anchor or a tag behind the dash belongs to the item only from a line of its own.
  if (/-[ \t]+(?:[&!]\S+[ \t]+)+$/.test(before)) return { before: '\n', deeper: 0, behind: '' };
  return isItem && typeof path.at(-1) === 'number' && /^\s*(?:-\s+)*-?$/.test(before) ? { before: '', deeper: 0, behind: '' } : undefined;
}

function shaped(item: Item, { before, deeper, behind }: Shape): Item {
  const text = item.insertText ?? item.label;
  return { ...item, insertText: before + text.replaceAll('\n', `\n${' '.repeat(deeper)}`) + behind };
}
