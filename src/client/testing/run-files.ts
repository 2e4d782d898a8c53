// Runs tests of policy files, one file after the other, and tells a test run of VS Code how each went.

import { type CancellationToken, Location, Range, type TestItem, TestMessage, type TestRun, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type PolicyTestFailure, type PolicyTestResult, type RunPolicyTestsParams, runPolicyTestsRequest } from '../../protocol.ts';
import { sayHere } from '../say-here.ts';

export interface FileRun {
  readonly uri: string;
  readonly items: readonly TestItem[];
  /** True where these are all the tests of the file. */
  readonly isWhole: boolean;
}

/** Ends the run, whatever happens; what was called off stays without a result. */
export async function runFiles(client: LanguageClient, run: TestRun, files: readonly FileRun[], token: CancellationToken): Promise<readonly PolicyTestResult[]> {
  const all: PolicyTestResult[] = [];
  for (const { items } of files) for (const item of items) run.enqueued(item);
  try {
    for (const file of files) {
      if (token.isCancellationRequested || run.token.isCancellationRequested) break;
      all.push(...(await runFile(client, run, file, token)));
    }
  } finally {
    run.end();
  }
  return all;
}

async function runFile(client: LanguageClient, run: TestRun, { uri, items, isWhole }: FileRun, token: CancellationToken): Promise<readonly PolicyTestResult[]> {
  for (const item of items) run.started(item);
  try {
    const params: RunPolicyTestsParams = { uri, ...(isWhole ? {} : { names: items.map(({ id }) => id) }) };
    const results = await client.sendRequest<readonly PolicyTestResult[]>(runPolicyTestsRequest, params, token);
    const byName = new Map(results.map(result => [result.name, result]));
    for (const item of items) tell(run, item, byName.get(item.id));
    return results;
  } catch (error) {
    if (!token.isCancellationRequested) for (const item of items) run.errored(item, new TestMessage(sayHere('testing.server-gone', { reason: error instanceof Error ? error.message : String(error) })));
    return [];
  }
}

function tell(run: TestRun, item: TestItem, result: PolicyTestResult | undefined): void {
  if (!result) return run.errored(item, new TestMessage(sayHere('testing.not-run')));
  const mark = result.passed ? '✓' : '✗';
  run.appendOutput([`${mark} ${result.name}`, ...result.failures.map(({ message }) => `    ${message}`), ''].join('\r\n'), undefined, item);
  if (result.passed) run.passed(item, result.milliseconds);
  else run.failed(item, result.failures.map(messageOf), result.milliseconds);
}

function messageOf({ message, location, expected, actual }: PolicyTestFailure): TestMessage {
  const said = expected === undefined || actual === undefined ? new TestMessage(message) : TestMessage.diff(message, expected, actual);
  if (location) {
    const { start, end } = location.range;
    said.location = new Location(Uri.parse(location.uri), new Range(start.line, start.character, end.line, end.character));
  }
  return said;
}
