// Imports for new files: added by the smallest edit where nothing names them yet, so that the same stacks read them as before.

import type { RootAnalysis } from '../../core/analyze.ts';
import { fileKindOf, sectionsOf } from '../../core/file-kind.ts';
import { scalarsIn } from '../../core/model/imports.ts';
import { folderOfFile, isGlob, resolveUri, shownPath } from '../../core/model/uri.ts';
import type { SyntaxDocument } from '../../core/syntax/document.ts';
import { addFlow } from '../../core/syntax/edit/add-pair.ts';
import { EditSite } from '../../core/syntax/edit/edit-site.ts';
import { topColumn } from '../../core/syntax/edit/entries.ts';
import { behindInner } from '../../core/syntax/edit/remove-at.ts';
import { scalarText } from '../../core/syntax/edit/scalar-text.ts';
import { readDocument } from '../../core/syntax/read-document.ts';
import { addItem, setValue } from '../../core/syntax/yaml-edit.ts';
import { type FileEdit, type TextEdit, applyEdits } from '../../core/text/edit.ts';
import { relativePath } from '../check-result.ts';
import type { Context } from '../context.ts';

/** The edit that makes each stack with `source` read the new files too, and no other; undefined where there is none. */
export function importsFor({ analysis, documentAt }: Pick<Context, 'analysis' | 'documentAt'>, source: SyntaxDocument, uris: readonly string[]): readonly FileEdit[] | undefined {
  const isHolding = (root: RootAnalysis) => root.stack.documents.has(source.uri);
  const holding = analysis.roots.filter(isHolding);
  if (analysis.roots.some(root => !isHolding(root) && uris.some(uri => patternsOver(root, uri) !== 'no'))) return undefined;
  const missing = uris.filter(uri => !holding.every(root => patternsOver(root, uri) === 'yes'));
  if (missing.length === 0) return [];
  const root = holding.length === 1 ? documentAt(holding[0]?.stack.uri ?? '') : undefined;
  for (const importer of new Set([root ?? source, source])) {
    const edits = importEdits(importer, missing);
    if (edits) return [{ uri: importer.uri, edits }];
  }
  return undefined;
}

/** Edits that add paths to the imports of a file; undefined where they cannot be written there. */
function importEdits(document: SyntaxDocument, uris: readonly string[]): readonly TextEdit[] | undefined {
  const paths = uris.map(uri => shownPath(relativePath(folderOfFile(document.uri), uri), ''));
  // A folder's own name may look like a pattern.
  if (paths.some(isGlob)) return undefined;
  const edits = document.entries.has('imports') ? intoImports(document, paths) : newImports(document, paths);
  const after = readDocument(document.uri, applyEdits(document.text, edits), sectionsOf[fileKindOf(document.uri) ?? 'martech-stack'], document);
  const expected = [...importsIn(document), ...paths];
  const isRead = after.entries.get('imports')?.content.problems.length === 0 && importsIn(after).join('\n') === expected.join('\n');
  return edits.length > 0 && isRead ? edits : undefined;
}

function importsIn(document: SyntaxDocument): readonly string[] {
  return scalarsIn(document.entries.get('imports')?.content.value).map(({ source }) => source);
}

function intoImports(document: SyntaxDocument, paths: readonly string[]): readonly TextEdit[] {
  const entry = document.entries.get('imports');
  const list = entry?.content.value;
  if (!entry || !list || (list.kind === 'scalar' && list.value === null)) return setValue(document, 'imports', [], paths);
  if (list.kind === 'map') return [];
  if (list.kind === 'scalar' || list.written || list.items.length === 0) return setValue(document, 'imports', [], [...importsIn(document), ...paths]);
  if (!list.flow) return paths.flatMap(path => addItem(document, 'imports', [], path));
  const site = new EditSite(document, entry);
  return addFlow(site, site.start(list), site.end(list), site.writer(''), paths.map(scalarText).join(', '));
}

/** Below `stack`, else below `version`: where people look for them. */
function newImports(document: SyntaxDocument, paths: readonly string[]): readonly TextEdit[] {
  const above = document.entries.get('stack') ?? document.entries.get('version');
  const site = new EditSite(document);
  const first = above ? site.lineStart(above.offset) : 0;
  if (!above || site.text[first + site.text.slice(first).search(/\S/)] === '{') return setValue(document, 'imports', [], paths);
  const column = topColumn(document, site);
  const at = behindInner(site, site.nextLine(site.below(above.offset + above.content.range.end)), column, false);
  const added = site.writer(paths).pair('imports', paths).map(line => ' '.repeat(column) + line + site.eol).join('');
  const isOpen = at === site.text.length && !site.text.endsWith('\n');
  return [{ range: { start: at, end: at }, text: isOpen ? site.eol + added.slice(0, -site.eol.length) : added }];
}

type Answer = 'yes' | 'no' | 'perhaps';

/** Whether a pattern among the imports of a stack finds a file. */
function patternsOver({ stack }: RootAnalysis, uri: string): Answer {
  const answers = [...stack.documents.values()].flatMap(document =>
    importsIn(document).flatMap(path => (isGlob(path) ? [patternOver(document.uri, path, uri)] : [])));
  return answers.find(answer => answer === 'yes') ?? answers.find(answer => answer === 'perhaps') ?? 'no';
}

/** Patterns of `*` and folders of any depth are understood; others may find any file in the folder that they begin with. */
function patternOver(base: string, pattern: string, uri: string): Answer {
  const cut = pattern.lastIndexOf('/', pattern.search(/[*?[\]{}]/)) + 1;
  const folder = resolveUri(base, `${pattern.slice(0, cut)}x`).slice(0, -1);
  if (!uri.startsWith(folder)) return 'no';
  const steps = pattern.slice(cut).split('/');
  if (steps.some(step => /[?[\]{}()!+@\\]|\*\*./.test(step) || /.\*\*/.test(step))) return 'perhaps';
  const isMatch = new RegExp(`^${steps.map(stepPattern).join('')}$`).test(shownPath(uri, folder));
  return isMatch ? 'yes' : 'no';
}

function stepPattern(step: string, index: number, steps: readonly string[]): string {
  const isLast = index === steps.length - 1;
  if (step === '**') return isLast ? '.*' : '(?:[^/.][^/]*/)*';
  const own = step.split('*').map(literal => literal.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&')).join('[^/]*');
  return `${step.startsWith('*') ? '(?!\\.)' : ''}${own}${isLast ? '' : '/'}`;
}
