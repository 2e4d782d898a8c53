// What two entries say of one thing: where they differ, what one says alone, and the comments that would go with one of them.

import type { Entity } from '../../core/model/entity.ts';
import { folded } from '../../core/schema/nearest.ts';
import { commentsOf } from '../../core/syntax/comments.ts';
import { copyOf } from '../../core/syntax/edit/nested.ts';
import type { YamlValue } from '../../core/syntax/edit/yaml-value.ts';
import { pairOf, type SyntaxNode } from '../../core/syntax/node.ts';
import type { Context } from '../context.ts';
import { blockOf } from './file-block.ts';

/** The keys under which two maps say different things. A name is not among them: one of two has to stay. */
export function differing(kept: SyntaxNode | undefined, gone: SyntaxNode | undefined): readonly string[] {
  return said(gone).flatMap(([key, value]) => {
    const own = pairOf(kept, key)?.value;
    return key === 'name' || !own || isEmpty(own) || isSame(copyOf(own), copyOf(value)) ? [] : [key];
  });
}

/** What the second says and the first does not, ready to be written. */
export function missingIn(kept: SyntaxNode | undefined, gone: SyntaxNode | undefined): readonly (readonly [string, YamlValue])[] {
  return said(gone).flatMap(([key, value]) => {
    const own = pairOf(kept, key)?.value;
    return own && !isEmpty(own) ? [] : [[key, asWritten(value)] as const];
  });
}

/** Comments of an entry: those that would stand beside nothing, or be lost, once it is gone. */
export function commentsOfEntry({ documentAt }: Pick<Context, 'documentAt'>, { uri, entry: { key } }: Entity): readonly string[] {
  const document = documentAt(uri);
  const entry = document?.entries.get(key);
  if (!document || !entry) return [];
  const { range } = blockOf(document, entry);
  return commentsOf(document).filter(comment => comment.range.start >= range.start && comment.range.end <= range.end).map(({ text }) => text);
}

function said(node: SyntaxNode | undefined): readonly (readonly [string, SyntaxNode])[] {
  return node?.kind === 'map' ? node.pairs.flatMap(({ key, value }) => (value && !isEmpty(value) ? [[key.source, value] as const] : [])) : [];
}

function isEmpty(node: SyntaxNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Texts that differ by capitals, accents and signs are the same. */
function isSame(a: YamlValue, b: YamlValue): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a === b || (folded(a) !== '' && folded(a) === folded(b)) : JSON.stringify(a) === JSON.stringify(b);
}

/** A text field takes `0012` as written, which would be another text as a number. */
export function asWritten(node: SyntaxNode): YamlValue {
  return node.kind === 'scalar' && typeof node.value === 'number' && String(node.value) !== node.source ? node.source : copyOf(node);
}
