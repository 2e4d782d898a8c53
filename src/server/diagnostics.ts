// Tells the client the findings: it asks (pull) where it can, else it is told after each check (push).

import {
  type CancellationToken, type ClientCapabilities, type Connection, type DiagnosticServerCancellationData, type DocumentDiagnosticParams, type DocumentDiagnosticReport, LSPErrorCodes,
  ResponseError, type ResultProgressReporter, type WorkspaceDiagnosticParams, type WorkspaceDiagnosticReport, type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DiagnosticReports } from './diagnostic-reports.ts';
import { type Guard, cancelled, describe, inBackground } from './guard.ts';
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
  const reports = new DiagnosticReports(session, waitsForTyping, () => inBackground(connection, 'publishDiagnostics', session.checker.current().then(tell)));
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

type Answer = DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>;

/** Says that there is no answer, and what the client shows stays: never an empty report, which would say that all is well. */
function noAnswer(retriggerRequest: boolean): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'The check has no answer', { retriggerRequest });
}

/** How long after a check the client has to ask by itself before it is asked to ask, in milliseconds. */
const patience = 100;

function pull(connection: Connection, session: Session, canRefresh: boolean, guard: Guard, waitsForTyping: boolean): DiagnosticsFeature {
  const told = new Map<string, string>();
  const waiting = new Set<() => void>();
  let cancelRefresh: (() => void) | undefined;
  const reports = new DiagnosticReports(session, waitsForTyping, due);

  connection.languages.diagnostics.on(guard<DocumentDiagnosticParams, Answer>('textDocument/diagnostic', noAnswer(false), async (params, token) => {
    const analysis = await session.checker.current();
    const uri = session.documents.uriOf(params.textDocument.uri);
    // The answer to a request that was called off does not arrive: what it holds is not told.
    if (token.isCancellationRequested) return noAnswer(false);
    if (!analysis) {
      told.set(uri, '');
      return noAnswer(false);
    }
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
      due();
    });
  }

  /** Something may be shown that the client does not know of. */
  function due(): void {
    for (const wake of [...waiting]) wake();
    if (canRefresh) inBackground(connection, 'workspace/diagnostic/refresh', session.checker.current().then(refreshStale));
  }

  /** Files that changed because of another one, or as time passed: their client does not know that it should ask. It is asked once. */
  async function refreshStale(): Promise<void> {
    const stale = [...told].filter(([uri, resultId]) => resultId !== reports.of(uri).resultId);
    for (const [uri] of stale) told.set(uri, reports.of(uri).resultId);
    if (stale.length > 0) await connection.languages.diagnostics.refresh();
  }

  /**
   * Answers at once what the client does not know yet. A client that takes partial results is told of every later change too: its request
   * stays open until it calls it off.
   */
  async function workspaceReport(params: WorkspaceDiagnosticParams, token: CancellationToken, progress?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>): Promise<WorkspaceDiagnosticReport> {
    try {
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [session.documents.uriOf(uri), value]));
      for (let analysis = await session.checker.current(); !token.isCancellationRequested; analysis = session.checker.last) {
        // Where no check ever succeeded nothing is known.
        const items = analysis ? news(known, !progress) : [];
        if (!progress && analysis) return { items };
        if (items.length > 0) progress?.report({ items });
        await nextChange(token);
      }
    } catch (error) {
      connection.console.error(`workspace/diagnostic: ${describe(error)}`);
      throw noAnswer(true);
    }
    throw cancelled();
  }

  function news(known: Map<string, string>, withUnchanged: boolean): WorkspaceDocumentDiagnosticReport[] {
    return [...new Set([...known.keys(), ...reports.uris()])].flatMap((uri): WorkspaceDocumentDiagnosticReport[] => {
      const { resultId, items } = reports.of(uri);
      const version = session.documents.get(uri)?.version ?? null;
      const wasKnown = known.get(uri);
      known.set(uri, resultId);
      if (withUnchanged) told.set(uri, resultId);
      if (wasKnown === resultId) return withUnchanged ? [{ kind: 'unchanged', uri: session.clientUri(uri), version, resultId }] : [];
      return wasKnown === undefined && items.length === 0 ? [] : [{ kind: 'full', uri: session.clientUri(uri), version, resultId, items: [...items] }];
    });
  }

  function nextChange(token: CancellationToken): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        waiting.delete(wake);
        listening.dispose();
        resolve();
      };
      const listening = token.onCancellationRequested(() => wake());
      waiting.add(wake);
    });
  }
}
