// Waits for what VS Code tells by events; never sleeps.
import { availableParallelism, loadavg } from 'node:os';
import type * as vscode from 'vscode';

/** How much longer things may take on a machine that is busy with other work: 1 where each runnable process has a processor. */
export const slowness = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

/** Resolves with the first value of `look` that is not undefined, asked now and after each `event`; also gives the milliseconds it took. */
export async function eventually<T>(
  event: vscode.Event<unknown>,
  look: () => T | undefined,
  what: string,
): Promise<{ readonly value: T; readonly took: number }> {
  const start = Date.now();
  const timeLimit = 10_000 * slowness;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      listening.dispose();
    };
    const ask = (): void => {
      const value = look();
      if (value === undefined) return;
      stop();
      resolve({ value, took: Date.now() - start });
    };
    const listening = event(ask);
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`${what}: nothing within ${timeLimit} ms`));
    }, timeLimit);
    ask();
  });
}
