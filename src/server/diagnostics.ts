// Tells the client the findings: it asks (pull) where it can, else it is told after each check (push).

import type {
  CancellationToken, ClientCapabilities, Connection, DocumentDiagnosticParams, DocumentDiagnosticReport, ResultProgressReporter, WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport, WorkspaceDiagnosticReportPartialResult, WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DiagnosticReports } from './diagnostic-reports.ts';
import { type Guard, cancelled, inBackground } from './guard.ts';
import type { Session } from './session.ts';

/** Called after each check, and when findings that waited are due. */
export interface DiagnosticsFeature {
  checked(): void;
  dispose(): void;
}

/** Starts pull or push, whichever the client can do. */
export function startDiagnostics(connection: Connection, session: Session, capabilities: ClientCapabilities, guard: Guard, waitsForTyping: boolean): DiagnosticsFeature {
  return capabilities.textDocument?.diagnostic
    ? pull(connection, session, capabilities.workspace?.diagnostics?.refreshSupport === true, guard, waitsForTyping)
    : push(connection, session, waitsForTyping);
}

function push(connection: Connection, session: Session, waitsForTyping: boolean): DiagnosticsFeature {
  const reports = new DiagnosticReports(session, waitsForTyping, tell);
  const told = new Map<string, string>();
  return { checked: tell, dispose: () => reports.dispose() };

  function tell(): void {
    for (const uri of reports.uris()) {
      const { resultId, items } = reports.of(uri);
      if (told.get(uri) === resultId || (items.length === 0 && !told.has(uri))) continue;
      const version = session.documents.get(uri)?.version;
      const params = { uri: session.clientUri(uri), diagnostics: [...items], ...(version === undefined ? {} : { version }) };
      inBackground(connection, 'publishDiagnostics', connection.sendDiagnostics(params));
      if (items.length === 0) told.delete(uri);
      else told.set(uri, resultId);
    }
  }
}

/** How long after a check the client has to ask by itself before it is asked to ask, in milliseconds. */
const patience = 100;

function pull(connection: Connection, session: Session, canRefresh: boolean, guard: Guard, waitsForTyping: boolean): DiagnosticsFeature {
  const told = new Map<string, string>();
  const waiting = new Set<() => void>();
  let cancelRefresh: (() => void) | undefined;
  const reports = new DiagnosticReports(session, waitsForTyping, checked);
  const none: DocumentDiagnosticReport = { kind: 'full', items: [] };

  connection.languages.diagnostics.on(guard('textDocument/diagnostic', none, async (params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> => {
    await session.checker.current();
    // The answer to a request that was called off does not arrive: what it holds is not told.
    if (token.isCancellationRequested) return none;
    const uri = session.documents.uriOf(params.textDocument.uri);
    const { resultId, items } = reports.of(uri);
    told.set(uri, resultId);
    return params.previousResultId === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items: [...items] };
  }));
  connection.languages.diagnostics.onWorkspace((params, token, _, progress) => workspaceReport(params, token, progress));
  return { checked, dispose: () => (cancelRefresh?.(), reports.dispose()) };

  function checked(): void {
    for (const wake of [...waiting]) wake();
    if (!canRefresh || cancelRefresh) return;
    cancelRefresh = session.clock.after(patience, () => {
      cancelRefresh = undefined;
      // Open files that changed because of another one: their client does not know that it should ask.
      const isStale = [...session.documents.all()].some(({ uri }) => told.has(uri) && told.get(uri) !== reports.of(uri).resultId);
      if (isStale) inBackground(connection, 'workspace/diagnostic/refresh', connection.languages.diagnostics.refresh());
    });
  }

  /**
   * Answers at once what the client does not know yet. A client that takes partial results is told of every later change too: its request
   * stays open until it calls it off.
   */
  async function workspaceReport(params: WorkspaceDiagnosticParams, token: CancellationToken, progress?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [session.documents.uriOf(uri), value]));
    try {
      await session.checker.current();
      if (!progress && !token.isCancellationRequested) return { items: news(known, true) };
      while (!token.isCancellationRequested) {
        const items = news(known, false);
        if (items.length > 0) progress?.report({ items });
        await nextChange(token);
      }
    } catch (error) {
      connection.console.error(`workspace/diagnostic: ${String(error)}`);
      return { items: [] };
    }
    throw cancelled();
  }

  function news(known: Map<string, string>, withUnchanged: boolean): WorkspaceDocumentDiagnosticReport[] {
    return [...new Set([...known.keys(), ...reports.uris()])].flatMap((uri): WorkspaceDocumentDiagnosticReport[] => {
      const { resultId, items } = reports.of(uri);
      const version = session.documents.get(uri)?.version ?? null;
      const wasKnown = known.get(uri);
      known.set(uri, resultId);
      if (wasKnown === resultId) return withUnchanged ? [{ kind: 'unchanged', uri: session.clientUri(uri), version, resultId }] : [];
      return wasKnown === undefined && items.length === 0 ? [] : [{ kind: 'full', uri: session.clientUri(uri), version, resultId, items: [...items] }];
    });
  }

  function nextChange(token: CancellationToken): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
      token.onCancellationRequested(wake);
    });
  }
}
