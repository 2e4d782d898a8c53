// The core's text edits as the protocol's workspace edit, with snippet stops where the client has them.

import type { CreateFile, SnippetTextEdit, TextDocumentEdit, TextEdit as LspEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { CreatedFile } from '../core/policy/switch-off.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { FileEdit, TextEdit } from '../core/text/edit.ts';
import type { Context } from './context.ts';

export type EditContext = Pick<Context, 'abilities' | 'documentAt' | 'textAt' | 'clientUri' | 'versionOf'>;

/** The edit for a client; undefined where a file that it would change is not there, or that it would make cannot be made. */
export function workspaceEdit(context: EditContext, files: readonly FileEdit[], created: readonly CreatedFile[] = []): WorkspaceEdit | undefined {
  const { abilities } = context;
  const lines = files.map(file => linesOf(context, file.uri));
  if (lines.includes(undefined) || (created.length > 0 && !abilities.createFiles)) return undefined;
  if (!abilities.documentChanges) return { changes: changesOf(context, files, lines as readonly LineIndex[]) };
  return {
    documentChanges: [
      ...created.flatMap(file => createdFile(context, file)),
      ...files.map((file, index): TextDocumentEdit => ({
        textDocument: { uri: context.clientUri(file.uri), version: context.versionOf(file.uri) },
        edits: file.edits.map(edit => editOf(context, lines[index] as LineIndex, edit)),
      })),
    ],
  };
}

/** The lines of a file of the stack, or of another text that was read. */
function linesOf(context: EditContext, uri: string): LineIndex | undefined {
  const text = context.textAt(uri);
  return context.documentAt(uri)?.lines ?? (text === undefined ? undefined : new LineIndex(text));
}

function createdFile(context: EditContext, { uri, text, isNew }: CreatedFile): readonly (CreateFile | TextDocumentEdit)[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri: context.clientUri(uri), options: isNew ? { overwrite: false, ignoreIfExists: false } : { ignoreIfExists: true } },
    { textDocument: { uri: context.clientUri(uri), version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}

function changesOf(context: EditContext, files: readonly FileEdit[], lines: readonly LineIndex[]): NonNullable<WorkspaceEdit['changes']> {
  return Object.fromEntries(files.map((file, index) => [context.clientUri(file.uri), file.edits.map(edit => plainEdit(lines[index] as LineIndex, edit))]));
}

function editOf(context: EditContext, lines: LineIndex, edit: TextEdit): LspEdit | SnippetTextEdit {
  if (!edit.snippet || !context.abilities.editSnippets) return plainEdit(lines, edit);
  return { range: rangeOf(lines, edit), snippet: { kind: 'snippet', value: edit.text } };
}

function rangeOf(lines: LineIndex, { range }: TextEdit): LspEdit['range'] {
  return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

function plainEdit(lines: LineIndex, edit: TextEdit): LspEdit {
  return { range: rangeOf(lines, edit), newText: edit.snippet ? withoutStops(edit.text) : edit.text };
}

/** A snippet's text with its stops left empty, since an empty value waits to be filled; what a stop proposes stays. */
export function withoutStops(snippet: string): string {
  return snippet.replace(/\$\{\d+(?::([^}]*)|\|[^}]*\|)?\}|\$\d+|\\([$}\\])/g, (_, proposed?: string, escaped?: string) => escaped ?? proposed ?? '');
}
