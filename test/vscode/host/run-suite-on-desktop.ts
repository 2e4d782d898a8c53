// Runs one suite inside a desktop VS Code through @vscode/test-electron; knows nothing of what the suite tests.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { TestResults } from '../../support/run-mocha.ts';
import { projectFolder } from './folders.ts';
import { freshCopy, type Suite, suiteEntry } from './suites.ts';

/** `executable`: a VS Code on this machine; without it, the newest one is downloaded. */
export async function runSuiteOnDesktop(suite: Suite, executable: string | undefined): Promise<TestResults> {
  const { temporary, workspace } = freshCopy(suite.folder);
  const results = join(temporary, 'results.json');
  try {
    const error = await runTests({
      ...(executable && { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: suiteEntry,
      extensionTestsEnv: { TEST_SUITE: suite.name, TEST_RESULTS: results },
      launchArgs: [workspace, '--disable-extensions', '--user-data-dir', join(temporary, 'user')],
    }).then(
      () => undefined,
      (reason: unknown) => String(reason),
    );
    if (existsSync(results)) return JSON.parse(readFileSync(results, 'utf8')) as TestResults;
    return { passed: 0, failed: 1, skipped: 0, failures: [`VS Code ended before the tests did: ${error ?? 'no reason was given'}.`] };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
