// Completion of values: enumerations with a sentence each, yes or no, ids of what may be named, and what catalogs and calendars know.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import { nodeAt } from '../core/syntax/node.ts';
import type { Spot } from './completion.ts';
import { fileItems } from './completion-files.ts';
import { fillItems } from './completion-fill.ts';
import { idItems } from './completion-ids.ts';
import type { Item } from './completion-item.ts';
import { leadOf } from './completion-keys.ts';
import { knownItems } from './completion-known.ts';
import { writtenItems } from './completion-written.ts';
import { policyValues } from './policy-values.ts';

/** Items for a value whose schema is given: for a list those of its items, for a thing with a short form those of the short form. */
export function valueItems(spot: Spot, schema: SchemaNode | undefined, section: string): Item[] {
  const holder = schema?.items?.scalarForm ?? schema?.items ?? schema?.scalarForm ?? schema;
  if (!holder) return [];
  const own = spot.context.kind === 'martech-policies' ? policyValues(spot, section, spot.cursor.path) : [];
  const items = [...fileItems(spot, section), ...(knownItems(spot, holder) ?? enumItems(spot, holder)), ...writtenItems(spot, holder.kind), ...(holder.ref ? idItems(spot, holder.ref) : []), ...own].map(item => placed(spot, item, schema?.type === 'list'));
  const listed = presentIn(spot);
  return [...fillItems(spot, section), ...items].filter(item => !listed.has(item.label));
}

function enumItems(spot: Spot, schema: SchemaNode): Item[] {
  const { language } = spot.context.abilities;
  const values = schema.enum ?? schema.known ?? (schema.scalar === 'boolean' ? ['true', 'false'] : []);
  return values.map(value => {
    const text = schema.valueText(value, language);
    return {
      label: value, kind: CompletionItemKind.EnumMember,
      ...(text && text.title !== value ? { labelDetails: { description: text.title } } : {}),
      ...(text?.description ? { documentation: text.description } : {}),
    };
  });
}

/** Values that the list around the cursor holds already. */
function presentIn(spot: Spot): ReadonlySet<string> {
  const { entry, path, node: own } = spot.cursor;
  const list = [nodeAt(entry?.content.value, path), nodeAt(entry?.content.value, path.slice(0, -1))].find(node => node?.kind === 'list');
  const items = list?.kind === 'list' ? list.items : [];
  return new Set(items.flatMap(item => (item.kind === 'scalar' && item !== own ? [item.source] : [])));
}

/** With the blank that a colon needs behind it, or the dash of a list on a line of its own. */
function placed(spot: Spot, item: Item, isList: boolean): Item {
  return { ...item, insertText: leadOf(spot, isList) + (item.insertText ?? item.label) };
}
