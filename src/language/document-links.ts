// Links from the file names under `imports`, `policies` and `extends` to the files themselves.

import type { DocumentLink } from 'vscode-languageserver-types';
import { isGlob, resolveUri } from '../core/model/uri.ts';
import type { ScalarNode, SyntaxNode } from '../core/syntax/node.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';

/** A link for each name of one file; patterns and built-in packs have none. */
export function documentLinks(context: Pick<Context, 'document' | 'clientUri'>): DocumentLink[] {
  const { document } = context;
  return ['imports', 'policies', 'extends'].flatMap(key => {
    const entry = document.entries.get(key);
    if (!entry) return [];
    return scalars(entry.content.value).filter(isFileName).map(node => ({
      range: rangeIn(document, { start: node.range.start + entry.offset, end: node.range.end + entry.offset }),
      target: context.clientUri(resolveUri(document.uri, node.source)),
    }));
  });
}

function isFileName(node: ScalarNode): boolean {
  return node.written === undefined && /\.ya?ml$/i.test(node.source) && !isGlob(node.source) && !node.source.startsWith('builtin:');
}

function scalars(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return [node];
  return node?.kind === 'list' ? node.items.flatMap(scalars) : [];
}
