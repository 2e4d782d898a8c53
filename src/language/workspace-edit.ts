// The core's text edits as the protocol's workspace edit, with snippet stops where the client has them.

import type { SnippetTextEdit, TextDocumentEdit, TextEdit as LspEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { FileEdit, TextEdit } from '../core/text/edit.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';

type EditContext = Pick<Context, 'abilities' | 'documentAt' | 'clientUri' | 'versionOf'>;

/** The edit for a client; undefined where a file that it would change is not there. */
export function workspaceEdit(context: EditContext, files: readonly FileEdit[]): WorkspaceEdit | undefined {
  const documents = files.map(file => context.documentAt(file.uri));
  if (documents.includes(undefined)) return undefined;
  if (!context.abilities.documentChanges) return { changes: changesOf(context, files, documents as readonly SyntaxDocument[]) };
  return {
    documentChanges: files.map((file, index): TextDocumentEdit => ({
      textDocument: { uri: context.clientUri(file.uri), version: context.versionOf(file.uri) },
      edits: file.edits.map(edit => editOf(context, documents[index] as SyntaxDocument, edit)),
    })),
  };
}

function changesOf(context: EditContext, files: readonly FileEdit[], documents: readonly SyntaxDocument[]): NonNullable<WorkspaceEdit['changes']> {
  return Object.fromEntries(files.map((file, index) => [context.clientUri(file.uri), file.edits.map(edit => plainEdit(documents[index] as SyntaxDocument, edit))]));
}

function editOf(context: EditContext, document: SyntaxDocument, edit: TextEdit): LspEdit | SnippetTextEdit {
  if (!edit.snippet || !context.abilities.editSnippets) return plainEdit(document, edit);
  return { range: rangeIn(document, edit.range), snippet: { kind: 'snippet', value: edit.text } };
}

function plainEdit(document: SyntaxDocument, edit: TextEdit): LspEdit {
  return { range: rangeIn(document, edit.range), newText: edit.snippet ? withoutStops(edit.text) : edit.text };
}

/** A snippet's text with its stops left empty: an empty value waits to be filled. */
export function withoutStops(snippet: string): string {
  return snippet.replace(/\$\{\d+(?::[^}]*|\|[^}]*\|)?\}|\$\d+|\\([$}\\])/g, (_, escaped?: string) => escaped ?? '');
}
