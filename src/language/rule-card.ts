// A rule in short, as hover shows it: what it asks, why, what helps.

import type { Rule } from '../core/policy/policy.ts';
import { code, plainText } from '../core/reports/markdown-text.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { type Context, rootsOf } from './context.ts';
import { commandUri } from './diagnostics.ts';

/** The rule of that id in a policy in force here, the file's own roots first. */
export function findRule(context: Pick<Context, 'analysis' | 'uri'>, id: string): Rule | undefined {
  for (const root of [...rootsOf(context), ...context.analysis.roots]) {
    const rule = root.policy.rules.get(id);
    if (rule) return rule;
  }
  return undefined;
}

/** Markdown; undefined for a rule that no policy in force has. */
export function ruleCard(context: Context, id: string): string | undefined {
  const rule = findRule(context, id);
  if (!rule) return undefined;
  const { language, ruleCommand } = context.abilities;
  const remedy = rule.remedy && say(message('language.rule-remedy', { text: say(rule.remedy, language) }), language);
  const link = ruleCommand && `[${say(message('language.open-rule-page'), language)}](${commandUri(ruleCommand, id)})`;
  return [`**${plainText(say(rule.title, language))}** ${code(id)}`, rule.why && plainText(say(rule.why, language)), remedy && plainText(remedy), link].filter(Boolean).join('\n\n');
}
