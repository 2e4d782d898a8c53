// Lists and runs the tests of policy files for a view of tests, on the texts as they are now, and tells when they change.

import type { CancellationToken, Connection } from 'vscode-languageserver';
import { packs } from '../generated/packs.ts';
import { fileKindOf } from '../core/file-kind.ts';
import { policyTestRuns, type TestResult } from '../core/policy/policy-tests.ts';
import { readFiles } from '../core/read-files.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { policyTestResult, policyTestsOf } from '../language/policy-test-list.ts';
import {
  type PolicyTestFile, type PolicyTestResult, type PolicyTestsChanged, type PolicyTestsParams, type RunPolicyTestsParams, policyTestsChanged, policyTestsRequest,
  runPolicyTestsRequest,
} from '../protocol.ts';
import { type Guard, inBackground } from './guard.ts';
import type { Session } from './session.ts';

const sliceMilliseconds = 8;
/** A test's manifest may import others, and so on; more rounds than this mean a mistake of ours. */
const loadingRoundsAtMost = 100;

/** Registers the requests; the answer is to be called after each check. */
export function registerPolicyTests(connection: Connection, session: Session, guard: Guard): { checked(): void } {
  connection.onRequest(policyTestsRequest, guard(policyTestsRequest, [], async (params: PolicyTestsParams | undefined) => {
    await session.analysis();
    return listTests(session, params?.uris);
  }));
  connection.onRequest(runPolicyTestsRequest, guard(runPolicyTestsRequest, [], (params: RunPolicyTestsParams | undefined, token) => (params ? runTests(session, params, token) : [])));
  return { checked: watcher(connection, session) };
}

function listTests(session: Session, uris: readonly string[] | undefined): readonly PolicyTestFile[] {
  const wanted = uris?.map(uri => session.documents.uriOf(uri)) ?? [...(session.checker.last?.documents.keys() ?? [])];
  return wanted.filter(uri => fileKindOf(uri) === 'martech-policies').flatMap(uri => {
    const document = session.documentAt(uri);
    const tests = document ? policyTestsOf(document) : [];
    return tests.length > 0 ? [{ uri: session.clientUri(uri), tests }] : [];
  });
}

/** Runs again for as long as a test names a file that was not loaded yet. */
async function runTests(session: Session, params: RunPolicyTestsParams, token: CancellationToken): Promise<readonly PolicyTestResult[]> {
  await session.analysis();
  const uri = session.documents.uriOf(params.uri);
  for (let round = 0; ; round++) {
    const files = readFiles(session.workspace.snapshot(), session.checker.last?.documents);
    const document = files.document(uri, 'martech-policies');
    const results = document && !('unread' in document) ? await runAll(session, document, files, params, token) : [];
    if (token.isCancellationRequested || round === loadingRoundsAtMost || !(await session.workspace.load(files.needs))) return results;
  }
}

async function runAll(session: Session, document: SyntaxDocument, files: ReturnType<typeof readFiles>, params: RunPolicyTestsParams, token: CancellationToken): Promise<readonly PolicyTestResult[]> {
  const { abilities, clock } = session;
  const context = { abilities, clientUri: (uri: string) => session.clientUri(uri), documentAt: (uri: string) => files.documents.get(uri) };
  const runs = policyTestRuns(document, files, packs, { today: session.today, ...(params.names && { only: new Set(params.names) }) });
  const results: PolicyTestResult[] = [];
  let start = clock.now();
  for (let sliceEnd = start + sliceMilliseconds, step: IteratorResult<TestResult, void> = runs.next(); !step.done; step = runs.next()) {
    results.push(policyTestResult(context, step.value, clock.now() - start));
    if (clock.now() >= sliceEnd) {
      await session.pause();
      if (token.isCancellationRequested) return results;
      sliceEnd = clock.now() + sliceMilliseconds;
    }
    start = clock.now();
  }
  return results;
}

/** Tells the client of policy files whose text is another one since the last check, where tests are or were in them. */
function watcher(connection: Connection, session: Session): () => void {
  let known: ReadonlyMap<string, SyntaxDocument> = new Map();
  return () => {
    const documents = session.checker.last?.documents ?? new Map<string, SyntaxDocument>();
    const now = new Map([...documents].filter(([uri, document]) => document.sections.has('tests') && fileKindOf(uri) === 'martech-policies'));
    const changed = [...new Set([...known.keys(), ...now.keys()])].filter(uri => known.get(uri) !== now.get(uri));
    known = now;
    if (changed.length === 0) return;
    const params: PolicyTestsChanged = { uris: changed.map(uri => session.clientUri(uri)) };
    inBackground(connection, policyTestsChanged, connection.sendNotification(policyTestsChanged, params));
  };
}
