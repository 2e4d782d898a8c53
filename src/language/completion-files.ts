// Completion of the files that a stack is joined from: manifests for `imports`, policy files for `policies`.

import { CompletionItemKind } from 'vscode-languageserver-types';
import { fileKindOf } from '../core/file-kind.ts';
import { folderOfFile } from '../core/model/uri.ts';
import { scalarText } from '../core/syntax/edit/scalar-text.ts';
import { relativePath } from './check-result.ts';
import type { Item } from './completion-item.ts';
import type { Spot } from './completion.ts';

const kinds: Readonly<Record<string, ReturnType<typeof fileKindOf>>> = { imports: 'martech-stack', policies: 'martech-policies' };

/** The other files of the workspace that a section may name, the nearest first. */
export function fileItems({ context }: Spot, section: string): Item[] {
  const kind = context.kind === 'martech-stack' && Object.hasOwn(kinds, section) ? kinds[section] : undefined;
  if (!kind) return [];
  const folder = folderOfFile(context.uri);
  const paths = [...context.analysis.documents.keys()].filter(uri => uri !== context.uri && fileKindOf(uri) === kind).map(uri => relativePath(folder, uri)).filter(path => !path.startsWith('..'));
  return paths.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1)).map(label => ({ label, kind: CompletionItemKind.File, insertText: scalarText(label) }));
}
