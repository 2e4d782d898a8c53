// What VS Code calls in its extension host: loads one suite, runs it, writes the results to a file. Serves a desktop VS Code and the server alike.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { runMocha } from '../../support/run-mocha.ts';

/** Rejects when a test failed. The results file is what counts: a host that died is reported as success by VS Code itself. */
export async function run(): Promise<void> {
  const { TEST_SUITE, TEST_OUTPUT, TEST_RESULTS } = process.env;
  const { default: Mocha } = await import('mocha');
  // A VS Code server loses the extension host's console in the browser: the report goes to a file that the runner follows.
  if (TEST_OUTPUT) Mocha.reporters.Base.consoleLog = (...words: unknown[]) => appendFileSync(TEST_OUTPUT, `${format(...words)}\n`);
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: 'spec' });
  mocha.addFile(join(__dirname, `${TEST_SUITE}.test.cjs`));
  const results = await runMocha(mocha);
  if (TEST_RESULTS) writeFileSync(TEST_RESULTS, JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} tests failed`);
}
