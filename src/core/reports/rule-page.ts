// The page of a rule: what it asks of whom, how much it weighs at each stage, why, what helps, and how a team adjusts it.

import { stages } from '../model/effective.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { schemaAt } from '../schema/schema-at.ts';
import type { Language } from '../text/language.ts';
import { sayDay } from '../text/say-day.ts';
import { visible } from '../text/visible.ts';
import { engineId } from './engine-ids.ts';
import { code, fenced, plainText, sentence, table } from './markdown-text.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';
import { silenceAdvice, staged } from './silence-advice.ts';

/** Markdown; undefined where neither the policies nor the engine know the id. The first policy that knows the rule tells it. */
export function rulePage(id: string, policies: readonly Policy[], language: Language): string | undefined {
  const tell = sayer(language);
  const policy = policies.find(({ rules }) => rules.has(id));
  const rule = policy?.rules.get(id);
  if (policy && rule) return pageOf(rule, policy, tell, language);
  const engine = engineId(id);
  return engine && `${[`# ${plainText(tell(engine.title))}`, code(id), sentence(tell(engine.meaning)), tell('reports.page-engine')].join('\n\n')}\n`;
}

function pageOf(rule: Rule, policy: Policy, tell: Sayer, language: Language): string {
  const parts = [
    `# ${plainText(tell(rule.title))}`,
    [code(rule.id), ...aboutLine(rule, tell)].join(' · '),
    rule.why && sentence(tell(rule.why)),
    rule.remedy && `**${tell('reports.page-remedy')}** ${sentence(tell(rule.remedy))}`,
    rule.fixes.length > 0 && `${tell('reports.page-fixes')}\n\n${rule.fixes.map(fix => `- ${plainText(tell(fix.title))}`).join('\n')}`,
    `## ${tell('reports.page-severity')}\n\n${severityOf(rule, tell, language)}`,
    tell(`reports.page-unknown-${rule.unknown}`),
    conditionOf(rule, tell),
    parametersOf(rule, policy, tell),
    `## ${tell('reports.page-adjust')}\n\n${adjustOf(rule, policy, tell, language)}`,
    rule.references.length > 0 && `## ${tell('reports.page-references')}\n\n${rule.references.map(reference => `- ${reference}`).join('\n')}`,
    rule.owner !== undefined && tell('reports.page-owner', { owner: plainText(rule.owner) }),
    rule.reviewedOn !== undefined && tell('reports.page-reviewed', { day: sayDay(rule.reviewedOn, language) }),
  ];
  return visible(`${parts.filter(Boolean).join('\n\n')}\n`);
}

function aboutLine(rule: Rule, tell: Sayer): readonly string[] {
  const side = typeof rule.side === 'string' ? [tell('reports.page-asks', { side: tell(`reports.asked-${rule.side}`) })] : [];
  return rule.tier ? [...side, tell(`reports.tier-${rule.tier}`)] : side;
}

function severityOf(rule: Rule, tell: Sayer, language: Language): string {
  const word = (severity: Rule['severity']['asStated']) => tell(`reports.severity-${severity}`);
  if (!rule.on.some(kind => staged.has(kind))) return word(rule.severity.asStated);
  return table(stages.map(stage => stageName(stage, language)), [stages.map(stage => word(rule.severity.byStage[stage]))]);
}

function stageName(stage: (typeof stages)[number], language: Language): string {
  return plainText(schemaAt('martech-stack', 'tools', ['lifecycle', 'stage'])?.valueText(stage, language)?.title ?? stage);
}

function conditionOf(rule: Rule, tell: Sayer): string | undefined {
  if (rule.assert === undefined) return rule.engine && tell('reports.page-code');
  const block = (key: string, text: string | undefined): string[] => {
    if (text === undefined) return [];
    const lines = text.trimEnd().split('\n');
    return lines.length === 1 ? [`${key}: ${lines[0]}`] : [`${key}: |`, ...lines.map(line => `  ${line}`)];
  };
  const lines = [`on: ${rule.on.join(', ')}`, ...block('when', rule.when), ...block('each', rule.each), ...block('assert', rule.assert)];
  return `## ${tell('reports.page-condition')}\n\n${tell('reports.page-condition-intro')}\n\n${fenced(lines, 'yaml')}`;
}

/** The parameters that the rule reads, with their value in this policy. */
function parametersOf(rule: Rule, policy: Policy, tell: Sayer): string | undefined {
  const text = [rule.when, rule.each, rule.assert, rule.message?.en].join('\n');
  const names = [...new Set([...text.matchAll(/\bparams\.(\w+)/g)].map(match => (match[1] as string).replaceAll('_', '-')))];
  const known = names.flatMap(name => policy.parameters.get(name) ?? []);
  if (known.length === 0) return undefined;
  const rows = known.map(parameter => [code(parameter.name), plainText(parameter.title ? tell(parameter.title) : ''), code(JSON.stringify(parameter.value))]);
  return `## ${tell('reports.page-parameters')}\n\n${table([tell('reports.column-parameter'), tell('reports.column-meaning'), tell('reports.column-value')], rows)}`;
}

function adjustOf(rule: Rule, policy: Policy, tell: Sayer, language: Language): string {
  const isPositive = rule.severity.asStated !== 'info';
  const adjusted = fenced(['rules:', `  ${rule.id}: { severity: ${isPositive ? 'info' : 'hint'} }`], 'yaml');
  return [tell('reports.page-adjust-how'), adjusted, ...silenceAdvice(rule, policy, tell, stage => stageName(stage, language))].join('\n\n');
}
