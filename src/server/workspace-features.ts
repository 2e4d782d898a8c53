// Joins the protocol's requests about all files together to the features that answer them.

import type { ClientCapabilities, Connection, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import { fileRename } from '../language/file-rename.ts';
import { workspaceSymbols } from '../language/workspace-symbols.ts';
import type { Guard } from './guard.ts';
import type { Session } from './session.ts';
import { canonicalUri } from './uri.ts';

/** Registers them; what a client does not do is not registered. */
export function registerWorkspaceFeatures(connection: Connection, session: Session, guard: Guard, { workspace }: ClientCapabilities): void {
  connection.onWorkspaceSymbol(guard<{ readonly query: string }, WorkspaceSymbol[]>('workspace/symbol', [], async ({ query }) => {
    const analysis = await session.analysis();
    return analysis ? workspaceSymbols({ ...viewOf(session), analysis, folderOf: uri => session.workspace.folderOf(uri) }, query) : [];
  }));
  if (!workspace?.fileOperations?.willRename) return;
  connection.workspace.onWillRenameFiles(guard<{ readonly files: readonly { readonly oldUri: string; readonly newUri: string }[] }, WorkspaceEdit | null>('workspace/willRenameFiles', null, async ({ files }) => {
    const analysis = await session.checker.current();
    const moves = files.map(({ oldUri, newUri }) => ({ from: canonicalUri(oldUri), to: canonicalUri(newUri) }));
    return analysis ? (fileRename({ ...viewOf(session), analysis }, moves) ?? null) : null;
  }));
}

function viewOf(session: Session) {
  return {
    abilities: session.abilities, documentAt: (uri: string) => session.documentAt(uri), textAt: (uri: string) => session.textAt(uri),
    clientUri: (uri: string) => session.clientUri(uri), versionOf: (uri: string) => session.documents.get(uri)?.version ?? null,
  };
}
