// Runs every test and ends with one line that sums them up. tsx scripts/test.ts [types] [lint] [unit] [vscode] [browser] [--desktop]; FULL=1 adds the newest VS Code.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import type { TestResults } from '../test/support/run-mocha.ts';
import { ensureChromium } from '../test/vscode/host/chromium.ts';
import { artifactsFolder, projectFolder, workFolder } from '../test/vscode/host/folders.ts';
import { type HostVersion, installHost, newestHost, oldestHost } from '../test/vscode/host/install-host.ts';
import { runSuite } from '../test/vscode/host/run-suite.ts';
import { runSuiteOnDesktop } from '../test/vscode/host/run-suite-on-desktop.ts';
import { suites } from '../test/vscode/host/suites.ts';

interface Part {
  readonly name: string;
  readonly title: string;
  run(): Promise<TestResults>;
}

const say = (line: string): void => console.log(line);
const words = process.argv.slice(2);
const desktop = words.includes('--desktop') || process.env.VSCODE_EXECUTABLE !== undefined;
const wanted = words.filter(word => !word.startsWith('-'));

process.exitCode = await testAll();

async function testAll(): Promise<number> {
  const lines: string[] = [];
  const all: TestResults[] = [];
  for (const part of parts().filter(({ name }) => name === 'build' || wanted.length === 0 || wanted.includes(name))) {
    say(`\n── ${part.title}`);
    const start = Date.now();
    const results = await part.run().catch(asFailure);
    all.push({ ...results, failures: results.failures.map(failure => `✗ ${part.title}: ${failure}`) });
    lines.push(`${part.title}: ${results.passed} passed, ${results.failed} failed (${Math.round((Date.now() - start) / 1000)} s)`);
  }
  const { passed, failed, failures } = sum(all);
  say(`\n${[...failures, ...lines].join('\n')}\n`);
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function parts(): Part[] {
  const hosts: HostVersion[] = process.env.FULL ? [oldestHost, newestHost] : [oldestHost];
  const inVsCode = hosts.flatMap(version => [
    ...suites.map(suite => ({
      name: 'vscode',
      title: `In VS Code 1${version.slice(1)}, ${suite.name}`,
      run: async () => runSuite(await installHost(version, say), await ensureChromium(say), suite),
    })),
    { name: 'browser', title: `Browser on VS Code 1${version.slice(1)}`, run: () => browserTests(version) },
  ]);
  const onDesktop = suites.map(suite => ({
    name: 'vscode',
    title: `In a desktop VS Code, ${suite.name}`,
    run: () => runSuiteOnDesktop(suite, process.env.VSCODE_EXECUTABLE),
  }));
  return [
    { name: 'build', title: 'Build', run: () => program('esbuild.mjs', '--production') },
    { name: 'types', title: 'Types', run: () => program('node_modules/typescript/bin/tsc') },
    { name: 'types', title: 'Types of the webview', run: () => program('node_modules/typescript/bin/tsc', '-p', 'src/webview') },
    { name: 'lint', title: 'Lint', run: () => program('node_modules/@biomejs/biome/bin/biome', 'lint', '--error-on-warnings') },
    { name: 'lint', title: 'Dead code', run: () => program('node_modules/knip/bin/knip.js') },
    { name: 'unit', title: 'Unit tests', run: unitTests },
    ...(desktop ? onDesktop : inVsCode),
  ];
}

/** A program that passes or fails as a whole. */
async function program(...command: string[]): Promise<TestResults> {
  const passed = (await runNode(command)) === 0;
  return {
    passed: Number(passed),
    failed: Number(!passed),
    skipped: 0,
    failures: passed ? [] : [`${command[0]} has something to say; see above.`],
  };
}

/** In two processes at once, where there are two processors. */
async function unitTests(): Promise<TestResults> {
  const files = testFiles('test').filter(file => !file.startsWith(join('test', 'vscode')));
  const shards = Math.min(2, availableParallelism());
  const shard = (index: number): string[] => files.filter((_, position) => position % shards === index);
  return sum(
    await Promise.all(Array.from({ length: shards }, (_, index) => mochaProcess(`unit-${index + 1}`, 'dot', 20_000, shard(index)))),
  );
}

function sum(parts: readonly TestResults[]): TestResults {
  const total = (count: (part: TestResults) => number): number => parts.reduce((result, part) => result + count(part), 0);
  return {
    passed: total(part => part.passed),
    failed: total(part => part.failed),
    skipped: total(part => part.skipped),
    failures: parts.flatMap(part => part.failures),
  };
}

/** The packaged extension, installed as a user installs it, in the real workbench. */
async function browserTests(version: HostVersion): Promise<TestResults> {
  const host = await installHost(version, say);
  const chromium = await ensureChromium(say);
  packageExtension();
  const env = { HOST_VERSION: host.version, CHROMIUM: chromium };
  return mochaProcess(`browser-${version}`, 'spec', 120_000, testFiles(join('test', 'vscode', 'browser')), env);
}

function packageExtension(): void {
  execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: projectFolder, stdio: 'inherit' });
}

/** Runs mocha in a process of its own; a process that ends without results has failed. */
async function mochaProcess(
  name: string,
  reporter: string,
  timeout: number,
  files: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<TestResults> {
  mkdirSync(workFolder, { recursive: true });
  const resultsFile = join(workFolder, `results-${name}.json`);
  rmSync(resultsFile, { force: true });
  const code = await runNode(['--import', 'tsx', 'test/support/mocha-process.ts', resultsFile, String(timeout), reporter, ...files], env);
  if (existsSync(resultsFile)) return JSON.parse(readFileSync(resultsFile, 'utf8')) as TestResults;
  return asFailure(new Error(`The tests ended without results (exit code ${code}).`));
}

function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

function testFiles(folder: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map(entry => relative(projectFolder, join(entry.parentPath, entry.name)))
    .sort();
}

function asFailure(error: unknown): TestResults {
  const text = error instanceof Error ? error.message : String(error);
  return { passed: 0, failed: 1, skipped: 0, failures: [`${text}\n  Pictures and logs: ${artifactsFolder}`] };
}
