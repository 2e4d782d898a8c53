// Runs something once, and again after each save of a file of ours, until it is called off.

import { type CancellationToken, CancellationTokenSource, type Disposable, workspace } from 'vscode';

const languages: ReadonlySet<string> = new Set(['martech-policies', 'martech-stack', 'martech-observations']);

/** A save during a run calls that run off: the next one says more. Settles when the token is cancelled, with what ran last. */
export function runOnSave<T>(token: CancellationToken, run: (token: CancellationToken) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let source = new CancellationTokenSource();
    let running = run(source.token);
    const listening: Disposable[] = [];
    const again = (languageId: string): void => {
      if (!languages.has(languageId)) return;
      source.cancel();
      source = new CancellationTokenSource();
      running = run(source.token);
    };
    const stop = (): void => {
      for (const each of listening) each.dispose();
      source.cancel();
      running.then(resolve, reject);
    };
    listening.push(workspace.onDidSaveTextDocument(document => again(document.languageId)), token.onCancellationRequested(stop));
    if (token.isCancellationRequested) stop();
  });
}
