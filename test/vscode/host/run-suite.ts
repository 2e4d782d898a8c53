// Runs one suite inside the extension host of a VS Code server, its workbench open in Chromium; knows nothing of what the suite tests.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import type { TestResults } from '../../support/run-mocha.ts';
import { artifactsFolder, projectFolder } from './folders.ts';
import type { Host } from './install-host.ts';
import { freshCopy, type Suite, suiteEntry } from './suites.ts';
import { startServer, type VsCodeServer } from './vs-code-server.ts';
import { launchBrowser, openWorkbench, refuseInternet, takePicture } from './workbench.ts';

const timeLimit = 180_000;

/** Runs `suite` on a fresh copy of its folder. A host or page that dies before the tests end is a failure. */
export async function runSuite(host: Host, chromium: string, suite: Suite): Promise<TestResults> {
  const { temporary, workspace } = freshCopy(suite.folder);
  const artifacts = join(artifactsFolder, `${suite.name}-${host.version}`);
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  const files = { output: join(temporary, 'output.txt'), results: join(temporary, 'results.json') };
  const server = await startServer(host, {
    dataFolder: temporary,
    extensionsFolder: join(temporary, 'extensions'),
    env: { TEST_SUITE: suite.name, TEST_OUTPUT: files.output, TEST_RESULTS: files.results },
  });
  const follow = followOutput(files.output);
  const following = setInterval(follow, 200);
  const browser = await launchBrowser(chromium);
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    await refuseInternet(context);
    const page = await context.newPage();
    const log = keepLog(page);
    const end = runEnds(page, server);
    await openWorkbench(page, server, { folder: workspace, extensionFolder: projectFolder, testsFile: suiteEntry });
    const reason = await end;
    await takePicture(page, artifacts, 'end').catch(() => undefined);
    writeFileSync(join(artifacts, 'console.log'), log.join('\n'));
    return readResults(files.results, reason);
  } finally {
    clearInterval(following);
    follow();
    await browser.close();
    await server.stop();
    if (existsSync(join(temporary, 'data', 'logs'))) cpSync(join(temporary, 'data', 'logs'), join(artifacts, 'logs'), { recursive: true });
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What the workbench calls when extension tests are over, and everything else that can end them; resolves to the reason. */
async function runEnds(page: Page, server: VsCodeServer): Promise<string> {
  return new Promise(resolve => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(`VS Code ended the run with ${code}`));
    void server.ended.then(() => resolve('the VS Code server ended'));
    page.once('crash', () => resolve('the page crashed'));
    setTimeout(() => resolve(`nothing was heard for ${timeLimit / 1000} seconds`), timeLimit).unref();
  });
}

/** The workbench's log, which carries the extension host's console too. */
function keepLog(page: Page): string[] {
  const lines: string[] = [];
  void page.exposeFunction('codeAutomationLog', (type: string, words: unknown[]) => lines.push(`[${type}] ${format(...words)}`));
  page.on('console', message => lines.push(`[console.${message.type()}] ${message.text()}`));
  page.on('pageerror', error => lines.push(`[page error] ${error.stack ?? error.message}`));
  return lines;
}

function readResults(file: string, reason: string): TestResults {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TestResults;
  return { passed: 0, failed: 1, skipped: 0, failures: [`The extension host ended before the tests did: ${reason}.`] };
}

/** Copies what the suite has written since the last call to this process's output. */
function followOutput(file: string): () => void {
  let shown = 0;
  return () => {
    if (!existsSync(file)) return;
    const text = readFileSync(file);
    process.stdout.write(text.subarray(shown));
    shown = text.length;
  };
}
