// Which entries of a file may stand in another one, and in which files of the same stacks.

import type { RootAnalysis } from '../../core/analyze.ts';
import { sectionsOf } from '../../core/file-kind.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { Entry, SyntaxDocument } from '../../core/syntax/document.ts';
import { isHarmless } from '../../core/syntax/harmless-problem.ts';
import type { Context } from '../context.ts';
import { tieOf } from './file-ties.ts';
import { roomIn } from './file-with.ts';

/** The roots whose stack reads the file as it is now; none where it has faults between its entries. */
export function rootsWith({ analysis, uri, document }: Pick<Context, 'analysis' | 'uri' | 'document'>): readonly RootAnalysis[] {
  if (document.problems.length > 0) return [];
  return analysis.roots.filter(({ stack }) => stack.documents.get(uri) === document);
}

/** True for an entry with an id of its own whose text is known, and that no other entry of its stacks repeats. */
export function isWhole({ text }: SyntaxDocument, { section, id, key, offset, content }: Entry, roots: readonly RootAnalysis[]): boolean {
  if (id === undefined || !sectionsOf['martech-stack'].has(section) || key !== `${section}/${id}` || content.keyNode.written) return false;
  if (!content.problems.every(isHarmless) || /^[ \t]*<</.test(text.slice(offset, offset + 100))) return false;
  return roots.every(({ stack }) => !stack.duplicates.some(entity => entity.entry.section === section && entity.entry.id === id));
}

/** The entry that an entity is, if it may move out of the file of the context. */
export function movableEntry({ uri, document }: Pick<Context, 'uri' | 'document'>, roots: readonly RootAnalysis[], entity: Entity): Entry | undefined {
  const entry = entity.uri === uri ? document.entries.get(entity.entry.key) : undefined;
  return entry && isWhole(document, entry, roots) && tieOf(document, entry.key) === undefined ? entry : undefined;
}

/** The other files that the very same stacks read: the one that imports the others first, then those that hold the section; at most `most`. */
export function targetsFor(context: Pick<Context, 'analysis' | 'uri'>, roots: readonly RootAnalysis[], section: string, most: number): readonly SyntaxDocument[] {
  const [first] = roots;
  const others = context.analysis.roots.filter(root => !roots.includes(root));
  const files = [...(first?.stack.documents.values() ?? [])].filter(({ uri }) =>
    uri !== context.uri && roots.every(({ stack }) => stack.documents.has(uri)) && !others.some(({ stack }) => stack.documents.has(uri)));
  const isRoot = ({ uri }: SyntaxDocument) => roots.some(({ stack }) => stack.uri === uri);
  const rank = (file: SyntaxDocument): number => (isRoot(file) ? 0 : file.sections.has(section) ? 1 : 2);
  return files.sort((a, b) => rank(a) - rank(b))
    .filter(file => file.problems.length === 0).slice(0, most).filter(file => roomIn(file, section) !== undefined);
}
