// Answers the commands about waivers, ignore comments and baselines (src/protocol.ts).

import type { Connection } from 'vscode-languageserver';
import { baselineEntries, baselineName, readBaseline, writeBaseline } from '../core/policy/baseline.ts';
import { resolveUri } from '../core/model/uri.ts';
import { silencingEdits, silencingItems } from '../language/silencing-lists.ts';
import { type BaselineFile, type SilencingEditParams, type SilencingParams, baselineRequest, silencingEditRequest, silencingRequest } from '../protocol.ts';
import type { Guard } from './guard.ts';
import type { Session } from './session.ts';

/** Registers them. Each waits for a check of the texts as they are. */
export function registerSilencingRequests(connection: Connection, session: Session, guard: Guard): void {
  connection.onRequest(silencingRequest, guard(silencingRequest, [], async (params: SilencingParams) => {
    const context = await contextOf(session);
    return context ? silencingItems(context, { ...params, ...(params.uri !== undefined && { uri: session.documents.uriOf(params.uri) }) }) : [];
  }));
  connection.onRequest(silencingEditRequest, guard(silencingEditRequest, [], async (params: SilencingEditParams) => {
    const context = await contextOf(session);
    return context ? silencingEdits(context, params) : [];
  }));
  connection.onRequest(baselineRequest, guard(baselineRequest, [], async () => {
    session.workspace.forgetAll();
    session.checker.changed();
    return baselines(session);
  }));
}

async function contextOf(session: Session) {
  const analysis = await session.checker.current();
  return analysis && {
    analysis, abilities: session.abilities, documentAt: (uri: string) => session.documentAt(uri), textAt: (uri: string) => session.textAt(uri),
    clientUri: (uri: string) => session.clientUri(uri), versionOf: (uri: string) => session.documents.get(uri)?.version ?? null,
  };
}

/** What `martech-stack check --write-baseline` writes, for each root. */
async function baselines(session: Session): Promise<readonly BaselineFile[]> {
  const analysis = await session.checker.current();
  return (analysis?.roots ?? []).map(root => {
    const uri = resolveUri(root.stack.uri, baselineName);
    const before = readBaseline(session.textAt(uri) ?? '') ?? new Set<string>();
    const entries = baselineEntries(root.findings);
    return { uri: session.clientUri(uri), text: writeBaseline(root.findings), count: entries.length, added: entries.filter(({ id }) => !before.has(id)).length };
  });
}
