// The report as SARIF 2.1.0, mapped as policies.md says: questions are open, waivers external suppressions, ignores in source.

import { fingerprint } from '../policy/fingerprint.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Language } from '../text/language.ts';
import type { Report, ReportedFinding, ReportedPlace } from './report.ts';
import type { RuleInfo } from './rule-info.ts';
import { rulePage } from './rule-page.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';

export interface SarifOptions {
  readonly language: Language;
  /** The version of the product. */
  readonly version: string;
}

/** Files are named relative to this base, which a consumer sets to its own copy of the workspace. */
const base = 'SRCROOT';
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';
const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** The whole report as SARIF text, with a final line break. Nothing in it depends on the machine or the hour. */
export function sarif(report: Report, options: SarifOptions): string {
  const tell = sayer(options.language);
  const rules = [...new Map(report.findings.map(({ rule }) => [rule.id, rule])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Martech Stack', semanticVersion: options.version, language: options.language, rules: rules.map(rule => ruleOf(rule, report, options.language)) } },
      language: options.language,
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [base]: { description: { text: tell('reports.sarif-base') } } },
      invocations: [{ executionSuccessful: true }],
      properties: { today: report.today },
      results: report.findings.map(reported => resultOf(reported, { report, tell, ruleIndex: indexOf.get(reported.rule.id) as number })),
    }],
  };
  return JSON.stringify(log, undefined, 2) + '\n';
}

/** The page of the rule comes along, so that a viewer needs no address. */
function ruleOf(info: RuleInfo, report: Report, language: Language): Record<string, unknown> {
  const tell = sayer(language);
  const { rule } = info;
  const help = info.remedy ?? info.why;
  const severity = rule?.severity.asStated ?? 'error';
  return {
    id: info.id,
    shortDescription: info.title && { text: tell(info.title) },
    fullDescription: info.why && { text: tell(info.why) },
    help: help && { text: tell(help), markdown: rulePage(info.id, report.roots.map(({ policy }) => policy), language) },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    properties: { tags: [info.id.slice(0, info.id.indexOf('/'))], side: info.side, references: info.references.length > 0 ? info.references : undefined },
  };
}

interface Context {
  readonly report: Report;
  readonly tell: Sayer;
  readonly ruleIndex: number;
}

function resultOf(reported: ReportedFinding, { report, tell, ruleIndex }: Context): Record<string, unknown> {
  const { finding } = reported;
  const isQuestion = finding.kind === 'question';
  return {
    ruleId: finding.rule,
    ruleIndex,
    kind: isQuestion ? 'open' : 'fail',
    level: isQuestion ? 'none' : levels[finding.severity],
    message: { text: tell(finding.message) },
    locations: [{ ...locationOf(reported, report), logicalLocations: [logicalOf(finding)] }],
    relatedLocations: reported.related.length > 0
      ? reported.related.map((at, id) => ({ id, ...locationOf(at, report), message: { text: tell(at.message) } })) : undefined,
    partialFingerprints: { 'martechStack/v1': fingerprint(finding) },
    suppressions: suppressionsOf(finding),
    baselineState: report.hasBaseline ? (finding.silenced?.by === 'baseline' ? 'unchanged' : 'new') : undefined,
    properties: { side: finding.side, for: finding.for, facts: finding.facts },
  };
}

function locationOf({ uri, span }: Pick<ReportedPlace, 'uri' | 'span'>, report: Report): Record<string, unknown> {
  const { start, end } = span;
  return {
    physicalLocation: {
      artifactLocation: artifactOf(uri, report),
      region: {
        startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
        charOffset: start.offset, charLength: end.offset - start.offset,
      },
    },
  };
}

function artifactOf(uri: string, report: Report): Record<string, unknown> {
  const path = report.pathOf(uri);
  return path === uri ? { uri } : { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: base };
}

function logicalOf({ target }: Finding): Record<string, unknown> {
  return { name: target.name ?? target.id, fullyQualifiedName: `${target.kind}:${target.id}`, kind: target.kind };
}

function suppressionsOf({ silenced }: Finding): readonly Record<string, unknown>[] | undefined {
  if (silenced?.by === 'waiver') return [{ kind: 'external', status: 'accepted', justification: silenced.reason, properties: { until: silenced.until } }];
  if (silenced?.by === 'ignore') return [{ kind: 'inSource', status: 'accepted', justification: silenced.reason }];
  return undefined;
}
