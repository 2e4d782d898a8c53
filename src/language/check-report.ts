// The report of a whole check as a page to read: who could do what, where, then what is waived.

import type { Analysis } from '../core/analyze.ts';
import { nameOf } from '../core/model/effective.ts';
import type { Finding, Side } from '../core/model/finding.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Argument, MessageId } from '../core/text/message.ts';
import type { CheckResult } from '../protocol.ts';
import type { Context } from './context.ts';
import { locationOf } from './locate.ts';
import { code, plainText } from './markdown.ts';
import { sayDay } from '../core/text/say-day.ts';

type ReportContext = Pick<Context, 'documentAt' | 'clientUri' | 'abilities'> & { readonly analysis: Analysis };

/** The counts of a check, and its report in Markdown. */
export function checkReport(context: ReportContext): CheckResult {
  const { analysis } = context;
  const all = [...analysis.findings.values()].flat();
  const counted = all.filter(finding => !finding.silenced);
  const of = (severity: Finding['severity']) => counted.filter(finding => finding.kind === 'finding' && finding.severity === severity).length;
  const counts = {
    errors: of('error'), warnings: of('warning'), infos: of('info'), questions: counted.filter(finding => finding.kind === 'question').length,
    roots: analysis.roots.length,
    tools: analysis.roots.reduce((sum, root) => sum + root.stack.tools.size, 0), flows: analysis.roots.reduce((sum, root) => sum + root.stack.flows.size, 0),
  };
  return { ...counts, report: reportText(context, counts, all) };
}

function reportText(context: ReportContext, counts: Omit<CheckResult, 'report'>, all: readonly Finding[]): string {
  const { analysis } = context;
  const tell = sayIn(context);
  const name = analysis.roots.map(root => nameOf(root.stack.stack)).join(', ');
  const counted = all.filter(finding => !finding.silenced && finding.severity !== 'hint');
  const waived = all.filter(finding => finding.silenced?.by === 'waiver');
  return [
    `# ${plainText(name ? tell('language.report-title', { name }) : tell('language.report-title-empty'))}`,
    tell('language.report-intro', { day: sayDay(analysis.options.today, context.abilities.language), tools: counts.tools, flows: counts.flows }),
    counted.length === 0 ? tell('language.report-nothing') : tell('language.report-counts', { errors: counts.errors, warnings: counts.warnings, infos: counts.infos, questions: counts.questions }),
    ...groups.flatMap(group => section(context, group.title, counted.filter(finding => finding.kind === 'finding' && group.has(finding.side)))),
    ...section(context, 'language.report-questions', counted.filter(finding => finding.kind === 'question')),
    ...section(context, 'language.report-waived', waived),
  ].join('\n\n') + '\n';
}

interface Group { readonly title: MessageId; readonly has: (side: Side | undefined) => boolean }

/** Security and privacy stand with IT, finance and business with marketing; partners with neither. */
const groups: readonly Group[] = [
  { title: 'language.report-both', has: side => side === 'both' },
  { title: 'language.report-marketing', has: side => side === 'marketing' || side === 'finance' || side === 'business' },
  { title: 'language.report-it', has: side => side === 'it' || side === 'security' || side === 'privacy' },
  { title: 'language.report-partner', has: side => side === 'partner' },
  { title: 'language.report-files', has: side => side === undefined },
];

function section(context: ReportContext, title: MessageId, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const order = ['error', 'warning', 'info', 'hint'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return [`## ${sayIn(context)(title)} (${findings.length})`, sorted.map(finding => line(context, finding)).join('\n')];
}

const marks: Readonly<Record<Finding['severity'], string>> = { error: '⛔', warning: '⚠️', info: 'ℹ️', hint: '·' };

function line(context: ReportContext, finding: Finding): string {
  const { language } = context.abilities;
  const tell = sayIn(context);
  const text = plainText(say(finding.message, language));
  const until = finding.silenced?.by === 'waiver' ? ` — ${tell('language.report-until', { day: sayDay(finding.silenced.until, language) })}` : '';
  return `- ${finding.kind === 'question' ? '❔' : marks[finding.severity]} ${text}${until} ${code(finding.rule)} ${place(context, finding)}`.trimEnd();
}

function place(context: ReportContext, finding: Finding): string {
  const location = locationOf(context, finding.place);
  if (!location) return '';
  const line = location.range.start.line + 1;
  const name = decodeURIComponent(location.uri.slice(location.uri.lastIndexOf('/') + 1));
  return `[${plainText(name)}:${line}](${location.uri}#L${line})`;
}

function sayIn(context: ReportContext): (id: MessageId, args?: Readonly<Record<string, Argument>>) => string {
  return (id, args) => say(message(id, args), context.abilities.language);
}
