// Completion of what the catalogs know: places, categories of tools, and the trees of data categories and purposes.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import { nodeAt, pairOf } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import { catalogTool, catalogToolsNamed } from '../core/values/catalog.ts';
import type { Item } from './completion-item.ts';
import type { Spot } from './completion.ts';
import type { Context } from './context.ts';
import { rootsOf } from './context.ts';
import { type KnownValue, valuesOfSchema } from './known-values.ts';
import { dataCategories, dataUses } from '../core/values/taxonomy.ts';

/** Items for a value of that schema; undefined where its kind is none of the catalogs'. */
export function knownItems(spot: Spot, schema: SchemaNode): Item[] | undefined {
  const { context } = spot;
  switch (schema.kind) {
    case 'place': return placesFirst(context, valuesOfSchema(context, schema)).map(known => item(known));
    case 'category': return likelyFirst(spot, [...valuesOfSchema(context, schema), ...ownCategories(context)]).map(known => item(known));
    case 'data-category': return treeItems(context, valuesOfSchema(context, schema), key => dataCategories.get(key));
    case 'purpose': return treeItems(context, valuesOfSchema(context, schema), key => dataUses.get(key));
    default: return undefined;
  }
}

/** Found by the code and by each word of the name. */
function item({ value, title, text }: KnownValue): Item {
  return {
    label: value, kind: CompletionItemKind.EnumMember, ...(title === undefined ? {} : { labelDetails: { description: title }, filterText: `${value} ${title}` }),
    ...(text === '' ? {} : { documentation: text }),
  };
}

const wider = ['EU', 'EEA', 'GLOBAL'];

/** The country of the stack, its wider places, then all others by name. */
function placesFirst(context: Context, places: readonly KnownValue[]): readonly KnownValue[] {
  const { language } = context.abilities;
  const own = rootsOf(context).flatMap(({ stack }) => stack.stack.value.country ?? []);
  const first = [...new Set([...own, ...wider])];
  const { compare } = new Intl.Collator(language);
  const rest = places.filter(({ value }) => !first.includes(value)).sort((a, b) => compare(a.title ?? a.value, b.title ?? b.value));
  return [...first.flatMap(code => places.find(({ value }) => value === code) ?? []), ...rest];
}

/** What the catalog says of a tool of that id or name, before the others. */
function likelyFirst({ cursor: { entry, path } }: Spot, categories: readonly KnownValue[]): readonly KnownValue[] {
  const tool = nodeAt(entry?.content.value, path.slice(0, -1));
  const own = (key: string): string => { const value = pairOf(tool, key)?.value; return value?.kind === 'scalar' ? value.source : ''; };
  const named = [catalogTool(own('catalog')), ...catalogToolsNamed(own('name'))];
  const isLikely = ({ value }: KnownValue): boolean => named.some(known => known?.category === value);
  return [...categories.filter(isLikely), ...categories.filter(each => !isLikely(each))];
}

/** Categories that the policy of the stack adds. */
function ownCategories(context: Context): readonly KnownValue[] {
  const values = rootsOf(context).flatMap(({ policy }) => policy.parameters.get('custom-categories')?.value ?? []);
  return values.flatMap(value => (typeof value === 'string' ? [{ value, title: undefined, text: '' }] : []));
}

interface Leaf { readonly parent: string | null; readonly label: Parameters<typeof say>[0] }

/** Each parent before its children; a child tells which parents it has. */
function treeItems({ abilities: { language } }: Context, values: readonly KnownValue[], leafOf: (key: string) => Leaf | undefined): Item[] {
  const steps = new Map(values.map(({ value }) => [value, value.split('.')]));
  const sorted = [...values].sort((a, b) => compareSteps(steps.get(a.value) ?? [], steps.get(b.value) ?? []));
  return sorted.map(known => {
    const parents: string[] = [];
    for (let leaf = leafOf(known.value); leaf?.parent; leaf = leafOf(leaf.parent)) {
      const parent = leafOf(leaf.parent);
      if (parent) parents.unshift(say(parent.label, language));
    }
    return { ...item(known), ...(parents.length > 0 ? { detail: parents.join(' › ') } : {}) };
  });
}

function compareSteps(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((step, index) => step !== b[index]);
  if (at < 0) return a.length - b.length;
  return b[at] === undefined ? 1 : (a[at] as string) < (b[at] as string) ? -1 : 1;
}
