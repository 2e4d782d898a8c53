// The report as JUnit XML, in the elements and attributes that the common schema knows: a suite a file, a case a finding.

import type { Language } from '../text/language.ts';
import { sayDay } from '../text/say-day.ts';
import { grouped } from './by-side.ts';
import { type FailOn, failsOn } from './fail-on.ts';
import type { Report, ReportedFinding } from './report.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

export interface JunitOptions {
  readonly language: Language;
  /** What is at or above it has failed. */
  readonly failOn: FailOn;
}

interface Writer {
  readonly tell: Sayer;
  readonly language: Language;
  readonly failOn: FailOn;
}

/** The whole report as XML, with a final line break. A file without anything to say is one case that passes. */
export function junit(report: Report, { language, failOn }: JunitOptions): string {
  const writer: Writer = { tell: sayer(language), language, failOn };
  const shown = report.findings.filter(({ finding }) => finding.kind === 'question' || finding.severity !== 'hint' || finding.silenced);
  const found = grouped(shown, ({ path }) => path);
  const paths = [...new Set([...report.files, ...found.keys()])].sort();
  const suites = paths.map(path => suiteOf(writer, path, found.get(path) ?? []));
  const sum = (key: 'tests' | 'failures') => suites.reduce((total, suite) => total + suite[key], 0);
  const head = `<testsuites name="martech-stack" tests="${sum('tests')}" failures="${sum('failures')}" errors="0">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${[head, ...suites.map(({ xml }) => xml), '</testsuites>'].join('\n')}\n`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly xml: string;
}

function suiteOf(writer: Writer, path: string, findings: readonly ReportedFinding[]): Suite {
  const cases = findings.length > 0 ? findings.map(reported => caseOf(writer, reported)) : [element('testcase', { name: writer.tell('reports.nothing'), classname: 'martech-stack' })];
  const failures = findings.filter(({ finding }) => failsOn(finding, writer.failOn)).length;
  const skipped = findings.filter(({ finding }) => isSkipped(finding)).length;
  const head = `  <testsuite${attributes({ name: path, tests: String(cases.length), failures: String(failures), errors: '0', skipped: String(skipped) })}>`;
  return { tests: cases.length, failures, xml: [head, ...cases.map(xml => `    ${xml}`), '  </testsuite>'].join('\n') };
}

function caseOf(writer: Writer, reported: ReportedFinding): string {
  const { finding, path, span } = reported;
  const text = writer.tell(finding.message);
  // The place makes the name the only one of its class in the suite.
  return element('testcase', { name: `${text} (${path}:${span.start.line}:${span.start.column})`, classname: finding.rule }, outcome(writer, reported, text));
}

/** What is below the threshold passes and is still told; questions and silenced findings are skipped with their reason. */
function outcome(writer: Writer, reported: ReportedFinding, text: string): string {
  const { finding, rule, path, span } = reported;
  if (isSkipped(finding)) return element('skipped', { message: reason(writer, reported) });
  const severity = writer.tell(`reports.severity-${finding.severity}`);
  const remedy = rule.remedy ? [writer.tell('reports.helps', { text: writer.tell(rule.remedy) })] : [];
  const body = [`${path}:${span.start.line}:${span.start.column}: ${severity}: ${text} ${finding.rule}`, ...remedy].join('\n');
  if (!failsOn(finding, writer.failOn)) return element('system-out', {}, xmlText(body));
  return element('failure', { message: text, type: finding.severity }, xmlText(body));
}

function isSkipped({ kind, silenced }: ReportedFinding['finding']): boolean {
  return kind === 'question' || silenced !== undefined;
}

function reason({ tell, language }: Writer, { finding: { silenced } }: ReportedFinding): string {
  if (silenced?.by === 'waiver') return tell('reports.junit-waived', { day: sayDay(silenced.until, language), reason: silenced.reason });
  if (silenced?.by === 'ignore') return tell('reports.junit-ignored', { reason: silenced.reason });
  return tell(silenced ? 'reports.junit-known' : 'reports.questions-intro');
}

function element(name: string, values: Readonly<Record<string, string>>, content = ''): string {
  return content === '' ? `<${name}${attributes(values)}/>` : `<${name}${attributes(values)}>${content}</${name}>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
}
