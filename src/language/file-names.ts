// The names of files that a file writes under `imports`, `policies` and `extends`, and the files that they name.

import { isGlob, resolveUri } from '../core/model/uri.ts';
import { scalarsIn } from '../core/model/imports.ts';
import type { Entry, SyntaxDocument } from '../core/syntax/document.ts';
import { pairOf, type ScalarNode } from '../core/syntax/node.ts';
import { contains, type Range } from '../core/text/range.ts';
import type { Context } from './context.ts';

export interface FileName {
  /** As it reads: a path or a pattern, relative to the file. */
  readonly path: string;
  readonly isPattern: boolean;
  readonly style: ScalarNode['style'];
  /** Absolute; with quotes. */
  readonly range: Range;
}

/** Names that came through an alias are written elsewhere, and built-in packs are no files: neither is among them. */
export function fileNames(document: SyntaxDocument): readonly FileName[] {
  return ['imports', 'policies', 'extends'].flatMap(key => {
    const entry = document.entries.get(key);
    return entry ? scalarsIn(entry.content.value).flatMap(node => nameIn(entry, node)) : [];
  });
}

/** The manifests that tests of a policy file are about. */
export function testedFiles(document: SyntaxDocument): readonly FileName[] {
  if (!document.sections.has('tests')) return [];
  return [...document.entries.values()].flatMap(entry => {
    const node = entry.section === 'tests' ? pairOf(entry.content.value, 'file')?.value : undefined;
    return node?.kind === 'scalar' ? nameIn(entry, node) : [];
  });
}

function nameIn({ offset }: Entry, node: ScalarNode): readonly FileName[] {
  if (!isFileName(node)) return [];
  return [{ path: node.source, isPattern: isGlob(node.source), style: node.style, range: { start: node.range.start + offset, end: node.range.end + offset } }];
}

/** The files behind a name: one, or those that a pattern matches. */
export function filesOf({ uri, filesMatching }: Pick<Context, 'uri' | 'filesMatching'>, { path, isPattern }: FileName): readonly string[] {
  return isPattern ? filesMatching(uri, path).filter(other => other !== uri) : [resolveUri(uri, path)];
}

/** The files behind the name under an offset that were read, or that a pattern found. */
export function filesAt(context: Context, offset: number): readonly string[] {
  const name = [...fileNames(context.document), ...testedFiles(context.document)].find(({ range }) => contains(range, offset));
  return name ? filesOf(context, name).filter(uri => name.isPattern || context.documentAt(uri) !== undefined) : [];
}

function isFileName(node: ScalarNode): boolean {
  return node.written === undefined && !node.broken && /\.ya?ml$/i.test(node.source) && !node.source.startsWith('builtin:');
}
