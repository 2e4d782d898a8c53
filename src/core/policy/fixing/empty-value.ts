// What a key is given while nobody has said what belongs there: stops, in the shape that the schema wants.

import type { SchemaNode } from '../../schema/schema-at.ts';
import type { Value } from './change.ts';

/** How many keys of an item are asked for where the schema requires none. */
const mostKeys = 4;

/** A stop where one value may stand; a list of one, or a map with the keys that it must have, where nothing shorter is right. */
export function emptyValue(schema: SchemaNode | undefined, name: string, depth = 0): Value {
  if (schema?.type === 'list') {
    const isPlain = schema.items === undefined || takesScalar(schema.items);
    return schema.list && isPlain ? { stop: name } : [isPlain ? { stop: name } : emptyValue(schema.items, name, depth + 1)];
  }
  if (schema === undefined || takesScalar(schema) || depth > 2) return { stop: name };
  const required = [...schema.required];
  const keys = required.length > 0 ? required : [...schema.properties.keys()].slice(0, mostKeys);
  return keys.length === 0 ? { stop: name } : Object.fromEntries(keys.map(key => [key, emptyValue(schema.properties.get(key), key, depth + 1)]));
}

function takesScalar(schema: SchemaNode): boolean {
  return schema.type === 'scalar' || schema.type === 'any' || schema.short !== undefined || schema.scalarForm !== undefined;
}
