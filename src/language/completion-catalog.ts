// Tools of the catalog as new entries: a whole tool with its name, its vendor and its address; what is doubtful waits to be confirmed.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { toolCategories } from '../core/values/categories.ts';
import { type CatalogTool, catalogTools } from '../core/values/catalog.ts';
import { say } from '../core/text/language.ts';
import { hasStop, type YamlValue } from '../core/syntax/edit/yaml-value.ts';
import { catalogText } from './catalog-text.ts';
import type { Item } from './completion-item.ts';
import { skeletonOf } from './completion-skeletons.ts';
import { entryOf, type Layout, layoutOf, pairLines, type Pairs, proposal } from './completion-snippet.ts';
import type { Spot } from './completion.ts';
import { type Context, rootsOf } from './context.ts';

/** One item a tool of the catalog, those that the stack declares already last. */
export function catalogEntryItems({ context, cursor }: Spot): Item[] {
  const layout = layoutOf(context.document, context.abilities.completionSnippets, cursor.inFlow);
  const write = entryWriter(skeletonOf(context, 'tool'), layout);
  const isUsed = (id: string): boolean => context.document.entries.has(`tools/${id}`) || rootsOf(context).some(({ stack }) => stack.tools.has(id));
  const tools = [...catalogTools.values()];
  return [...tools.filter(({ id }) => !isUsed(id)), ...tools.filter(({ id }) => isUsed(id))].map(tool => ({
    ...catalogItem(context, tool), label: tool.name, insertText: write(freeId(tool.id, isUsed), tool),
    ...(layout.snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  }));
}

/** Writes a whole tool: what the catalog says, then what the skeleton asks for, which is written once for each number of places before it. */
function entryWriter(skeleton: Pairs, layout: Layout): (id: string, tool: CatalogTool) => string {
  const { name: _, category: __, ...others } = skeleton;
  const known = new Map<number, readonly string[]>();
  const rest = (from: number): readonly string[] => {
    const lines = known.get(from) ?? pairLines(others, layout, from);
    known.set(from, lines);
    return lines;
  };
  return (id, tool) => {
    const facts = factsOf(tool);
    // What is doubtful is left out where nobody could confirm it, but for the key that must be there.
    const written = layout.snippets ? facts : Object.fromEntries(Object.entries(facts).filter(([key, value]) => key === 'category' || !hasStop(value)));
    const lines = [...pairLines(written, layout, 1), ...rest(1 + Object.values(written).filter(hasStop).length)];
    return entryOf(id, lines, layout);
  };
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

function freeId(id: string, isUsed: (id: string) => boolean): string {
  for (let number = 2, free = id; ; free = `${id}-${number++}`) if (!isUsed(free)) return free;
}
