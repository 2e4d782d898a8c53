// Completion inside a waiver: the rules that found something on its target first, and the targets on which its rule found something.

import type { Finding } from '../core/model/finding.ts';
import { findTarget } from '../core/model/resolve.ts';
import { canSilence } from '../core/policy/silencing/can-silence.ts';
import { questionsOf } from '../core/policy/silencing/questions-of.ts';
import { sentence } from '../core/reports/markdown-text.ts';
import { pairOf } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Item } from './completion-item.ts';
import type { Thing } from './completion-ids.ts';
import { ruleItems } from './completion-rules.ts';
import type { Spot } from './completion.ts';
import { rootsOf } from './context.ts';
import { targetKey } from './findings-by-target.ts';

/** Rules that a waiver may name; those that found something on its target come first and say what. */
export function waiverRuleItems(spot: Spot): Item[] {
  const { context } = spot;
  const { language } = context.abilities;
  const items = ruleItems(context, canSilence);
  const target = writtenIn(spot, 'target');
  if (target === undefined) return items;
  const meant = new Set(rootsOf(context).flatMap(({ stack }) => findTarget(stack, target).map(({ kind, id }) => `${kind}:${id}`)));
  const found = new Map<string, Finding>();
  for (const finding of openFindings(spot)) if (meant.has(targetKey(finding.target))) for (const rule of rulesOf(finding)) if (!found.has(rule)) found.set(rule, finding);
  const first = [...found].flatMap(([rule, finding]) => items.filter(({ label }) => label === rule).map(item => ({
    ...item, detail: say(message('typing.finding-of-target', { target }), language), documentation: { kind: 'markdown' as const, value: sentence(say(finding.message, language)) },
  })));
  return [...first, ...items.filter(({ label }) => !found.has(label))];
}

/** The things with those first on which the waiver's rule found something. */
export function foundFirst(spot: Spot, things: readonly Thing[]): readonly Thing[] {
  const rule = writtenIn(spot, 'rule');
  if (rule === undefined) return things;
  const findings = openFindings(spot).filter(finding => rulesOf(finding).includes(rule));
  const isFound = ({ kind, id }: Thing): boolean => findings.some(({ target }) => target.kind === kind && target.id === id);
  return [...things.filter(isFound), ...things.filter(thing => !isFound(thing))];
}

function openFindings({ context }: Spot): readonly Finding[] {
  return rootsOf(context).flatMap(root => root.findings.filter(finding => !finding.silenced));
}

/** The rules behind a finding: a question may join those of several. */
function rulesOf(finding: Finding): readonly string[] {
  return finding.kind === 'question' ? questionsOf(finding).map(({ rule }) => rule) : [finding.rule];
}

/** What another key of the waiver at the cursor says. */
function writtenIn({ cursor: { entry } }: Spot, key: string): string | undefined {
  const value = entry?.section === 'waivers' ? pairOf(entry.content.value, key)?.value : undefined;
  return value?.kind === 'scalar' && value.source !== '' ? value.source : undefined;
}
