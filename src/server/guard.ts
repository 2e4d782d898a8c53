// The one net under every feature: an exception is named in the log and answered with nothing, and the server lives on.

import type { CancellationToken, Connection } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export type Guard = <P, R>(name: string, empty: R, handler: (params: P, token: CancellationToken) => R | Promise<R>) => (params: P, token: CancellationToken) => Promise<R>;

/** Wraps request handlers: `empty` is the answer where the handler fails; a request that was called off gets no answer. */
export function guardOf(connection: Pick<Connection, 'console'>): Guard {
  return (name, empty, handler) => async (...args) => {
    // A request without parameters comes as its token alone.
    const [params, token] = ((args as readonly unknown[]).length === 1 ? [undefined, args[0]] : args) as [Parameters<typeof handler>[0], CancellationToken];
    let answer = empty;
    try {
      if (!token.isCancellationRequested) answer = await handler(params, token);
    } catch (error) {
      connection.console.error(`${name}: ${describe(error)}`);
    }
    if (token.isCancellationRequested) throw cancelled();
    return answer;
  };
}

/** Lets something run on its own: where it fails, the log says so, and nothing else happens. */
export function inBackground(connection: Pick<Connection, 'console'>, name: string, running: Promise<unknown>): void {
  running.catch((error: unknown) => connection.console.error(`${name}: ${describe(error)}`));
}

/** The protocol's answer to a request that its sender called off. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}

/** The error with its stack, for a log. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
