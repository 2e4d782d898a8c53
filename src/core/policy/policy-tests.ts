// Runs the `tests:` of a policy file, for the command line and the editor's Testing view.

import type { Files } from '../model/imports.ts';
import type { Entry, SyntaxDocument } from '../syntax/document.ts';
import type { Message } from '../text/message.ts';
import type { Place } from '../text/place.ts';
import type { Policy } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { readTest } from './testing/read-test.ts';
import { runTest } from './testing/run-test.ts';

export interface TestFailure {
  /** The expectation that was not met, else the test's own line. */
  readonly place: Place;
  readonly message: Message;
}

export interface TestResult {
  readonly name: string;
  /** The test's name in the file. */
  readonly place: Place;
  readonly rule: string | undefined;
  readonly passed: boolean;
  readonly failures: readonly TestFailure[];
}

export interface TestOptions {
  /** For tests that fix no day of their own, `YYYY-MM-DD`. */
  readonly today: string;
  /** Runs one test alone, by its name, or those of several names. */
  readonly only?: string | ReadonlySet<string>;
}

/** One result a test, in the order of the file. What is wrong with the policy itself is not said here: `readPolicy` does. */
export function runPolicyTests(document: SyntaxDocument, files: Files, packs: Readonly<Record<string, unknown>>, options: TestOptions): readonly TestResult[] {
  return [...policyTestRuns(document, files, packs, options)];
}

/** The same one by one, so that a host can show progress and stop between two tests. */
export function* policyTestRuns(document: SyntaxDocument, files: Files, packs: Readonly<Record<string, unknown>>, options: TestOptions): Generator<TestResult, void> {
  const read = (from: Files): Policy => readPolicy(undefined, [{ uri: document.uri, place: undefined }], from, packs).policy;
  const policy = read(files);
  for (const entry of testsIn(document)) {
    if (!isWanted(entry.id as string, options.only)) continue;
    const test = readTest(document, entry);
    const failures = runTest(test, policy, files, options.today, read);
    yield { name: test.name, place: test.place, rule: test.rule, passed: failures.length === 0, failures };
  }
}

function isWanted(name: string, only: TestOptions['only']): boolean {
  return only === undefined || (typeof only === 'string' ? only === name : only.has(name));
}

/** The entries under `tests:`. */
export function testsIn(document: SyntaxDocument): readonly Entry[] {
  return [...document.entries.values()].filter(entry => entry.section === 'tests' && entry.id !== undefined);
}

