// `martech-stack fix`: makes the corrections that nobody needs to decide on, and says what it did, or shows what it would do.

import type { AnalyzeOptions } from '../core/analyze.ts';
import { paintWith } from '../core/reports/paint.ts';
import { reportOf } from '../core/reports/report.ts';
import { sayCounts } from '../core/reports/say-counts.ts';
import { type Sayer, visibleSayer } from '../core/reports/sayer.ts';
import type { Language } from '../core/text/language.ts';
import { unifiedDiff } from '../core/text/unified-diff.ts';
import { visible } from '../core/text/visible.ts';
import { type CheckedFiles, checkFiles } from './check-files.ts';
import { hasColour } from './colour.ts';
import { type Command, exit } from './command.ts';
import { dayOption } from './day-option.ts';
import { findFiles, kindsChecked, pathFromCwd } from './find-files.ts';
import { type Fixed, type FixedFile, fixFiles } from './fix-files.ts';
import type { Io } from './io.ts';
import { textOf } from './options.ts';
import { findPolicy } from './policy-option.ts';
import { writeBack } from './write-back.ts';

export const fix: Command = {
  name: 'fix',
  help: 'cli.help-fix',
  options: { 'dry-run': { type: 'flag' }, policy: { type: 'text' }, today: { type: 'text' } },
  async run(options, io, language) {
    const found = await findFiles(options.words, kindsChecked, io);
    const policy = await findPolicy(textOf(options, 'policy'), io);
    const asked: AnalyzeOptions = { today: dayOption(options) ?? io.today(), ...(policy && { policy: policy.uri }) };
    const checked = await checkFiles(found, policy, asked, io);
    const fixed = await fixFiles(checked, asked, language);
    if (options.values.has('dry-run')) {
      io.out(fixed.files.map(file => diffOf(file, io)).join(''));
      return fixed.files.length > 0 ? exit.findings : exit.clean;
    }
    for (const file of fixed.files) await writeBack(file.uri, checked.files.folderOf(file.uri), file.before, file.after, io);
    io.out(say(fixed, checked, io, language));
    return exit.clean;
  },
};

/** On a terminal nothing in a file moves the cursor; in a pipe the diff is exact. */
function diffOf({ uri, before, after }: FixedFile, io: Io): string {
  const diff = unifiedDiff(pathFromCwd(uri, io.cwd).replaceAll('\\', '/'), before, after);
  return io.isOutTerminal ? visible(diff.replaceAll('\r\n', '\n')) : diff;
}

function say({ files, analysis }: Fixed, checked: CheckedFiles, io: Io, language: Language): string {
  const tell = visibleSayer(language);
  const report = reportOf(analysis, { folderOf: uri => checked.files.folderOf(uri), ...(checked.scope && { scope: checked.scope }) });
  const count = files.reduce((sum, file) => sum + file.settled.length, 0);
  const done = files.length === 0 ? tell('cli.fix-nothing') : tell('cli.fix-done', { count, files: files.length });
  const left = tell('cli.fix-left', { counts: sayCounts(report.counts, tell) });
  return `${[...files.map(file => fileSection(file, tell, io)), `${paintWith(hasColour(io))('good', done)}\n${left}`].join('\n\n')}\n`;
}

function fileSection({ uri, settled }: FixedFile, tell: Sayer, io: Io): string {
  const paint = paintWith(hasColour(io));
  const lines = settled.map(({ span, title, rule }) => `  ${paint('dim', `${span.start.line}:${span.start.column}`)}  ${tell(title)}  ${paint('dim', visible(rule))}`);
  return [paint('underline', visible(pathFromCwd(uri, io.cwd))), ...lines].join('\n');
}
