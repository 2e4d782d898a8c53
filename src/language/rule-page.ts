// The page of a rule: what it asks, of whom, how gravely at each stage, why, what helps, and how a team adjusts it.

import type { RootAnalysis } from '../core/analyze.ts';
import { stages } from '../core/model/effective.ts';
import type { Rule } from '../core/policy/policy.ts';
import { problemIds } from '../core/schema/problem-ids.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Argument, Message, MessageId } from '../core/text/message.ts';
import { code, plainText } from './markdown.ts';

/** Markdown; undefined where neither a policy in force nor the engine knows the id. */
export function rulePage(roots: readonly RootAnalysis[], id: string, language: Language): string | undefined {
  const rule = roots.map(root => root.policy.rules.get(id)).find(Boolean);
  if (rule) return pageOf(rule, language);
  const known = (problemIds as Readonly<Record<string, { readonly title: Message; readonly meaning: Message }>>)[id];
  return known && [`# ${plainText(say(known.title, language))}`, code(id), plainText(say(known.meaning, language)), say(message('language.page-engine'), language)].join('\n\n') + '\n';
}

function pageOf(rule: Rule, language: Language): string {
  const tell = (key: MessageId, args?: Readonly<Record<string, Argument>>) => say(message(key, args), language);
  return [
    `# ${plainText(say(rule.title, language))}`,
    code(rule.id),
    rule.why && plainText(say(rule.why, language)),
    rule.remedy && `**${tell('language.page-remedy')}** ${plainText(say(rule.remedy, language))}`,
    `## ${tell('language.page-severity')}\n\n${severityTable(rule, language)}`,
    tell(`language.page-unknown-${rule.unknown}`),
    rule.references.length > 0 && `## ${tell('language.page-references')}\n\n${rule.references.map(reference => `- <${reference}>`).join('\n')}`,
    rule.assert && `## ${tell('language.page-condition')}\n\n${fenced([rule.when && `when: ${rule.when}`, rule.each && `each: ${rule.each}`, `assert: ${rule.assert}`])}`,
    `## ${tell('language.page-adjust')}\n\n${tell('language.page-adjust-how')}\n\n${fenced(['rules:', `  ${rule.id}: { severity: info }`], 'yaml')}`,
  ].filter(Boolean).join('\n\n') + '\n';
}

function severityTable(rule: Rule, language: Language): string {
  const stageNode = schemaAt('martech-stack', 'tools', ['lifecycle', 'stage']);
  const names = stages.map(stage => plainText(stageNode?.valueText(stage, language)?.title ?? stage));
  const severities = stages.map(stage => say(message(`language.severity-${rule.severity.byStage[stage]}`), language));
  const hasStages = rule.on.some(kind => kind === 'tool' || kind === 'flow' || kind === 'data');
  if (!hasStages) return say(message(`language.severity-${rule.severity.asStated}`), language);
  return [`| ${names.join(' | ')} |`, `|${' --- |'.repeat(names.length)}`, `| ${severities.join(' | ')} |`].join('\n');
}

function fenced(lines: readonly (string | undefined)[], info = ''): string {
  return `\`\`\`${info}\n${lines.filter(Boolean).join('\n').trimEnd()}\n\`\`\``;
}
