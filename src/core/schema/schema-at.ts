// Finds what the schema says about a place of a file: the one source of completion, hover, the model reader and CEL types.

import { sectionsOf, type FileKind } from '../file-kind.ts';
import type { Path } from '../syntax/node.ts';
import { rawSchemas } from './raw-schema.ts';
import { SchemaNode } from './schema-node.ts';

export type { SchemaNode };

const roots: Readonly<Record<FileKind, SchemaNode>> = {
  'martech-stack': rootOf('martech-stack'),
  'martech-policies': rootOf('martech-policies'),
  'martech-observations': rootOf('martech-observations'),
};

/**
 * The schema of a path. `section` is the top-level key of an entry and `path` leads from the entry's value: in a section of
 * ids (`tools`) the empty path is one tool, elsewhere (`stack`) the key's whole value. Without `section`, `path` leads from the
 * top of the file. Undefined where the schema knows nothing, as under `x-…` keys.
 */
export function schemaAt(kind: FileKind, section: string | undefined, path: Path): SchemaNode | undefined {
  const root = roots[kind];
  if (section === undefined) return walk(root, path);
  const top = root.properties.get(section);
  return walk(sectionsOf[kind].has(section) ? top?.values : top, path);
}

function walk(from: SchemaNode | undefined, path: Path): SchemaNode | undefined {
  let node = from;
  for (const step of path) node = node?.step(step);
  return node;
}

function rootOf(kind: FileKind): SchemaNode {
  return new SchemaNode(rawSchemas[kind], rawSchemas[kind]);
}
