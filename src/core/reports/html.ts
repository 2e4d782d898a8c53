// The report as one page that stands alone: no script, nothing loaded, harmless whatever a file holds. For both directors, on screen and on paper.

import { nameOf } from '../model/effective.ts';
import { sha256 } from '../policy/sha256.ts';
import type { Language } from '../text/language.ts';
import type { MessageId } from '../text/message.ts';
import { sayDay } from '../text/say-day.ts';
import { agreementsOf, waitingOf } from './agreements.ts';
import { bySide, type RuleGroup } from './by-side.ts';
import { htmlStyle } from './html-style.ts';
import { type Child, type Markup, sentenceMarkup, tableMarkup, tag } from './markup.ts';
import { packTitle } from './pack-title.ts';
import { pictures } from './picture-section.ts';
import type { Report, ReportedFinding } from './report.ts';
import { sayCounts } from './say-counts.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';

export interface HtmlOptions {
  readonly language: Language;
  /** The version of the product. */
  readonly version: string;
  /** True draws the data flows of each stack, which takes about a second for a hundred tools. */
  readonly pictures?: boolean;
}

interface Writer extends HtmlOptions {
  readonly report: Report;
  readonly tell: Sayer;
}

/** The whole page, with a final line break. */
export function html(report: Report, options: HtmlOptions): string {
  const writer: Writer = { ...options, report, tell: sayer(options.language) };
  const name = report.roots.map(root => nameOf(root.stack.stack)).join(', ');
  const title = name ? writer.tell('reports.title', { name }) : writer.tell('reports.title-empty');
  const page = tag('html', { lang: options.language }, tag('head', {}, head(title)), tag('body', {},
    tag('header', {}, tag('h1', {}, title), introduction(writer)),
    tag('main', {}, [sideTable, flows, sides, questions, waiting, waivers, ignored, known].map(part => part(writer))),
    tag('footer', {}, tag('p', {}, writer.tell('reports.html-footer', { version: options.version }))),
  ));
  return `<!DOCTYPE html>\n${page}\n`;
}

/** The policy lets nothing in but the style, by its digest. */
function head(title: string): Child {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(htmlStyle))}'; base-uri 'none'; form-action 'none'`;
  return [
    tag('meta', { charset: 'utf-8' }), tag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }), tag('meta', { name: 'color-scheme', content: 'light dark' }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }), tag('title', {}, title), tag('style', {}, htmlStyle),
  ];
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Hexadecimal digits in base 64, six bits at a time. */
function base64(hex: string): string {
  const bits = [...hex].map(digit => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const text = (bits.match(/.{1,6}/g) ?? []).map(six => digits[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

function introduction({ report, tell, language }: Writer): Child {
  const sum = (of: 'tools' | 'flows') => report.roots.reduce((total, root) => total + root.stack[of].size, 0);
  const { errors, warnings, infos, questions: asked } = report.counts;
  return [
    tag('p', {}, tell('reports.intro', { day: sayDay(report.today, language), tools: sum('tools'), flows: sum('flows') })),
    report.unmatchedSightings > 0 && tag('p', {}, tell('reports.unmatched', { count: report.unmatchedSightings })),
    report.since !== undefined && tag('p', {}, tell('reports.since', { ref: report.since })),
    tag('p', { class: errors + warnings + infos + asked === 0 ? 'counts good' : 'counts' }, sayCounts(report.counts, tell)),
  ];
}

/** Who is asked what, at a glance. */
function sideTable({ report, tell }: Writer): Child {
  const groups = bySide(report.findings);
  if (groups.length === 0) return undefined;
  const levels = ['error', 'warning', 'info'] as const;
  const rows = groups.map(({ title, count, packs }) => {
    const all = packs.flatMap(({ rules }) => rules.flatMap(({ findings }) => findings));
    return [tell(title), ...levels.map(level => String(all.filter(({ finding }) => finding.severity === level).length)), String(count)];
  });
  return section(tell('reports.html-overview'), tableMarkup([
    tell('reports.column-who'), ...levels.map(level => tell(`reports.column-${level}s`)), tell('reports.column-sum'),
  ], rows));
}

function flows({ report, tell, language, pictures: isAsked }: Writer): Child {
  const drawn = isAsked ? pictures(report, language) : undefined;
  return Array.isArray(drawn) && drawn.length > 0 && section(tell('diagram.panel-title'), drawn);
}

function sides(writer: Writer): Child {
  const { report, tell } = writer;
  return bySide(report.findings).map(({ title, count, packs }) => section(`${tell(title)} (${count})`, packs.map(({ pack, rules }) => [
    tag('h3', {}, packTitle(pack, tell) ?? pack), rules.map(group => ruleCard(writer, group)),
  ])));
}

/** A rule with its why and its way to a yes, and where it applies. */
function ruleCard({ tell }: Writer, { rule, findings }: RuleGroup): Markup {
  const fixes = (rule.rule?.fixes ?? []).map(({ title }) => tell(title)).filter(title => !title.includes('{'));
  const links = rule.references.filter(reference => /^https?:\/\//i.test(reference));
  return tag('article', { class: 'rule' },
    tag('h4', {}, rule.title ? [tell(rule.title), ' '] : '', tag('code', {}, rule.id)),
    rule.why && tag('p', { class: 'why' }, sentenceMarkup(tell(rule.why))),
    rule.remedy && tag('p', { class: 'yes' }, tag('strong', {}, tell('reports.way-to-yes')), ' ', sentenceMarkup(tell(rule.remedy))),
    tag('ul', { class: 'findings' }, findings.map(reported => findingItem(reported, tell))),
    fixes.length > 0 && tag('p', { class: 'note' }, tell('reports.page-fixes'), ' ', fixes.map((title, index) => [index > 0 && ' · ', sentenceMarkup(title)])),
    links.length > 0 && tag('p', { class: 'note' }, tag('strong', {}, tell('reports.page-references')), ' ', links.map((link, index) => [
      index > 0 && ', ', tag('a', { href: link, rel: 'noreferrer noopener' }, link),
    ])),
  );
}

function findingItem(reported: ReportedFinding, tell: Sayer): Markup {
  const { finding, related } = reported;
  return tag('li', { class: finding.severity },
    tag('span', { class: `level ${finding.severity}` }, tell(`reports.severity-${finding.severity}`)), ' ',
    sentenceMarkup(tell(finding.message)), ' ', place(reported),
    related.length > 0 && tag('ul', {}, related.map(at => tag('li', { class: 'note' }, sentenceMarkup(tell(at.message)), ' ', place(at)))),
  );
}

function questions({ report, tell }: Writer): Child {
  const asked = report.findings.filter(({ finding }) => !finding.silenced && finding.kind === 'question');
  return asked.length > 0 && section(`${tell('reports.questions')} (${asked.length})`, tag('p', {}, tell('reports.questions-intro')),
    tag('ul', { class: 'findings' }, asked.map(reported => questionItem(reported, tell))));
}

/** What is asked, and for which rules. */
function questionItem(reported: ReportedFinding, tell: Sayer): Markup {
  const titles = reported.askedBy.flatMap(({ title }) => (title ? [tell(title)] : []));
  return tag('li', { class: 'question' }, sentenceMarkup(tell(reported.finding.message)), ' ', place(reported),
    titles.length > 0 && tag('div', { class: 'note' }, tell('reports.asked-for', { rules: titles.join(' · ') })));
}

function waiting({ report, tell, language }: Writer): Child {
  const rows = waitingOf(report.roots, report.today).map(({ name, since, days }) => [name, sayDay(since, language), tell('reports.days', { count: days })]);
  return list(tell, 'reports.waiting', ['reports.column-what', 'reports.column-asked', 'reports.column-waited'], rows);
}

function waivers({ report, tell, language }: Writer): Child {
  const rows = agreementsOf(report).map(({ waiver, state, days }) => [
    tag('code', {}, waiver.rule), waiver.entity.value.target ?? '', sayDay(waiver.until, language), tell(`reports.waiver-${state}`, { count: days }), waiver.reason,
  ]);
  return list(tell, 'reports.waivers', ['reports.column-rule', 'reports.column-target', 'reports.column-until', 'reports.column-state', 'reports.column-reason'], rows);
}

function ignored({ report, tell }: Writer): Child {
  const rows = report.findings.flatMap(reported => {
    const { rule, silenced } = reported.finding;
    return silenced?.by === 'ignore' ? [[tag('code', {}, rule), place(reported), silenced.reason]] : [];
  });
  return list(tell, 'reports.ignored', ['reports.column-rule', 'reports.column-where', 'reports.column-reason'], rows);
}

function known({ report, tell }: Writer): Child {
  const rows = report.findings.filter(({ finding }) => finding.silenced?.by === 'baseline')
    .map(reported => [tag('code', {}, reported.finding.rule), sentenceMarkup(tell(reported.finding.message)), place(reported)]);
  return list(tell, 'reports.known', ['reports.column-rule', 'reports.column-what', 'reports.column-where'], rows);
}

function list(tell: Sayer, title: MessageId, heads: readonly MessageId[], rows: readonly (readonly Child[])[]): Child {
  return rows.length > 0 && section(`${tell(title)} (${rows.length})`, tableMarkup(heads.map(id => tell(id)), rows));
}

function section(title: string, ...children: readonly Child[]): Markup {
  return tag('section', {}, tag('h2', {}, title), children);
}

function place({ path, span }: Pick<ReportedFinding, 'path' | 'span'>): Markup {
  return tag('code', { class: 'place' }, `${path}:${span.start.line}`);
}
