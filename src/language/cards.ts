// The card of a declared thing, as hover shows it: what it is, who answers for it, what it is joined to, what was found.

import type { RootAnalysis } from '../core/analyze.ts';
import type { Entity } from '../core/model/entity.ts';
import { nameOf } from '../core/model/effective.ts';
import type { Finding, Side } from '../core/model/finding.ts';
import type { ObservedValue, ToolValue } from '../core/model/values.ts';
import { catalogTool } from '../core/values/catalog.ts';
import { code, plainText, sentence } from '../core/reports/markdown-text.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { MessageId } from '../core/text/message.ts';
import { catalogText } from './catalog-text.ts';
import type { Abilities, Context } from './context.ts';
import { commandUri } from './diagnostics.ts';
import type { Fact } from './fact-words.ts';
import { factsOf } from './facts.ts';
import { kindName } from './kind-name.ts';
import { findingsByTarget, targetKey } from './findings-by-target.ts';
import { shortText } from './short-text.ts';

const findingsShown = 4;
const valuesShown = 6;
/** Characters of a name, and of a longer text. */
const nameShown = 100;
const textShown = 400;

/** Markdown, as of `today`: a heading, its facts, its links, its findings with their reasons. */
export function card(root: RootAnalysis, entity: Entity, { abilities, analysis: { options: { today } } }: Pick<Context, 'abilities' | 'analysis'>): string {
  const { language } = abilities;
  const heading = `**${plainText(shortText(nameOf(entity), nameShown))}** — ${kindName(entity.kind, language)} ${code(shortText(entity.id, nameShown))}`;
  const facts = factsOf(root, entity, language, today).map(fact => factLine(fact, language));
  return [heading, description(entity), facts.join('\n'), catalogLine(entity, language), linksLine(entity), findingsBlock(root, entity, abilities)].filter(Boolean).join('\n\n');
}

function factLine(fact: Fact, language: Language): string {
  const shown = fact.values.slice(0, valuesShown).map(value => plainText(shortText(value, nameShown))).join(', ');
  const rest = fact.values.length - valuesShown;
  return `- ${say(message(fact.label, fact.args), language)} ${shown}${rest > 0 ? ` ${say(message('language.and-more', { count: rest }), language)}` : ''}`;
}

function description(entity: Entity): string {
  const { description: text } = entity.value as { readonly description?: unknown };
  return typeof text === 'string' ? plainText(shortText(text, textShown)) : '';
}

/** How many by the side that is asked to act; then the first of them, gravest first. */
function findingsBlock(root: RootAnalysis, entity: Entity, abilities: Abilities): string {
  const { language } = abilities;
  const findings = [...(findingsByTarget(root).get(targetKey(entity)) ?? [])].sort((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity));
  if (findings.length === 0) return '';
  const lines = findings.slice(0, findingsShown).map(finding => `- ${sideOf(finding, language)}${sentence(shortText(say(finding.message, language), textShown))} ${ruleLink(finding.rule, abilities)}${reason(root, finding, language)}`);
  if (findings.length > findingsShown) lines.push(`- ${say(message('language.and-more', { count: findings.length - findingsShown }), language)}`);
  return `${findingsHeading(findings, language)}\n\n${lines.join('\n')}`;
}

const ranks = ['error', 'warning', 'info', 'hint'];

/** `**3 findings**: Marketing 1, IT 2`; the sides only where there are several. */
function findingsHeading(findings: readonly Finding[], language: Language): string {
  const counts = new Map<MessageId, number>();
  for (const { side } of findings) if (side) counts.set(sides[side], (counts.get(sides[side]) ?? 0) + 1);
  const shown = [...counts].map(([label, count]) => `${say(message(label), language).replace(/\s*:$/, '')} ${count}`).join(', ');
  return say(counts.size > 1 ? message('hover.by-side', { count: findings.length, sides: shown }) : message('language.card-findings', { count: findings.length }), language);
}

/** The rule's id, and where the client shows pages the way to its page. */
function ruleLink(rule: string, { ruleCommand }: Abilities): string {
  return ruleCommand === undefined ? code(rule) : `[${code(rule)}](${commandUri(ruleCommand, rule)})`;
}

/** Why the rule asks, below what it found; a question speaks for several rules. */
function reason(root: RootAnalysis, { rule, kind }: Finding, language: Language): string {
  const why = kind === 'question' ? undefined : root.policy.rules.get(rule)?.why;
  return why ? `  \n  ${plainText(shortText(say(why, language), textShown))}` : '';
}

/** What the catalog knows of a tool, with its doubts. */
function catalogLine({ kind, value }: Entity, language: Language): string {
  const catalog = kind === 'observation' ? (value as ObservedValue).tool : kind === 'tool' ? (value as ToolValue).catalog : undefined;
  const known = catalog === undefined ? undefined : catalogTool(catalog);
  return known ? plainText(catalogText(known, language)) : '';
}

/** The addresses that the entry gives, web ones only: the text of a file never becomes other markup. */
function linksLine({ value }: Entity): string {
  const { url, links } = value as ToolValue;
  const all = [...(typeof url === 'string' ? [{ title: url, url }] : []), ...(Array.isArray(links) ? links : [])];
  return all.filter(link => /^https?:\/\/[^\s<>()\\[\]`]{1,1000}$/.test(link.url ?? '')).slice(0, valuesShown).map(link => `[${plainText(shortText(link.title ?? link.url ?? '', 60))}](${link.url})`).join(' · ');
}

/** Who is asked to act. Security and privacy stand with IT, finance and business with marketing. */
function sideOf({ side }: Finding, language: Language): string {
  const label = side && sides[side];
  return label ? `**${say(message(label), language)}** ` : '';
}

const sides: Readonly<Record<Side, MessageId>> = {
  marketing: 'language.side-marketing', finance: 'language.side-marketing', business: 'language.side-marketing',
  it: 'language.side-it', security: 'language.side-it', privacy: 'language.side-it', both: 'language.side-both', partner: 'language.side-partner',
};
