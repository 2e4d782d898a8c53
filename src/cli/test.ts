// `martech-stack test`: runs the cases that policy files hold under `tests:`, and says what is wrong with the policies themselves.

import { packs } from '../generated/packs.ts';
import type { Files } from '../core/model/imports.ts';
import { type TestResult, runPolicyTests } from '../core/policy/policy-tests.ts';
import { type ReadFiles, readFiles } from '../core/read-files.ts';
import { paintWith } from '../core/reports/paint.ts';
import { pretty } from '../core/reports/pretty.ts';
import { type Report, reportOf } from '../core/reports/report.ts';
import { type Sayer, visibleSayer } from '../core/reports/sayer.ts';
import { spanOf } from '../core/reports/span.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Language } from '../core/text/language.ts';
import { visible } from '../core/text/visible.ts';
import { analyzeFiles } from './analyze-files.ts';
import { hasColour } from './colour.ts';
import { type Command, exit } from './command.ts';
import { findFiles, pathFromCwd } from './find-files.ts';
import type { Io } from './io.ts';
import { WorkspaceFiles } from './workspace-files.ts';

export const test: Command = {
  name: 'test',
  help: 'cli.help-test',
  options: {},
  async run({ words }, io, language) {
    const found = await findFiles(words, ['martech-policies'], io);
    const files = new WorkspaceFiles(io.files, found.folders);
    const policies = await checkPolicies(files, found.uris, io);
    if (policies.counts.errors > 0) io.out(`${pretty(policies, { language, colour: hasColour(io), pathOf: uri => pathFromCwd(uri, io.cwd) })}\n`);
    const results = await runAll(files, found.uris, io);
    io.out(write(results, io, language));
    const isClean = policies.counts.errors === 0 && results.every(({ tests }) => tests.every(each => each.passed));
    return isClean ? exit.clean : exit.findings;
  },
};

interface FileResult {
  readonly document: SyntaxDocument;
  readonly tests: readonly TestResult[];
}

async function checkPolicies(files: WorkspaceFiles, uris: readonly string[], io: Io): Promise<Report> {
  const analysis = await analyzeFiles(files, uris, { today: io.today() });
  return reportOf(analysis, { folderOf: uri => files.folderOf(uri), scope: new Set(uris) });
}

/** Runs again for as long as a test names a file that has not been read yet. */
async function runAll(files: WorkspaceFiles, uris: readonly string[], io: Io): Promise<readonly FileResult[]> {
  let read: ReadFiles;
  let results: readonly FileResult[];
  do {
    read = readFiles(files.snapshot(), undefined);
    results = uris.flatMap(uri => runFile(uri, read, io) ?? []);
  } while (await files.load(read.needs));
  return results;
}

function runFile(uri: string, files: Files, io: Io): FileResult | undefined {
  const document = files.document(uri, 'martech-policies');
  return document && !('unread' in document) ? { document, tests: runPolicyTests(document, files, packs, { today: io.today() }) } : undefined;
}

function write(results: readonly FileResult[], io: Io, language: Language): string {
  const tell = visibleSayer(language);
  const all = results.flatMap(({ tests }) => tests);
  const failed = all.filter(each => !each.passed).length;
  const counts = all.length === 0 ? tell('cli.test-none') : tell('cli.test-counts', { passed: all.length - failed, failed });
  const sections = results.filter(({ tests }) => tests.length > 0).map(result => fileSection(result, tell, io));
  return `${[...sections, paintWith(hasColour(io))(failed > 0 ? 'error' : 'good', counts)].join('\n\n')}\n`;
}

function fileSection({ document, tests }: FileResult, tell: Sayer, io: Io): string {
  const paint = paintWith(hasColour(io));
  const path = visible(pathFromCwd(document.uri, io.cwd));
  const at = (place: TestResult['place']) => {
    const { start } = spanOf(document, place);
    return `${path}:${start.line}:${start.column}`;
  };
  const lines = tests.flatMap(({ name, passed, failures }) => [
    passed ? `  ${paint('good', '✓')} ${visible(name)}` : `  ${paint('error', '✗')} ${paint('bold', visible(name))}`,
    ...failures.map(failure => `      ${paint('dim', at(failure.place))}  ${tell(failure.message)}`),
  ]);
  return [paint('underline', path), ...lines].join('\n');
}
