// The report for a terminal: by file, a line a finding with what helps below it, questions together, the counts last.

import { nameOf } from '../model/effective.ts';
import type { Language } from '../text/language.ts';
import { sayDay } from '../text/say-day.ts';
import { visible } from '../text/visible.ts';
import { agreementsOf } from './agreements.ts';
import type { Report, ReportedFinding } from './report.ts';
import { sayCounts } from './say-counts.ts';
import { visibleSayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';
import { paintWith } from './paint.ts';
import type { Paint } from './paint.ts';

export interface PrettyOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** How a file is named: by default its path in the workspace folder. */
  readonly pathOf?: (uri: string) => string;
}

interface Writer {
  readonly tell: Sayer;
  readonly paint: Paint;
  readonly pathOf: (uri: string) => string;
}

/** The whole report as text, with a final line break. */
export function pretty(report: Report, options: PrettyOptions): string {
  const pathOf = options.pathOf ?? report.pathOf;
  const writer = { tell: visibleSayer(options.language), paint: paintWith(options.colour), pathOf: (uri: string) => visible(pathOf(uri)).replace(/[\n\t]/g, '\ufffd') };
  const files = new Map<string, ReportedFinding[]>();
  for (const reported of report.findings.filter(isShown)) {
    files.set(reported.uri, [...(files.get(reported.uri) ?? []), reported]);
  }
  const sections = [...files].map(([uri, findings]) => fileSection(writer, uri, findings));
  return [...sections, summary(writer, report, options.language)].join('\n\n') + '\n';
}

/** Hints wait in the editor, and what is silenced is counted only. */
function isShown({ finding }: ReportedFinding): boolean {
  return !finding.silenced && (finding.kind === 'question' || finding.severity !== 'hint');
}

function fileSection(writer: Writer, uri: string, findings: readonly ReportedFinding[]): string {
  const places = new Map(findings.map(reported => [reported, `${reported.span.start.line}:${reported.span.start.column}`]));
  const width = Math.max(...[...places.values()].map(place => place.length));
  const placeOf = (reported: ReportedFinding) => (places.get(reported) as string).padStart(width);
  const said = findings.filter(({ finding }) => finding.kind === 'finding').flatMap(reported => findingLines(writer, reported, placeOf(reported)));
  const asked = findings.filter(({ finding }) => finding.kind === 'question').map(reported => questionLine(writer, reported, placeOf(reported)));
  const title = asked.length > 0 ? [`  ${writer.paint('bold', writer.tell('reports.questions'))}`] : [];
  return [writer.paint('underline', writer.pathOf(uri)), ...said, ...title, ...asked].join('\n');
}

function findingLines(writer: Writer, reported: ReportedFinding, place: string): string[] {
  const { finding, rule, related } = reported;
  const { tell, paint } = writer;
  const words = (['error', 'warning', 'info'] as const).map(severity => tell(`reports.severity-${severity}`).length);
  const word = tell(`reports.severity-${finding.severity}`).padEnd(Math.max(...words));
  const indent = ' '.repeat(place.length + word.length + 6);
  return [
    `  ${paint('dim', place)}  ${paint(finding.severity, word)}  ${tell(finding.message)}  ${paint('dim', visible(finding.rule))}`,
    ...related.map(at => paint('dim', `${indent}${writer.pathOf(at.uri)}:${at.span.start.line}:${at.span.start.column}  ${tell(at.message)}`)),
    ...(rule.remedy ? [paint('dim', `${indent}→ ${tell(rule.remedy)}`)] : []),
  ];
}

function questionLine({ tell, paint }: Writer, { finding }: ReportedFinding, place: string): string {
  return `  ${paint('dim', place)}  ${paint('info', '?')}  ${tell(finding.message)}`;
}

/** Waivers that silence nothing yet, one a line, with what each waits for. */
function waitingWaivers(tell: Sayer, report: Report): readonly string[] {
  return agreementsOf(report).filter(({ waiver }) => waiver.state === 'pending')
    .map(({ waiver, state }) => tell('reports.waiver-line', { id: waiver.entity.id, rule: waiver.rule, target: waiver.entity.value.target ?? '', state: tell(`reports.waiver-${state}`, { count: 0 }) }));
}

function summary({ tell, paint }: Writer, report: Report, language: Language): string {
  const day = sayDay(report.today, language);
  const stacks = report.roots.map(root => tell('reports.stack-line', {
    name: nameOf(root.stack.stack), tools: root.stack.tools.size, flows: root.stack.flows.size, day,
  }));
  const { counts } = report;
  const worst = counts.errors > 0 ? 'error' : counts.warnings > 0 ? 'warning' : 'good';
  const since = report.since === undefined ? [] : [tell('reports.since', { ref: report.since })];
  const unmatched = report.unmatchedSightings > 0 ? [tell('reports.unmatched', { count: report.unmatchedSightings })] : [];
  return [...stacks, ...unmatched, ...waitingWaivers(tell, report), ...since, paint(worst, sayCounts(counts, tell))].join('\n');
}
