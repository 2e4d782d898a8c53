// Paths of the file as rules write them (`flow.to.request.lane`, `item.mechanism`): where they may start, and which keys may follow.

import type { EntityKind } from '../../model/entity.ts';
import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import { viewTypes } from '../expressions/view-classes.ts';
import { typeOfKind } from '../expressions/type-table.ts';
import { sectionOfKind } from '../world/keys.ts';

/** A map that a path may go on in: its keys, and what stands under keys that the writer chooses. */
export interface Holder {
  readonly keys: ReadonlyMap<string, SchemaNode | undefined>;
  readonly others: SchemaNode | undefined;
  /** The kinds that such a key names: `customer-email` of `tool.holds.customer-email`. */
  readonly names?: readonly string[] | undefined;
}

/** What may lie below a step: one of several maps, or something that nobody knows. */
export type Below = readonly Holder[] | 'unknown';

/** What a path may begin with, for one kind of entity. `item` is there where the rule, or the fix, goes over a list. */
export function pathStarts(kind: EntityKind, itemType: string | undefined, params: Iterable<string>): ReadonlyMap<string, Below> {
  const own = holdersOfKind(kind);
  return new Map<string, Below>([
    [kind, own], ['self', own], ...(itemType === undefined ? [] : [['item', belowType(itemType)] as const]), ['stack', holdersOfKind('stack')],
    ['params', [{ keys: new Map([...params].map(name => [name, undefined])), others: undefined }]],
  ]);
}

/** What lies below a value of the file: its own keys, and those of what it names. */
export function belowSchema(schema: SchemaNode): Below {
  if (schema.type === 'any') return 'unknown';
  const named = [...(schema.ref ?? []), ...(schema.scalarForm?.ref ?? [])].filter(kind => sectionOfKind(kind as EntityKind)).flatMap(kind => holdersOfKind(kind as EntityKind));
  return [...(schema.type === 'object' || schema.type === 'map' ? [holderOf(schema)] : []), ...named];
}

function holderOf(schema: SchemaNode): Holder {
  return { keys: schema.properties, others: schema.values, names: schema.keys?.ref };
}

function holdersOfKind(kind: EntityKind): readonly Holder[] {
  const schema = schemaOfKind(kind);
  if (!schema) return [];
  if (kind === 'stack') return [{ keys: new Map([...schema.properties, ...beside(['alliance', 'observations'])]), others: undefined }];
  return [kind === 'observation' ? { keys: new Map([['latest', schema], ...schema.properties]), others: undefined } : holderOf(schema)];
}

/** Sections that stand beside `stack:` are reached from it. */
function beside(sections: readonly string[]): readonly (readonly [string, SchemaNode])[] {
  return sections.flatMap(section => {
    const schema = schemaAt('martech-stack', section, []);
    return schema ? [[section, schema] as const] : [];
  });
}

/** What an entry of a kind takes. */
export function schemaOfKind(kind: EntityKind): SchemaNode | undefined {
  if (kind === 'rule') return schemaAt('martech-policies', 'rules', []);
  if (kind === 'observation') return schemaAt('martech-observations', 'observed', [0]);
  const section = sectionOfKind(kind);
  return section && schemaAt('martech-stack', section[0], section[1]);
}

/** What lies below an item of that type of expressions: an entity, a part of one, or one entry of a map. */
function belowType(type: string): Below {
  if (type === 'Endpoint') return [...holdersOfKind('tool'), ...holdersOfKind('people')];
  const kind = (Object.keys(typeOfKind) as EntityKind[]).find(each => typeOfKind[each] === type);
  if (kind) return holdersOfKind(kind);
  const held = /^MapItem\.[^.]+\.(.+)$/.exec(type)?.[1];
  if (held !== undefined) return belowType(held);
  const fields = viewTypes.table.get(type)?.fields;
  return fields ? [{ keys: new Map([...fields.values()].flatMap(({ source, schema }) => (source.from === 'derived' ? [] : [[source.key, schema]]))), others: undefined }] : 'unknown';
}
