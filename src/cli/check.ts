// `martech-stack check`: checks stacks and policies, prints a report, and says by its exit code whether something is to be reviewed.

import type { Analysis } from '../core/analyze.ts';
import type { FileKind } from '../core/file-kind.ts';
import { json } from '../core/reports/json.ts';
import { markdown } from '../core/reports/markdown.ts';
import { pretty } from '../core/reports/pretty.ts';
import { type Report, reportOf } from '../core/reports/report.ts';
import { sarif } from '../core/reports/sarif.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { parseDay } from '../core/values/day.ts';
import { analyzeFiles } from './analyze-files.ts';
import { hasColour } from './colour.ts';
import { type Command, exit } from './command.ts';
import { Failure } from './failure.ts';
import { type FoundFiles, findFiles, listFiles, pathFromCwd } from './find-files.ts';
import type { Io } from './io.ts';
import { type Options, textOf } from './options.ts';
import { findPolicy } from './policy-option.ts';
import { progressLine } from './progress.ts';
import { version } from './version.ts';
import { WorkspaceFiles } from './workspace-files.ts';

const kinds: readonly FileKind[] = ['martech-stack', 'martech-policies', 'martech-observations'];
const failOn = ['error', 'warning', 'info', 'never'] as const;

export const check: Command = {
  name: 'check',
  help: 'cli.help-check',
  options: {
    format: { type: 'text', choice: ['pretty', 'json', 'sarif', 'markdown'] },
    'fail-on': { type: 'text', choice: failOn },
    policy: { type: 'text' },
    today: { type: 'text' },
  },
  async run(options, io, language) {
    const report = await reportFor(options, io, language);
    io.out(write(report, textOf(options, 'format') ?? 'pretty', io, language));
    return fails(report, (textOf(options, 'fail-on') ?? 'error') as (typeof failOn)[number]) ? exit.findings : exit.clean;
  },
};

async function reportFor(options: Options, io: Io, language: Language): Promise<Report> {
  const today = dayOption(options) ?? io.today();
  const found = await findFiles(options.words, kinds, io);
  const policy = await findPolicy(textOf(options, 'policy'), io);
  const files = new WorkspaceFiles(io.files, [...found.folders, ...(policy ? [policy.folder] : [])]);
  const progress = progressLine(io, language);
  const analyzeAll = (uris: readonly string[]) => analyzeFiles(files, uris, { today, ...(policy && { policy: policy.uri }) }, progress.show);
  try {
    const analysis = await analyzeAll(found.uris);
    refuseUnreadable(found.uris, files, io);
    const folderOf = (uri: string) => files.folderOf(uri);
    const alone = fragmentsWithoutRoot(analysis);
    if (alone.length === 0) return reportOf(analysis, { folderOf });
    const whole = await analyzeAll([...found.uris, ...(await manifestsAround(alone, found, files, io))]);
    return reportOf(whole, { folderOf, scope: scopeOf(whole, found.uris) });
  } finally {
    progress.end();
  }
}

function dayOption(options: Options): string | undefined {
  const value = textOf(options, 'today');
  if (value !== undefined && parseDay(value) === undefined) throw new Failure(message('cli.not-a-day', { value }));
  return value;
}

/** A root that cannot be read leaves nothing to say about its stack. */
function refuseUnreadable(uris: readonly string[], files: WorkspaceFiles, io: Io): void {
  for (const uri of uris) {
    const text = files.snapshot().read(uri);
    if (typeof text === 'object' && text.unread === 'unreadable') throw new Failure(message('cli.path-unreadable', { path: pathFromCwd(uri, io.cwd) }));
  }
}

function fragmentsWithoutRoot({ findings }: Analysis): readonly string[] {
  return [...findings].filter(([, list]) => list.some(finding => finding.rule === 'schema/fragment-without-root')).map(([uri]) => uri);
}

/** A fragment is checked in the roots that import it, which may lie anywhere in its workspace. */
async function manifestsAround(fragments: readonly string[], found: FoundFiles, files: WorkspaceFiles, io: Io): Promise<readonly string[]> {
  const folders = found.folders.filter(folder => fragments.some(uri => files.folderOf(uri) === folder));
  return (await Promise.all(folders.map(folder => listFiles(folder, ['martech-stack'], io)))).flat().filter(uri => !found.uris.includes(uri));
}

/** The files that the command line means, and all that its roots bring along. */
function scopeOf(analysis: Analysis, uris: readonly string[]): ReadonlySet<string> {
  const roots = analysis.roots.filter(root => uris.includes(root.stack.uri));
  return new Set([...uris, ...roots.flatMap(root => [...root.stack.documents.keys(), ...root.policy.documents.keys()])]);
}

function write(report: Report, format: string, io: Io, language: Language): string {
  if (format === 'json') return json(report, { language, version });
  if (format === 'sarif') return sarif(report, { language, version });
  if (format === 'markdown') return markdown(report, { language });
  return pretty(report, { language, colour: hasColour(io), pathOf: uri => pathFromCwd(uri, io.cwd) });
}

function fails({ counts }: Report, on: (typeof failOn)[number]): boolean {
  const levels = [counts.errors, counts.warnings, counts.infos].slice(0, failOn.indexOf(on) + 1);
  return on !== 'never' && levels.some(count => count > 0);
}
