// Answers for lenses, and asks the client to ask again a moment after a check while a policy file is open.

import type { ClientCapabilities, CodeLens, Connection } from 'vscode-languageserver';
import { fileKindOf } from '../core/file-kind.ts';
import { resolveRuleLens, type RuleLensData, ruleLenses } from '../language/rule-lenses.ts';
import { type Guard, inBackground } from './guard.ts';
import type { Session } from './session.ts';

/** Counts follow typing at this distance at least, in milliseconds: nothing is counted while somebody types on. */
const lensPause = 300;
/** On a big stack counting takes a while: it may take this share of the time at most. */
const shareOfTime = 0.1;

/** Registers both requests; the answer is to be called after each check. */
export function registerCodeLenses(connection: Connection, session: Session, guard: Guard, capabilities: ClientCapabilities): { checked(): void; dispose(): void } {
  connection.onCodeLens(guard('textDocument/codeLens', [], async params => {
    const context = await session.contextOf(params.textDocument.uri);
    return context ? ruleLenses(context) : [];
  }));
  let longest = 0;
  connection.onCodeLensResolve((lens: CodeLens, token) => guard('codeLens/resolve', lens, async () => {
    const data = lens.data as RuleLensData;
    const context = await session.contextOf(data.uri);
    const start = session.clock.now();
    const resolved = context ? resolveRuleLens(context, lens, data) : lens;
    longest = Math.max(longest / 2, session.clock.now() - start);
    return resolved;
  })(undefined, token));
  return refresher(connection, session, capabilities, () => Math.max(lensPause, longest / shareOfTime));
}

function refresher(connection: Connection, session: Session, capabilities: ClientCapabilities, pause: () => number): { checked(): void; dispose(): void } {
  let stop: (() => void) | undefined;
  const refresh = (): void => {
    stop = undefined;
    inBackground(connection, 'codeLens/refresh', connection.sendRequest('workspace/codeLens/refresh'));
  };
  return {
    checked() {
      if (capabilities.workspace?.codeLens?.refreshSupport !== true || ![...session.documents.all()].some(({ uri }) => fileKindOf(uri) === 'martech-policies')) return;
      stop?.();
      stop = session.clock.after(pause(), refresh);
    },
    dispose: () => stop?.(),
  };
}
