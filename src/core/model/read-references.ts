// Collects the ids that a value writes, led by the schema's `x-ref`; resolves none of them.

import type { SchemaNode } from '../schema/schema-node.ts';
import { placeIn } from '../syntax/document.ts';
import type { ScalarNode, SyntaxNode } from '../syntax/node.ts';
import { pathText } from './read-value.ts';
import type { Reference } from './reference.ts';

type Steps = readonly (string | number)[];

interface Owner {
  readonly uri: string;
  readonly entry: string;
  readonly refused: ReadonlySet<string>;
}

/** The references inside `node`, in the order of the text. Values that the schema refused are passed over: they have their finding. */
export function readReferences(owner: Owner, node: SyntaxNode | undefined, schema: SchemaNode | undefined, path: Steps = []): Reference[] {
  const found: Reference[] = [];
  collect(owner, node, schema, path, found);
  return found;
}

function collect(owner: Owner, node: SyntaxNode | undefined, schema: SchemaNode | undefined, path: Steps, found: Reference[]): void {
  if (!node || !schema || owner.refused.has(pathText(path))) return;
  if (node.kind === 'scalar') {
    const target = schema.list && schema.items && !schema.ref ? schema.items : schema;
    if (target.ref) add(owner, node, target.ref, path, false, found);
    else if (schema.short !== undefined) collect(owner, node, schema.properties.get(schema.short), path, found);
    return;
  }
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) collect(owner, item, schema.items, [...path, index], found);
    return;
  }
  for (const pair of node.pairs) {
    const step = [...path, pair.key.source];
    if (schema.type === 'map' && schema.keys?.ref) add(owner, pair.key, schema.keys.ref, step, true, found);
    collect(owner, pair.value, schema.type === 'map' ? schema.values : schema.properties.get(pair.key.source), step, found);
  }
}

function add(owner: Owner, node: ScalarNode, kinds: readonly string[], path: Steps, isKey: boolean, found: Reference[]): void {
  if (node.value === null) return;
  found.push({ path, id: node.source, kinds: kinds as Reference['kinds'], place: placeIn(owner.uri, owner.entry, node.range), isKey });
}
