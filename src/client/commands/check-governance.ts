// Martech Stack: Check Governance. The whole workspace, with progress, stoppable; then a line of summary, and the report on demand.

import { type CancellationToken, type Disposable, type Progress, ProgressLocation, commands, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { type CheckParams, type CheckResult, checkRequest } from '../../protocol.ts';
import type { Pages } from '../pages.ts';
import { sayHere } from '../say-here.ts';

/** Registers the command; it settles with the counts, or undefined where it was stopped. */
export function registerCheckGovernance(client: LanguageClient, pages: Pages): Disposable {
  return commands.registerCommand('martechStack.checkGovernance', async () => {
    const options = { location: ProgressLocation.Notification, title: sayHere('client.checking'), cancellable: true };
    const result = await window.withProgress(options, (progress, token) => check(client, progress, token));
    if (!result) return undefined;
    pages.keepReport(result.report);
    // Not awaited: the command is done when the check is.
    void summarise(result, pages);
    return result;
  });
}

async function check(client: LanguageClient, progress: Progress<{ increment: number }>, token: CancellationToken): Promise<CheckResult | undefined> {
  const workDoneToken = `check-${Date.now()}`;
  let shown = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, value => {
    if (value.kind !== 'report' || value.percentage === undefined || value.percentage <= shown) return;
    progress.report({ increment: value.percentage - shown });
    shown = value.percentage;
  });
  try {
    const params: CheckParams = { workDoneToken };
    return (await client.sendRequest<CheckResult | null>(checkRequest, params, token)) ?? undefined;
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    listening.dispose();
  }
}

async function summarise(result: CheckResult, pages: Pages): Promise<void> {
  if (result.roots === 0 && result.errors === 0) return void window.showInformationMessage(sayHere('client.checked-nothing'));
  const { errors, warnings, questions, tools, flows } = result;
  const text = sayHere('client.checked', { errors, warnings, questions, tools, flows });
  const button = sayHere('client.show-report');
  const show = errors > 0 ? window.showWarningMessage : window.showInformationMessage;
  if ((await show(text, button)) === button) await pages.showReport(result.report);
}
