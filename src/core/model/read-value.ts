// Turns a YAML node into the normalised value that the model holds, led by the schema; reports nothing.

import type { SchemaNode } from '../schema/schema-node.ts';
import type { ListNode, MapNode, ScalarNode, SyntaxNode } from '../syntax/node.ts';

/**
 * The normalised value of a node: short forms spelt out, a single id turned into a list where a list may stand, text fields
 * as a person wrote them, empty values and values in `refused` (dotted paths as `pathText` writes them) left out.
 * Undefined for a value that cannot be read as the schema has it.
 */
export function readValue(node: SyntaxNode | undefined, schema: SchemaNode | undefined, refused: ReadonlySet<string>, path = ''): unknown {
  if (!node || refused.has(path) || isEmpty(node)) return undefined;
  if (!schema) return freeValue(node);
  if (schema.list && node.kind !== 'list' && schema.items) {
    const item = readValue(node, schema.items, refused, path);
    return item === undefined ? undefined : [item];
  }
  if (node.kind === 'list') return readList(node, schema, refused, path);
  if (node.kind === 'map') return readMap(node, schema, refused, path);
  return readScalar(node, schema);
}

/** A path as refused values and questions write it: `privacy.transfers[0].country`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => extendPath(text, step), '');
}

function extendPath(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  return path === '' ? step : `${path}.${step}`;
}

function isEmpty(node: SyntaxNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function readList(node: ListNode, schema: SchemaNode, refused: ReadonlySet<string>, path: string): unknown {
  if (schema.type !== 'list') return schema.type === 'any' ? freeValue(node) : undefined;
  const items = node.items.map((item, index) => readValue(item, schema.items, refused, extendPath(path, index)));
  return items.filter(item => item !== undefined);
}

function readMap(node: MapNode, schema: SchemaNode, refused: ReadonlySet<string>, path: string): unknown {
  if (schema.type === 'any') return freeValue(node);
  if (schema.type !== 'object' && schema.type !== 'map') return undefined;
  const value: Record<string, unknown> = Object.create(null);
  for (const pair of ownPairs(node)) {
    const key = pair.key.source;
    const child = schema.type === 'map' ? schema.values : schema.properties.get(key);
    if (schema.type === 'object' && !child) continue;
    const read = readValue(pair.value, child, refused, extendPath(path, key));
    if (read !== undefined) value[key] = read;
  }
  return value;
}

/** One pair a key: the first own one, else the first merged one. */
function ownPairs(node: MapNode): MapNode['pairs'] {
  const seen = new Map<string, MapNode['pairs'][number]>();
  for (const pair of node.pairs) {
    const known = seen.get(pair.key.source);
    if (!known || (known.merged && !pair.merged)) seen.set(pair.key.source, pair);
  }
  return [...seen.values()];
}

function readScalar(node: ScalarNode, schema: SchemaNode): unknown {
  if (schema.type === 'object') {
    if (schema.short === undefined) return schema.ref ? node.source : schema.scalarForm && readScalar(node, schema.scalarForm);
    const short = readScalar(node, schema.properties.get(schema.short) as SchemaNode);
    return short === undefined ? undefined : Object.assign(Object.create(null), { [schema.short]: short });
  }
  if (schema.type === 'list' || schema.type === 'map') return undefined;
  if (schema.scalar === 'string') return node.source;
  if (schema.scalar === undefined) return node.value;
  return typeof node.value === schema.scalar ? node.value : undefined;
}

function freeValue(node: SyntaxNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(freeValue);
  const value: Record<string, unknown> = Object.create(null);
  for (const pair of ownPairs(node)) if (pair.value && !isEmpty(pair.value)) value[pair.key.source] = freeValue(pair.value);
  return value;
}
