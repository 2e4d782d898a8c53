// An editor feature's context over texts in memory; the cursor is the mark ‸ in one of them.

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../../src/core/analyze.ts';
import { fileKindOf } from '../../src/core/file-kind.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import type { Abilities, Context } from '../../src/language/context.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { memorySnapshot, uriOf } from './memory-snapshot.ts';
import { runAnalyze } from './run-analyze.ts';

const mark = '‸';

export const abilities: Abilities = { language: 'en', ruleCommand: undefined, completionSnippets: true, editSnippets: true, documentChanges: true, createFiles: true, editCommand: undefined };

export interface Marked {
  readonly context: Context;
  readonly offset: number;
  /** The texts without the mark, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Checks the files and puts the context at the mark (without one, at the start of the first file). */
export function editorAt(marked: Readonly<Record<string, string>> | string, own: Partial<Abilities> = {}): Marked {
  const withMark = typeof marked === 'string' ? { 'martech-stack.yaml': marked } : marked;
  const files = Object.fromEntries(Object.entries(withMark).map(([name, text]) => [name, text.replace(mark, '')]));
  const [name, text] = Object.entries(withMark).find(([, each]) => each.includes(mark)) ?? (Object.entries(withMark)[0] as [string, string]);
  return { context: contextIn(files, runAnalyze(files), name, own), offset: Math.max(0, text.indexOf(mark)), files };
}

/** A feature's context in one of the files that were checked. */
export function contextIn(files: Readonly<Record<string, string>>, analysis: Analysis, name: string, own: Partial<Abilities> = {}): Context {
  const uri = uriOf(name);
  const document = analysis.documents.get(uri);
  if (!document) throw new Error(`${name} was not read`);
  return {
    uri, kind: fileKindOf(uri) ?? 'martech-stack', document, analysis, abilities: { ...abilities, ...own },
    documentAt: other => analysis.documents.get(other), textAt: other => files[Object.keys(files).find(each => uriOf(each) === other) ?? ''],
    filesMatching: (base, pattern) => memorySnapshot(files).glob(base, pattern) ?? [], clientUri: other => other, versionOf: () => 1,
  };
}

/** A place as `name:line:character word`, lines from one. */
export function spelt(marked: Marked, location: { readonly uri: string; readonly range: { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } } }): string {
  const name = Object.keys(marked.files).find(each => uriOf(each) === location.uri) ?? location.uri;
  const text = marked.files[name] ?? '';
  const lines = new LineIndex(text);
  const { start, end } = location.range;
  return `${name}:${start.line + 1}:${start.character} ${text.slice(lines.offsetAt(start), lines.offsetAt(end))}`;
}

/** The texts after a workspace edit; snippet stops stay visible. */
export function afterEdit(marked: Marked, edit: WorkspaceEdit): Readonly<Record<string, string>> {
  const result: Record<string, string> = { ...marked.files };
  for (const change of edit.documentChanges ?? []) {
    if (!('textDocument' in change)) continue;
    const name = Object.keys(marked.files).find(each => uriOf(each) === change.textDocument.uri) as string;
    const text = marked.files[name] as string;
    const lines = new LineIndex(text);
    result[name] = applyEdits(text, change.edits.map(each => ({
      range: { start: lines.offsetAt(each.range.start), end: lines.offsetAt(each.range.end) }, text: 'snippet' in each ? each.snippet.value : each.newText,
    })));
  }
  return result;
}
