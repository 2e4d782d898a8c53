// What changes in other files when files or folders get another name or place: `imports`, `policies` and `extends`, and nothing else.

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze.ts';
import { folderOfFile, resolveUri, shownPath } from '../core/model/uri.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { scalarText } from '../core/syntax/edit/scalar-text.ts';
import type { FileEdit, TextEdit } from '../core/text/edit.ts';
import { relativePath } from './check-result.ts';
import { type FileName, fileNames } from './file-names.ts';
import { type EditContext, workspaceEdit } from './workspace-edit.ts';

/** A file, or a folder with all that it holds; URIs as the core spells them. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The edit to make before the files move, in the files where they are now; undefined where nothing names them. */
export function fileRename(context: EditContext & { readonly analysis: Analysis }, moves: readonly Move[]): WorkspaceEdit | undefined {
  const files = [...context.analysis.documents.keys()].flatMap((uri): FileEdit[] => {
    const document = context.documentAt(uri);
    const edits = document ? editsOf(document, moves) : [];
    return edits.length > 0 ? [{ uri, edits }] : [];
  });
  return files.length > 0 ? workspaceEdit(context, files) : undefined;
}

function editsOf(document: SyntaxDocument, moves: readonly Move[]): readonly TextEdit[] {
  const home = moved(document.uri, moves);
  return fileNames(document).flatMap(name => {
    const path = name.isPattern ? patternAfter(document.uri, home, name.path, moves) : pathAfter(document.uri, home, name.path, moves);
    return path === undefined || path === name.path ? [] : [{ range: name.range, text: written(document, name, path) }];
  });
}

/** Where a file lies after the moves. */
function moved(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    const folder = from.endsWith('/') ? from : `${from}/`;
    if (uri.startsWith(folder)) return (to.endsWith('/') ? to : `${to}/`) + uri.slice(folder.length);
  }
  return uri;
}

/** The path from where the file will be to where what it names will be; undefined where neither moves. */
function pathAfter(base: string, home: string, path: string, moves: readonly Move[]): string | undefined {
  const target = resolveUri(base, path);
  const after = moved(target, moves);
  return after === target && home === base ? undefined : spelt(relativePath(folderOfFile(home), after), path);
}

/** A pattern follows the folder that it begins with. */
function patternAfter(base: string, home: string, pattern: string, moves: readonly Move[]): string | undefined {
  const firstWild = pattern.search(/[*?[\]{}]/);
  const cut = pattern.lastIndexOf('/', firstWild) + 1;
  const folder = resolveUri(base, `${pattern.slice(0, cut)}.`);
  const before = folder.endsWith('/') ? folder : `${folder}/`;
  const after = moved(before, moves);
  return after === before && home === base ? undefined : spelt(`${relativePath(folderOfFile(home), after)}${pattern.slice(cut)}`, pattern);
}

/** For people, beginning with `./` where it did so before. */
function spelt(path: string, before: string): string {
  const readable = shownPath(path, '');
  return before.startsWith('./') && !readable.startsWith('.') ? `./${readable}` : readable;
}

/** In the quotes that were there; without any, quoted only where that is needed. */
function written({ text }: SyntaxDocument, { range, style }: FileName, path: string): string {
  const quote = text[range.start];
  if (style === 'single' && quote === '\'') return `'${path.replaceAll('\'', '\'\'')}'`;
  if (style === 'double' && quote === '"' && !/["\\\p{Cc}]/u.test(path)) return `"${path}"`;
  return scalarText(path);
}
