// Short forms on the way to a change: `lifecycle: trial` becomes a map that keeps what it says when a key is written beside it.

import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import type { Entry } from '../../syntax/document.ts';
import { nodeAt, type Path } from '../../syntax/node.ts';
import type { FileKind } from '../../file-kind.ts';
import type { Value } from './change.ts';

/** Where to write, and what: the short form's own place where there is one on the way. */
export function spellOut(kind: FileKind, entry: Entry | undefined, path: Path, value: Value): { readonly path: Path; readonly value: Value } {
  const schema = entry && schemaAt(kind, entry.section, []);
  for (let length = 1; entry && length < path.length; length++) {
    const at = path.slice(0, length);
    const node = nodeAt(entry.content.value, at);
    const short = at.reduce<SchemaNode | undefined>((one, step) => one?.step(step), schema)?.short;
    if (node?.kind === 'scalar' && node.value !== null && short !== undefined) return { path: at, value: beside(short, node.value, path.slice(length), value) };
  }
  return { path, value };
}

function beside(short: string, scalar: Value, rest: Path, written: Value): Value {
  const inner = rest.slice(1).reduceRight<Value>((at, step) => ({ [step]: at }), written);
  return { ...(rest[0] === short ? {} : { [short]: scalar }), [String(rest[0])]: inner };
}
