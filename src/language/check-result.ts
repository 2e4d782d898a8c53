// The outcome of a whole check for a view: its counts, and the report to read with links to each line.

import type { Analysis } from '../core/analyze.ts';
import { markdown } from '../core/reports/markdown.ts';
import { reportOf } from '../core/reports/report.ts';
import type { CheckResult } from '../protocol.ts';
import type { Context } from './context.ts';

export type CheckContext = Pick<Context, 'abilities'> & {
  readonly analysis: Analysis;
  /** The workspace folder of a file, with a trailing slash. */
  folderOf(uri: string): string;
  /** The first workspace folder: a page that no file holds finds its links from there. */
  readonly firstFolder: string | undefined;
};

/** Counts and report of a finished check. */
export function checkResult(context: CheckContext): CheckResult {
  const { roots } = context.analysis;
  const report = reportOf(context.analysis, { folderOf: uri => context.folderOf(uri) });
  const { errors, warnings, infos, questions } = report.counts;
  return {
    errors, warnings, infos, questions, roots: roots.length,
    tools: roots.reduce((sum, root) => sum + root.stack.tools.size, 0), flows: roots.reduce((sum, root) => sum + root.stack.flows.size, 0),
    report: markdown(report, { language: context.abilities.language, ...linksFrom(context.firstFolder) }),
  };
}

/** A preview opens paths within the workspace, never `file:` addresses. */
function linksFrom(folder: string | undefined): { readonly link?: (uri: string, line: number) => string } {
  return folder === undefined ? {} : { link: (uri, line) => `/${relativePath(folder, uri)}#L${line}` };
}

/** The steps from a folder to a file, `..` where it lies elsewhere. */
export function relativePath(folder: string, uri: string): string {
  const [from, to] = [folder.split('/').slice(0, -1), uri.split('/')];
  const same = from.findIndex((step, index) => step !== to[index]);
  const shared = same === -1 ? from.length : same;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
