// The report as JSON: documented in docs/command-line.md, stable, sorted, without anything of the machine that made it.

import { nameOf } from '../model/effective.ts';
import { questionsOf } from '../policy/silencing/questions-of.ts';
import { fingerprint } from '../policy/fingerprint.ts';
import type { Language } from '../text/language.ts';
import type { Report, ReportedFinding, ReportedPlace } from './report.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';

export interface JsonOptions {
  readonly language: Language;
  /** The version of the product. */
  readonly version: string;
}

/** The whole report as JSON text, with a final line break. */
export function json(report: Report, options: JsonOptions): string {
  const tell = sayer(options.language);
  return JSON.stringify({
    version: 1,
    tool: { name: 'martech-stack', version: options.version },
    today: report.today,
    language: options.language,
    since: report.since,
    summary: { ...report.counts, unmatchedSightings: report.unmatchedSightings },
    stacks: report.roots.map(({ stack, policy }) => ({
      name: nameOf(stack.stack), file: report.pathOf(stack.uri), files: [...stack.documents.keys()].map(report.pathOf),
      policies: policy.uris.map(report.pathOf), tools: stack.tools.size, flows: stack.flows.size,
    })),
    findings: report.findings.map(reported => findingOf(reported, tell)),
  }, undefined, 2) + '\n';
}

function findingOf(reported: ReportedFinding, tell: Sayer): Record<string, unknown> {
  const { finding, rule } = reported;
  const { silenced } = finding;
  return {
    id: fingerprint(finding),
    rule: finding.rule,
    kind: finding.kind,
    severity: finding.severity,
    message: tell(finding.message),
    remedy: rule.remedy && tell(rule.remedy),
    ...placeOf(reported),
    target: finding.target,
    path: finding.path,
    item: finding.item,
    side: finding.side,
    for: finding.for,
    facts: finding.facts,
    questions: finding.kind === 'question' ? questionsOf(finding).map(({ rule: asking, facts, item }) => ({ rule: asking, item, facts })) : undefined,
    related: reported.related.length > 0 ? reported.related.map(at => ({ ...placeOf(at), message: tell(at.message) })) : undefined,
    silenced: silenced && (silenced.by === 'waiver'
      ? { by: silenced.by, waiver: silenced.id, until: silenced.until, reason: silenced.reason }
      : { by: silenced.by, reason: silenced.by === 'ignore' ? silenced.reason : undefined }),
  };
}

function placeOf({ path, span }: Pick<ReportedPlace, 'path' | 'span'>): Record<string, unknown> {
  return { file: path, start: span.start, end: span.end };
}
