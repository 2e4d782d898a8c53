// The governance report as a page to read: who could do what, then what is asked, what is waived, and what waits for an answer.

import { nameOf } from '../model/effective.ts';
import type { Severity, Side } from '../model/finding.ts';
import type { Language } from '../text/language.ts';
import type { MessageId } from '../text/message.ts';
import { sayDay } from '../text/say-day.ts';
import { visible } from '../text/visible.ts';
import { agreementsOf, waitingOf } from './agreements.ts';
import { code, plainText, sentence, table } from './markdown-text.ts';
import type { Report, ReportedFinding } from './report.ts';
import { sayCounts } from './say-counts.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';

export interface MarkdownOptions {
  readonly language: Language;
  /** The address of a line (from 1) in a file; without it places are plain text. */
  readonly link?: (uri: string, line: number) => string;
}

interface Writer extends MarkdownOptions {
  readonly report: Report;
  readonly tell: Sayer;
}

/** The whole report as Markdown, with a final line break. */
export function markdown(report: Report, options: MarkdownOptions): string {
  const writer: Writer = { ...options, report, tell: sayer(options.language) };
  const loud = report.findings.filter(({ finding }) => !finding.silenced);
  const said = loud.filter(({ finding }) => finding.kind === 'finding' && finding.severity !== 'hint');
  return visible([
    ...introduction(writer),
    ...groups.flatMap(group => findingSection(writer, group.title, said.filter(({ finding }) => group.has(finding.side)))),
    ...questionSection(writer, loud.filter(({ finding }) => finding.kind === 'question')),
    ...waitingSection(writer),
    ...waiverSection(writer),
  ].join('\n\n') + '\n');
}

function introduction({ report, tell, language }: Writer): readonly string[] {
  const name = report.roots.map(root => nameOf(root.stack.stack)).join(', ');
  const sum = (of: 'tools' | 'flows') => report.roots.reduce((total, root) => total + root.stack[of].size, 0);
  return [
    `# ${plainText(name ? tell('reports.title', { name }) : tell('reports.title-empty'))}`,
    tell('reports.intro', { day: sayDay(report.today, language), tools: sum('tools'), flows: sum('flows') }),
    `**${sayCounts(report.counts, tell)}**`,
  ];
}

interface Group { readonly title: MessageId; readonly has: (side: Side | undefined) => boolean }

/** Security and privacy stand with IT, finance and business with marketing; partners with neither. */
const groups: readonly Group[] = [
  { title: 'reports.side-both', has: side => side === 'both' },
  { title: 'reports.side-marketing', has: side => side === 'marketing' || side === 'finance' || side === 'business' },
  { title: 'reports.side-it', has: side => side === 'it' || side === 'security' || side === 'privacy' },
  { title: 'reports.side-partner', has: side => side === 'partner' },
  { title: 'reports.side-files', has: side => side === undefined },
];

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function findingSection(writer: Writer, title: MessageId, findings: readonly ReportedFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity));
  return [`## ${writer.tell(title)} (${findings.length})`, sorted.map(reported => findingItem(writer, reported)).join('\n')];
}

function findingItem(writer: Writer, reported: ReportedFinding): string {
  const { tell } = writer;
  const { finding, rule } = reported;
  const severity = tell(`reports.severity-${finding.severity}`);
  const remedy = rule.remedy ? `\n  ${tell('reports.helps', { text: sentence(tell(rule.remedy)) })}` : '';
  return `- **${severity}** ${sentence(tell(finding.message))} ${placeOf(writer, reported)} ${code(finding.rule)}${remedy}`;
}

function questionSection(writer: Writer, questions: readonly ReportedFinding[]): readonly string[] {
  if (questions.length === 0) return [];
  const lines = questions.map(reported => `- ${sentence(writer.tell(reported.finding.message))} ${placeOf(writer, reported)}`);
  return [`## ${writer.tell('reports.questions')} (${questions.length})`, writer.tell('reports.questions-intro'), lines.join('\n')];
}

/** Requests that nobody has answered yet: the marketing side waits for the IT side. */
function waitingSection({ report, tell, language }: Writer): readonly string[] {
  const waiting = waitingOf(report.roots, report.today);
  if (waiting.length === 0) return [];
  const rows = waiting.map(({ name, since, days }) => [plainText(name), sayDay(since, language), tell('reports.days', { count: days })]);
  return [`## ${tell('reports.waiting')} (${waiting.length})`, table(['reports.column-what', 'reports.column-asked', 'reports.column-waited'].map(id => tell(id as MessageId)), rows)];
}

function waiverSection({ report, tell, language }: Writer): readonly string[] {
  const agreements = agreementsOf(report);
  if (agreements.length === 0) return [];
  const rows = agreements.map(({ waiver, state, days }) => [
    code(waiver.rule), code(waiver.entity.value.target ?? ''), sayDay(waiver.until, language),
    tell(`reports.waiver-${state}`, { count: days }), plainText(waiver.reason),
  ]);
  const head = ['reports.column-rule', 'reports.column-target', 'reports.column-until', 'reports.column-state', 'reports.column-reason'];
  return [`## ${tell('reports.waivers')} (${agreements.length})`, table(head.map(id => tell(id as MessageId)), rows)];
}

function placeOf({ link }: Writer, { uri, path, span }: ReportedFinding): string {
  const { line } = span.start;
  const name = `${path}:${line}`;
  return link ? `[${plainText(name)}](${address(link(uri, line))})` : `(${plainText(name)})`;
}

/** An address that Markdown reads as one. */
function address(text: string): string {
  return text.replace(/[\s()<>]/g, character => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
