// Runs a loaded mocha and counts; used by the unit tests' process, the suites inside VS Code and the browser tests. Knows no test.
import type Mocha from 'mocha';

/** What the tests of one part came to. */
export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}

/** Runs every test of `mocha`. A run that finds no test has failed. */
export async function runMocha(mocha: Mocha): Promise<TestResults> {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] };
  await mocha.loadFilesAsync();
  await new Promise<void>(resolve => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => counts.passed++);
    runner.on('pending', () => counts.skipped++);
    runner.on('fail', (test, error: unknown) => {
      counts.failed++;
      counts.failures.push(`${test.fullTitle()}: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, failures: ['No test was found.'] };
  return counts;
}
