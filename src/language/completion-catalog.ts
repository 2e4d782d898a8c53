// Tools of the catalog as new entries: a whole tool with its name, its vendor and its address; what is doubtful waits to be confirmed.

import { CompletionItemKind } from 'vscode-languageserver-types';
import { toolCategories } from '../core/values/categories.ts';
import { type CatalogTool, catalogTools } from '../core/values/catalog.ts';
import { say } from '../core/text/language.ts';
import type { YamlValue } from '../core/syntax/edit/yaml-value.ts';
import { catalogText } from './catalog-text.ts';
import { thingsOf } from './completion-ids.ts';
import type { Item } from './completion-item.ts';
import { skeletonOf } from './completion-skeletons.ts';
import { entryText, layoutOf, type Pairs, proposal } from './completion-snippet.ts';
import type { Spot } from './completion.ts';
import type { Context } from './context.ts';

/** One item a tool of the catalog, those that the stack declares already last. */
export function catalogEntryItems({ context, cursor }: Spot): Item[] {
  const layout = layoutOf(context.document, context.abilities.completionSnippets, cursor.inFlow);
  const start = skeletonOf(context, 'tool');
  const used = new Set([...thingsOf(context, 'tool').map(({ id }) => id), ...idsWritten(context)]);
  const tools = [...catalogTools.values()];
  return [...tools.filter(({ id }) => !used.has(id)), ...tools.filter(({ id }) => used.has(id))].map(tool => ({
    ...catalogItem(context, tool), label: tool.name, insertText: entryText(freeId(tool.id, used), { ...factsOf(tool), ...without(start) }, layout),
    ...(layout.snippets ? { insertTextFormat: 2 as const } : {}),
  }));
}

/** What an item about a tool of the catalog shows, wherever it stands; found by id, name and former names. */
export function catalogItem({ abilities: { language } }: Context, tool: CatalogTool): Omit<Item, 'label' | 'insertText'> {
  const category = toolCategories.get(tool.category)?.label;
  return {
    kind: CompletionItemKind.Module, labelDetails: { description: tool.vendor }, filterText: [tool.id, tool.name, ...(tool.aliases ?? [])].join(' '),
    later: () => ({ documentation: catalogText(tool, language), ...(category ? { detail: say(category, language) } : {}) }),
  };
}

/**
 * The keys that a tool takes from the catalog. A doubtful value is a proposal to confirm (nothing at all for clients without such places), but for
 * the name, by which the tool was chosen. Where the vendor sits is never taken over: a rule reads it.
 */
export function factsOf(tool: CatalogTool): Pairs {
  const said = (field: string, text: string): YamlValue => (tool.unverified?.includes(field) ? proposal(text) : text);
  return { name: tool.name, category: said('category', tool.category), catalog: tool.id, vendor: { name: said('vendor', tool.vendor) }, url: said('website', `https://${tool.website}`) };
}

/** What the catalog says nothing about. */
function without({ name: _, category: __, ...rest }: Pairs): Pairs {
  return rest;
}

/** Ids of the file as it reads now. */
function idsWritten({ document }: Context): readonly string[] {
  return [...document.entries.values()].flatMap(({ section, id }) => (section === 'tools' && id !== undefined ? [id] : []));
}

function freeId(id: string, used: ReadonlySet<string>): string {
  for (let number = 2, free = id; ; free = `${id}-${number++}`) if (!used.has(free)) return free;
}
