// A tool of the catalog chosen for one key of an entry: the keys that are missing beside it are filled too, and nothing that is there is changed.

import { InsertTextFormat } from 'vscode-languageserver-types';
import { EditSite } from '../core/syntax/edit/edit-site.ts';
import { hasStop, type YamlValue } from '../core/syntax/edit/yaml-value.ts';
import { type MapNode, nodeAt, pairOf, type Path } from '../core/syntax/node.ts';
import { scalarText } from '../core/syntax/edit/scalar-text.ts';
import { setValue } from '../core/syntax/yaml-edit.ts';
import type { TextEdit } from '../core/text/edit.ts';
import { type CatalogTool, catalogTools, foldName } from '../core/values/catalog.ts';
import { catalogItem, factsOf } from './completion-catalog.ts';
import type { Item } from './completion-item.ts';
import { type Layout, layoutOf, literal, type Pairs, pairsBehind } from './completion-snippet.ts';
import type { Spot } from './completion.ts';

/** A key that names a tool of the catalog. */
interface Field {
  /** From the map that is filled. */
  readonly path: Path;
  readonly labels: (tool: CatalogTool) => readonly string[];
  readonly text: (label: string) => string;
}

/** Items for the value at the cursor, if it names a tool of the catalog: in a tool and in an observation. */
export function fillItems(spot: Spot, section: string): Item[] {
  const { context: { kind }, cursor: { path, entry } } = spot;
  const isTool = kind === 'martech-stack' && section === 'tools';
  if (!entry || (!isTool && !(kind === 'martech-observations' && section === 'observed' && typeof path[0] === 'number'))) return [];
  const inner = isTool ? path : path.slice(1);
  const field = (isTool ? fieldsOfTool : fieldsOfSighting).find(each => each.path.join() === inner.join());
  return field ? fromCatalog(spot, field, path.slice(0, path.length - inner.length), isTool ? factsOf : factsSeen) : [];
}

const fieldsOfTool: readonly Field[] = [
  { path: ['name'], labels: tool => [tool.name], text: scalarText },
  { path: ['catalog'], labels: tool => [tool.id], text: scalarText },
  { path: ['vendor', 'name'], labels: tool => [tool.vendor], text: scalarText },
  { path: ['vendor'], labels: tool => [tool.vendor], text: vendor => `{ name: ${scalarText(vendor)} }` },
];

const fieldsOfSighting: readonly Field[] = [
  { path: ['name'], labels: tool => [tool.name], text: scalarText },
  { path: ['tool'], labels: tool => [tool.id], text: scalarText },
  { path: ['domain'], labels: ({ website, domains }) => [...new Set([website, ...domains])], text: scalarText },
];

/** What an observation says of a tool of the catalog. */
function factsSeen(tool: CatalogTool): Pairs {
  return { name: tool.name, tool: tool.id };
}

/** Those that the map names already come first; a vendor of several tools once a tool, told apart by their names. */
function fromCatalog(spot: Spot, field: Field, mapPath: Path, facts: (tool: CatalogTool) => Pairs): Item[] {
  const { context, cursor } = spot;
  const node = nodeAt(cursor.entry?.content.value, mapPath);
  const map = node?.kind === 'map' ? node : undefined;
  const own = (key: string): string => { const value = pairOf(map, key)?.value; return value?.kind === 'scalar' && value !== cursor.node ? value.source : ''; };
  const named = [own('catalog'), own('tool')].filter(id => id !== '');
  const name = foldName(own('name'));
  const isMeant = (tool: CatalogTool): boolean => named.includes(tool.id) || (name !== '' && foldName(tool.name) === name);
  const all = [...catalogTools.values()];
  // With nothing else to fill, a vendor of several tools is one vendor.
  const isAlone = field.path[0] === 'vendor' && ['name', 'catalog'].every(key => own(key) !== '');
  const tools = isAlone ? all.filter((tool, index) => isMeant(tool) || all.findIndex(({ vendor }) => vendor === tool.vendor) === index) : all;
  const place = placeOf(spot, field, mapPath);
  const layout = layoutOf(context.document, context.abilities.completionSnippets && place === 'behind', cursor.inFlow);
  return [...tools.filter(isMeant), ...tools.filter(tool => !isMeant(tool))].flatMap(tool => field.labels(tool).map(label => {
    const about = catalogItem(context, tool);
    return {
      ...about, label, labelDetails: { description: label === tool.name ? tool.vendor : tool.name }, filterText: `${label} ${about.filterText}`,
      ...writing(spot, field.text(label), map ? missing(map, field, facts(tool)) : {}, place, layout),
      ...(map ? { edits: () => elsewhere(spot, mapPath, map, field, facts(tool), place) } : {}),
    };
  }));
}

/** The facts whose key is not there, but for the key that is being written. */
function missing(map: MapNode, { path }: Field, facts: Pairs): Pairs {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== path[0] && !pairOf(map, key)));
}

/** Whether what is missing may follow the value itself: behind it in braces, or on lines below it. */
function placeOf({ cursor: { inFlow, path }, before, after }: Spot, field: Field, mapPath: Path): 'behind' | 'elsewhere' {
  const isOwn = path.length === mapPath.length + 1 && field.path.length === 1;
  if (!isOwn) return 'elsewhere';
  return inFlow || (/^\s*(?:-\s+)*[\w-]+:[ \t]*(?:[&!]\S+[ \t]+)*$/.test(before) && /^\s*$/.test(after)) ? 'behind' : 'elsewhere';
}

function writing({ before }: Spot, text: string, pairs: Pairs, place: 'behind' | 'elsewhere', layout: Layout): Pick<Item, 'insertText' | 'insertTextFormat'> {
  const { snippets } = layout;
  const lead = before.endsWith(':') ? ' ' : '';
  const behind = place === 'behind' ? pairsBehind(settled(pairs, snippets), layout) : '';
  return { insertText: lead + literal(text, layout) + behind, ...(snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}) };
}

/** What is doubtful is left out where nobody could confirm it. */
function settled(pairs: Pairs, snippets: boolean): Pairs {
  return snippets ? pairs : Object.fromEntries(Object.entries(pairs).filter(([, value]) => !hasStop(value)));
}

/** Keys that are there and empty; and those that are missing, where they cannot follow the value. None of them doubtful. */
function elsewhere({ context: { document }, cursor: { entry, range } }: Spot, mapPath: Path, map: MapNode, field: Field, facts: Pairs, place: 'behind' | 'elsewhere'): readonly TextEdit[] {
  if (!entry) return [];
  const isEmpty = (key: string): boolean => { const pair = pairOf(map, key); return pair ? isUnfilled(pair.value) : place === 'elsewhere'; };
  const wanted = Object.entries(settled(facts, false)).filter(([key]) => key !== field.path[0] && isEmpty(key)) as readonly (readonly [string, YamlValue])[];
  const edits = wanted.flatMap(([key, value]) => setValue(document, entry.key, [...mapPath, key], value));
  const own = pairOf(map, String(field.path[0]));
  return joined(edits.flatMap(edit => (edit.range.start > range.end || edit.range.end < range.start ? [edit] : own ? above(new EditSite(document, entry), own, edit) : [])));
}

/** Lines that would follow the value itself go above the key of the map that they belong to: a client takes no second edit at the cursor. */
function above(site: EditSite, { key }: MapNode['pairs'][number], { text }: TextEdit): readonly TextEdit[] {
  const at = site.start(key);
  const start = site.lineStart(at);
  if (!text.startsWith(site.eol) || site.text.slice(start, at).trim() !== '') return [];
  return [{ range: { start, end: start }, text: text.slice(site.eol.length) + site.eol }];
}

function isUnfilled(value: MapNode['pairs'][number]['value']): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null && value.source === '' && !value.broken && !value.written);
}

/** Edits of one place as one: a client may not take two. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const byPlace = new Map<string, TextEdit>();
  for (const edit of edits) {
    const key = `${edit.range.start} ${edit.range.end}`;
    const other = byPlace.get(key);
    byPlace.set(key, other ? { ...edit, text: other.text + edit.text } : edit);
  }
  return [...byPlace.values()];
}
