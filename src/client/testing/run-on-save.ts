// Runs something once, and again after each save of a file of ours, until it is called off.

import { type CancellationToken, CancellationTokenSource, type Disposable, type TextDocument, workspace } from 'vscode';
import { ourLanguage } from '../our-files.ts';

/** A save during a run calls that run off: the next one says more. Settles when the token is cancelled, with what ran last. */
export function runOnSave<T>(token: CancellationToken, run: (token: CancellationToken) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let source = new CancellationTokenSource();
    let running = run(source.token);
    const listening: Disposable[] = [];
    const again = (document: TextDocument): void => {
      if (ourLanguage(document) === undefined) return;
      source.cancel();
      source = new CancellationTokenSource();
      running = run(source.token);
    };
    const stop = (): void => {
      for (const each of listening) each.dispose();
      source.cancel();
      running.then(resolve, reject);
    };
    listening.push(workspace.onDidSaveTextDocument(again), token.onCancellationRequested(stop));
    if (token.isCancellationRequested) stop();
  });
}
