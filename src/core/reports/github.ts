// The report as workflow commands of GitHub Actions: annotations at the lines of a pull request. A text never becomes a command.

import type { Finding } from '../model/finding.ts';
import type { Language } from '../text/language.ts';
import type { Report, ReportedFinding } from './report.ts';
import { sayCounts } from './say-counts.ts';
import { visibleSayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';

const commands: Readonly<Record<Finding['severity'], string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** A command a finding, then the counts as a line of the log. Hints and what is silenced are counted only. */
export function github(report: Report, { language }: { readonly language: Language }): string {
  const tell = visibleSayer(language);
  const shown = report.findings.filter(({ finding }) => !finding.silenced && (finding.kind === 'question' || finding.severity !== 'hint'));
  return [...shown.map(reported => commandOf(reported, tell)), sayCounts(report.counts, tell)].join('\n') + '\n';
}

function commandOf({ finding, rule, path, span }: ReportedFinding, tell: Sayer): string {
  const { start, end } = span;
  const isQuestion = finding.kind === 'question';
  const title = isQuestion ? tell('reports.questions') : `${rule.title ? tell(rule.title) : ''} (${finding.rule})`.trim();
  const properties = {
    file: path, line: String(start.line), endLine: String(end.line),
    // Columns are shown within one line only.
    ...(start.line === end.line && { col: String(start.column), endColumn: String(end.column) }),
    title,
  };
  const remedy = rule.remedy && !isQuestion ? [tell('reports.helps', { text: tell(rule.remedy) })] : [];
  const list = Object.entries(properties).map(([name, value]) => `${name}=${propertyText(value)}`).join(',');
  return `::${isQuestion ? 'notice' : commands[finding.severity]} ${list}::${dataText([tell(finding.message), ...remedy].join('\n'))}`;
}

function dataText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return dataText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
