// `martech-stack check`: checks stacks and policies, prints a report, and says by its exit code whether something is to be reviewed.

import type { AnalyzeOptions } from '../core/analyze.ts';
import { baselineEntries } from '../core/policy/baseline.ts';
import { countsFailOn, type FailOn, failOnValues } from '../core/reports/fail-on.ts';
import { type Report, reportOf } from '../core/reports/report.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { readBaselineOption, writeBaselines } from './baseline-option.ts';
import { type CheckedFiles, checkFiles } from './check-files.ts';
import { type Command, exit } from './command.ts';
import { dayOption } from './day-option.ts';
import { Failure } from './failure.ts';
import { findFiles, kindsChecked } from './find-files.ts';
import { type Format, formats, writeReport } from './formats.ts';
import type { Io } from './io.ts';
import { type Options, textOf } from './options.ts';
import { findPolicy } from './policy-option.ts';
import { progressLine } from './progress.ts';
import { filesOfShard, shardOption } from './shard-option.ts';
import { before } from './since.ts';

export const check: Command = {
  name: 'check',
  help: 'cli.help-check',
  options: {
    format: { type: 'text', choice: formats },
    'fail-on': { type: 'text', choice: failOnValues },
    policy: { type: 'text' },
    baseline: { type: 'text' },
    'write-baseline': { type: 'flag' },
    since: { type: 'text' },
    shard: { type: 'text' },
    today: { type: 'text' },
  },
  async run(options, io, language) {
    const failOn = (textOf(options, 'fail-on') ?? 'error') as FailOn;
    const format = (textOf(options, 'format') ?? 'pretty') as Format;
    const report = await reportFor(options, io, language);
    io.out(writeReport(report, format, { io, language, failOn }));
    return countsFailOn(report.counts, failOn) ? exit.findings : exit.clean;
  },
};

async function reportFor(options: Options, io: Io, language: Language): Promise<Report> {
  const since = textOf(options, 'since');
  const isWritten = options.values.has('write-baseline');
  if (isWritten && since !== undefined) throw new Failure(message('cli.baseline-or-since'));
  if (isWritten && options.values.has('baseline') && options.values.has('shard')) throw new Failure(message('cli.baseline-or-shard'));
  const today = dayOption(options) ?? io.today();
  const shard = shardOption(options);
  const all = await findFiles(options.words, kindsChecked, io);
  const found = shard ? await filesOfShard(all, shard, io) : all;
  const policy = await findPolicy(textOf(options, 'policy'), io);
  const known = await readBaselineOption(textOf(options, 'baseline'), isWritten, io);
  const progress = progressLine(io, language);
  const asked: AnalyzeOptions = { today, ...(policy && { policy: policy.uri }), ...(known && { baselineOf: () => known }) };
  try {
    const checked = await checkFiles(found, policy, asked, io, progress.show);
    const { files, scope } = checked;
    const reporting = { folderOf: (uri: string) => files.folderOf(uri), ...(scope && { scope }) };
    if (isWritten) {
      progress.end();
      return reportOf(await withBaseline(checked, textOf(options, 'baseline'), asked, io, language), reporting);
    }
    if (since === undefined) return reportOf(checked.analysis, reporting);
    const { knownOf, markEngine } = await before(since, checked.analysis, found, io);
    const baselines = new Map(checked.analysis.roots.map(root => [root.stack.uri, new Set([...(root.baseline ?? []), ...knownOf(root.stack.uri)])]));
    const marked = await checked.again({ ...asked, baselineOf: root => baselines.get(root) });
    return reportOf({ ...marked, findings: markEngine(marked.findings) }, { ...reporting, since });
  } finally {
    progress.end();
  }
}

/** Writes the baseline of the roots in scope; the report then says what it could not take. */
async function withBaseline({ analysis, scope, again }: CheckedFiles, shown: string | undefined, asked: AnalyzeOptions, io: Io, language: Language) {
  const roots = analysis.roots.filter(({ stack }) => scope === undefined || [...stack.documents.keys()].some(uri => scope.has(uri)));
  await writeBaselines(roots, shown, io, language);
  const known = new Map(roots.map(root => [root.stack.uri, new Set(baselineEntries(root.findings).map(({ id }) => id))]));
  return again({ ...asked, baselineOf: root => known.get(root) });
}
