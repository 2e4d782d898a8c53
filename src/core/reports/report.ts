// What every report is written from: the findings of a check with their lines, their rules and their counts. Knows no format.

import type { Analysis, RootAnalysis } from '../analyze.ts';
import type { Finding } from '../model/finding.ts';
import { shownPath } from '../model/uri.ts';
import { questionsOf } from '../policy/silencing/questions-of.ts';
import { unmatchedSightings } from '../policy/unmatched-sightings.ts';
import { countFindings } from './counts.ts';
import type { Counts } from './counts.ts';
import { spanOf } from './span.ts';
import type { Span } from './span.ts';
import { ruleInfo } from './rule-info.ts';
import type { RuleInfo } from './rule-info.ts';

export interface ReportedFinding {
  readonly finding: Finding;
  readonly uri: string;
  /** The file as people read it: relative to its workspace folder. */
  readonly path: string;
  readonly span: Span;
  readonly rule: RuleInfo;
  /** For a question: the rules that ask, each once. */
  readonly askedBy: readonly RuleInfo[];
  readonly related: readonly ReportedPlace[];
}

export interface ReportedPlace {
  readonly uri: string;
  readonly path: string;
  readonly span: Span;
  readonly message: Finding['message'];
}

export interface Report {
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  readonly roots: readonly RootAnalysis[];
  /** By file, then in the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** The paths of all files that were checked, sorted: those of the stacks and their policies, and those that belong to none. */
  readonly files: readonly string[];
  readonly counts: Counts;
  /** Vendors seen in use that match neither the catalog nor a declared tool: counted, not judged. */
  readonly unmatchedSightings: number;
  /** True where a baseline says what was known: what it does not know is then new. */
  readonly hasBaseline: boolean;
  /** The revision of git since which anything is new, as it was asked for; undefined where everything counts. */
  readonly since: string | undefined;
  /** The path of a file within its workspace folder. */
  pathOf(uri: string): string;
}

export interface ReportOptions {
  /** The workspace folder of a file, with a trailing slash. */
  folderOf(uri: string): string;
  /** Only findings in these files, and the stacks that they belong to; all files where missing. */
  readonly scope?: ReadonlySet<string>;
  /** What that revision of git had already was marked as known. */
  readonly since?: string;
}

/** The report of a finished check. */
export function reportOf(analysis: Analysis, options: ReportOptions): Report {
  const pathOf = (uri: string): string => shownPath(uri, options.folderOf(uri));
  const place = (at: Finding['place']) => ({ uri: at.uri, path: pathOf(at.uri), span: spanOf(analysis.documents.get(at.uri), at) });
  const isInScope = (uri: string): boolean => options.scope?.has(uri) ?? true;
  const inScope = [...analysis.findings].filter(([uri]) => isInScope(uri));
  const roots = analysis.roots.filter(({ stack, policy }) => [...stack.documents.keys(), ...policy.documents.keys()].some(isInScope));
  const policies = roots.map(root => root.policy);
  const findings = inScope.flatMap(([, list]) => list.map(finding => ({
    finding,
    ...place(finding.place),
    rule: ruleInfo(finding.rule, policies),
    askedBy: finding.kind === 'question' ? [...new Set(questionsOf(finding).map(({ rule }) => rule))].map(rule => ruleInfo(rule, policies)) : [],
    related: (finding.related ?? []).map(related => ({ ...place(related.place), message: related.message })),
  })));
  return {
    today: analysis.options.today, roots, findings, pathOf,
    files: [...new Set([...analysis.documents.keys(), ...analysis.findings.keys()])].filter(isInScope).map(pathOf).sort(),
    counts: countFindings(findings.map(({ finding }) => finding)),
    unmatchedSightings: roots.reduce((sum, { evaluation, policy }) => sum + unmatchedSightings(evaluation, policy), 0),
    hasBaseline: roots.some(({ baseline }) => baseline !== undefined) || findings.some(({ finding }) => finding.silenced?.by === 'baseline'),
    since: options.since,
  };
}
