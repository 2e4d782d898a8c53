// Waits for what VS Code tells by events; never sleeps.
import * as vscode from 'vscode';

/** Resolves with the first value of `look` that is not undefined, asked now and after each change of diagnostics; also gives the milliseconds it took. */
export async function whenDiagnostics<T>(
  look: () => T | undefined,
  timeLimit: number,
  what: string,
): Promise<{ readonly value: T; readonly took: number }> {
  const start = Date.now();
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
    const listening = vscode.languages.onDidChangeDiagnostics(ask);
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`${what}: nothing within ${timeLimit} ms`));
    }, timeLimit);
    ask();
  });
}
