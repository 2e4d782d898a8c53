// The outcome of a whole check for a view: its counts, and the report to read with links to each line.

import type { Analysis } from '../core/analyze.ts';
import { markdown } from '../core/reports/markdown.ts';
import { reportOf } from '../core/reports/report.ts';
import type { CheckResult } from '../protocol.ts';
import type { Context } from './context.ts';

export type CheckContext = Pick<Context, 'abilities' | 'clientUri'> & {
  readonly analysis: Analysis;
  /** The workspace folder of a file, with a trailing slash. */
  folderOf(uri: string): string;
};

/** Counts and report of a finished check. */
export function checkResult(context: CheckContext): CheckResult {
  const { roots } = context.analysis;
  const report = reportOf(context.analysis, { folderOf: uri => context.folderOf(uri) });
  const { errors, warnings, infos, questions } = report.counts;
  return {
    errors, warnings, infos, questions, roots: roots.length,
    tools: roots.reduce((sum, root) => sum + root.stack.tools.size, 0), flows: roots.reduce((sum, root) => sum + root.stack.flows.size, 0),
    report: markdown(report, { language: context.abilities.language, link: (uri, line) => `${context.clientUri(uri)}#L${line}` }),
  };
}
