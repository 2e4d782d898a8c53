// Says that a top-level key is not one of this kind of file, and where it belongs if another kind has it.

import { sectionsOf, type FileKind } from '../file-kind.ts';
import type { ScalarNode } from '../syntax/node.ts';
import { message } from '../text/message.ts';
import { nearestKeys, whereKnown } from './nearest-known.ts';
import type { SchemaProblem } from './problem.ts';
import type { ProblemId } from './problem-ids.ts';
import { schemaAt, type SchemaNode } from './schema-at.ts';
import { clip, didYouMean, ticked } from './words.ts';

/** The problem of a top-level key; undefined where the kind of file has it, or where it starts with `x-`. */
export function unknownTopKey(kind: FileKind, key: ScalarNode): SchemaProblem | undefined {
  const top = schemaAt(kind, undefined, []) as SchemaNode;
  if (top.properties.has(key.source) || key.source.startsWith('x-')) return undefined;
  const nearest = nearestKeys(key.source, top);
  return {
    rule: 'schema/unknown-key' satisfies ProblemId, keyword: 'additionalProperties', severity: 'error', path: [], range: key.range, refused: false,
    message: sentence(kind, key.source, nearest, top), data: { nearest, ...(!key.written && { replace: key.range }) },
  };
}

function sentence(kind: FileKind, key: string, nearest: readonly string[], top: SchemaNode): SchemaProblem['message'] {
  const other = (Object.keys(sectionsOf) as FileKind[]).find(each => each !== kind && schemaAt(each, undefined, [key]));
  if (other) return message('schema.unknown-section-of', { key, file: `${other}.yaml` });
  const args = { key: clip(key), hint: didYouMean(nearest) };
  if (nearest.length > 0) return message('schema.unknown-section', args);
  const inside = kind === 'martech-stack' ? whereKnown(key, schemaAt(kind, 'tools', []) as SchemaNode) : undefined;
  if (inside?.length === 0) return message('schema.unknown-section-entry', args);
  if (inside) return message('schema.unknown-section-inside', { ...args, parent: inside.join('.') });
  return message('schema.unknown-section-others', { ...args, keys: ticked([...top.properties.keys()]) });
}
