// What stands beside the text (lenses, hints, colours): asks the client to ask again a moment after a check, and at once when a setting changes.

import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { fileKindOf } from '../core/file-kind.ts';
import { inBackground } from './guard.ts';
import type { Session } from './session.ts';
import { type Switches, switchesAfter } from './switches.ts';

/** Counts follow typing at this distance at least, in milliseconds: nothing is counted while somebody types on. */
const shortestPause = 300;

export interface BesideText {
  /** To be called after each check. */
  checked(): void;
  /** To be called with the settings section `martechStack`, whatever it holds. */
  settingsChanged(settings: unknown): void;
  dispose(): void;
}

/** `pause` says how long to wait after a check, in milliseconds: more than the shortest where answers take long. */
export function refreshBesideText(connection: Connection, session: Session, { workspace }: ClientCapabilities, pause: () => number): BesideText {
  const requests: readonly (readonly [keyof Switches, string])[] = [
    ...(workspace?.codeLens?.refreshSupport ? [['lenses', 'workspace/codeLens/refresh'] as const] : []),
    ...(workspace?.inlayHint?.refreshSupport ? [['inlayHints', 'workspace/inlayHint/refresh'] as const] : []),
    ...(workspace?.semanticTokens?.refreshSupport ? [['semanticTokens', 'workspace/semanticTokens/refresh'] as const] : []),
  ];
  let stop: (() => void) | undefined;
  const ask = (which: (name: keyof Switches) => boolean): void => {
    for (const [name, request] of requests) if (which(name)) inBackground(connection, request, connection.sendRequest(request));
  };
  return {
    checked() {
      if (requests.length === 0 || ![...session.documents.all()].some(({ uri }) => isOurs(uri))) return;
      stop?.();
      stop = session.clock.after(Math.max(shortestPause, pause()), () => {
        stop = undefined;
        ask(name => session.switches[name]);
      });
    },
    settingsChanged(settings) {
      const before = session.switches;
      session.switches = switchesAfter(before, settings);
      ask(name => session.switches[name] !== before[name]);
    },
    dispose: () => stop?.(),
  };
}

function isOurs(uri: string): boolean {
  return fileKindOf(uri) !== undefined;
}
