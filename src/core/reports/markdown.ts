// The governance report as Markdown, fit for a pull request: who could do what and how, what is asked, agreed on, waited for, and known.

import { nameOf } from '../model/effective.ts';
import type { Language } from '../text/language.ts';
import type { MessageId } from '../text/message.ts';
import { sayDay } from '../text/say-day.ts';
import { visible } from '../text/visible.ts';
import { agreementsOf, waitingOf } from './agreements.ts';
import { bySide, grouped, type RuleGroup } from './by-side.ts';
import { code, plainText, sentence, table } from './markdown-text.ts';
import { packTitle } from './pack-title.ts';
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
  const parts = [introduction, sideSections, questionSection, waitingSection, waiverSection, ignoredSection, baselineSection];
  return visible(parts.flatMap(part => part(writer)).join('\n\n') + '\n');
}

function introduction({ report, tell, language }: Writer): readonly string[] {
  const name = report.roots.map(root => nameOf(root.stack.stack)).join(', ');
  const sum = (of: 'tools' | 'flows') => report.roots.reduce((total, root) => total + root.stack[of].size, 0);
  return [
    `# ${plainText(name ? tell('reports.title', { name }) : tell('reports.title-empty'))}`,
    tell('reports.intro', { day: sayDay(report.today, language), tools: sum('tools'), flows: sum('flows') }),
    ...(report.unmatchedSightings > 0 ? [tell('reports.unmatched', { count: report.unmatchedSightings })] : []),
    ...(report.since === undefined ? [] : [plainText(tell('reports.since', { ref: report.since }))]),
    `**${sayCounts(report.counts, tell)}**`,
  ];
}

function sideSections(writer: Writer): readonly string[] {
  return bySide(writer.report.findings).flatMap(({ title, count, packs }) => [
    `## ${writer.tell(title)} (${count})`,
    ...packs.flatMap(({ pack, rules }) => [`### ${plainText(packTitle(pack, writer.tell) ?? pack)}`, ...rules.map(group => ruleItems(writer, group))]),
  ]);
}

/** A rule, the way to a yes, and where it applies. */
function ruleItems(writer: Writer, { rule, findings }: RuleGroup): string {
  const { tell } = writer;
  const title = rule.title ? `**${plainText(tell(rule.title))}** ` : '';
  const items = findings.map(reported => {
    const { finding } = reported;
    return `- **${tell(`reports.severity-${finding.severity}`)}** ${sentence(tell(finding.message))} ${placeOf(writer, reported)}`;
  });
  const remedy = rule.remedy ? ['', tell('reports.helps', { text: sentence(tell(rule.remedy)) })] : [];
  return [`${title}${code(rule.id)}`, ...remedy, '', ...items].join('\n');
}

function questionSection(writer: Writer): readonly string[] {
  const questions = writer.report.findings.filter(({ finding }) => !finding.silenced && finding.kind === 'question');
  if (questions.length === 0) return [];
  const lines = questions.map(reported => `- ${sentence(writer.tell(reported.finding.message))} ${placeOf(writer, reported)}`);
  return [`## ${writer.tell('reports.questions')} (${questions.length})`, writer.tell('reports.questions-intro'), lines.join('\n')];
}

/** Requests that nobody has answered yet: the marketing side waits for the IT side. */
function waitingSection({ report, tell, language }: Writer): readonly string[] {
  const waiting = waitingOf(report.roots, report.today);
  if (waiting.length === 0) return [];
  const rows = waiting.map(({ name, since, days }) => [plainText(name), sayDay(since, language), tell('reports.days', { count: days })]);
  return [`## ${tell('reports.waiting')} (${waiting.length})`, table(heads(tell, ['reports.column-what', 'reports.column-asked', 'reports.column-waited']), rows)];
}

function waiverSection({ report, tell, language }: Writer): readonly string[] {
  const agreements = agreementsOf(report);
  if (agreements.length === 0) return [];
  const rows = agreements.map(({ waiver, state, days }) => [
    code(waiver.rule), code(waiver.entity.value.target ?? ''), sayDay(waiver.until, language),
    tell(`reports.waiver-${state}`, { count: days }), plainText(waiver.reason),
  ]);
  const head = heads(tell, ['reports.column-rule', 'reports.column-target', 'reports.column-until', 'reports.column-state', 'reports.column-reason']);
  return [`## ${tell('reports.waivers')} (${agreements.length})`, table(head, rows)];
}

function ignoredSection(writer: Writer): readonly string[] {
  const { tell } = writer;
  const rows = writer.report.findings.flatMap(reported => {
    const { rule, silenced } = reported.finding;
    return silenced?.by === 'ignore' ? [[code(rule), placeOf(writer, reported), plainText(silenced.reason)]] : [];
  });
  if (rows.length === 0) return [];
  return [`## ${tell('reports.ignored')} (${rows.length})`, table(heads(tell, ['reports.column-rule', 'reports.column-where', 'reports.column-reason']), rows)];
}

/** What was known before, a line a rule: it is not forgotten, and it is not what this report is about. */
function baselineSection({ report, tell }: Writer): readonly string[] {
  const known = report.findings.filter(({ finding }) => finding.silenced?.by === 'baseline');
  if (known.length === 0) return [];
  const rows = [...grouped(known, ({ finding }) => finding.rule)].map(([id, own]) => {
    const title = own[0]?.rule.title;
    return [code(id), title ? plainText(tell(title)) : '', String(own.length)];
  });
  return [`## ${tell('reports.known')} (${known.length})`, table(heads(tell, ['reports.column-rule', 'reports.column-meaning', 'reports.column-count']), rows)];
}

function heads(tell: Sayer, ids: readonly MessageId[]): readonly string[] {
  return ids.map(id => tell(id));
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
