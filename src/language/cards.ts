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
import { type Fact, factsOf } from './facts.ts';
import { kindName } from './kind-name.ts';
import { findingsByTarget, targetKey } from './findings-by-target.ts';

const findingsShown = 4;
const valuesShown = 6;

/** Markdown, as of `today`: a heading, its facts, its links, its findings with their reasons. */
export function card(root: RootAnalysis, entity: Entity, language: Language, today: string): string {
  const heading = `**${plainText(nameOf(entity))}** — ${kindName(entity.kind, language)} ${code(entity.id)}`;
  const facts = factsOf(root, entity, language, today).map(fact => factLine(fact, language));
  return [heading, description(entity), facts.join('\n'), catalogLine(entity, language), linksLine(entity), findingsBlock(root, entity, language)].filter(Boolean).join('\n\n');
}

function factLine(fact: Fact, language: Language): string {
  const shown = fact.values.slice(0, valuesShown).map(plainText).join(', ');
  const rest = fact.values.length - valuesShown;
  return `- ${say(message(fact.label, fact.args), language)} ${shown}${rest > 0 ? ` ${say(message('language.and-more', { count: rest }), language)}` : ''}`;
}

function description(entity: Entity): string {
  const { description: text } = entity.value as { readonly description?: unknown };
  return typeof text === 'string' ? plainText(text) : '';
}

function findingsBlock(root: RootAnalysis, entity: Entity, language: Language): string {
  const findings = findingsByTarget(root).get(targetKey(entity)) ?? [];
  const lines = findings.slice(0, findingsShown).map(finding => `- ${sideOf(finding, language)}${sentence(say(finding.message, language))} ${code(finding.rule)}${reason(root, finding, language)}`);
  if (findings.length > findingsShown) lines.push(`- ${say(message('language.and-more', { count: findings.length - findingsShown }), language)}`);
  return lines.length === 0 ? '' : `${say(message('language.card-findings', { count: findings.length }), language)}\n\n${lines.join('\n')}`;
}

/** Why the rule asks, below what it found; a question speaks for several rules. */
function reason(root: RootAnalysis, { rule, kind }: Finding, language: Language): string {
  const why = kind === 'question' ? undefined : root.policy.rules.get(rule)?.why;
  return why ? `  \n  ${plainText(say(why, language))}` : '';
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
  return all.filter(link => /^https?:\/\/[^\s<>()\\[\]`]+$/.test(link.url ?? '')).slice(0, valuesShown).map(link => `[${plainText(link.title ?? link.url ?? '')}](${link.url})`).join(' · ');
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
