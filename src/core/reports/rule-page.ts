// The page of a rule: what it asks of whom, how much it weighs at each stage, why, what helps, and how a team adjusts it.

import { stages } from '../model/effective.ts';
import type { Parameter, Policy, Rule } from '../policy/policy.ts';
import { schemaAt } from '../schema/schema-at.ts';
import type { Language } from '../text/language.ts';
import { sayDay } from '../text/say-day.ts';
import { visible } from '../text/visible.ts';
import { engineId } from './engine-ids.ts';
import { code, fenced, plainText, sentence, table } from './markdown-text.ts';
import { sayer } from './sayer.ts';
import type { Sayer } from './sayer.ts';
import { exampleSections } from './example-sections.ts';
import { fieldsRead } from './rule-reads.ts';
import { silenceAdvice, weighsByStage } from './silence-advice.ts';

/**
 * Markdown; undefined where neither the policies nor the engine know the id. The first policy that knows the rule tells it.
 * With `builtin` (all built-in rules), those that no policy has are known too, and their examples are shown.
 */
export function rulePage(id: string, policies: readonly Policy[], language: Language, builtin?: Policy): string | undefined {
  const tell = sayer(language);
  const policy = [...policies, ...(builtin ? [builtin] : [])].find(({ rules }) => rules.has(id));
  const rule = policy?.rules.get(id);
  if (policy && rule) return pageOf({ rule, policy, tell, language, builtin });
  const engine = engineId(id);
  return engine && `${[`# ${plainText(tell(engine.title))}`, code(id), sentence(tell(engine.meaning)), tell('reports.page-engine')].join('\n\n')}\n`;
}

interface Writer {
  readonly rule: Rule;
  readonly policy: Policy;
  readonly tell: Sayer;
  readonly language: Language;
  readonly builtin: Policy | undefined;
}

function pageOf(writer: Writer): string {
  const { rule, policy, tell, language, builtin } = writer;
  const parts = [
    `# ${plainText(tell(rule.title))}`,
    [code(rule.id), ...aboutLine(rule, tell)].join(' · '),
    rule.why && sentence(tell(rule.why)),
    rule.remedy && `**${tell('reports.page-remedy')}** ${sentence(tell(rule.remedy))}`,
    fixesOf(rule, tell),
    `## ${tell('reports.page-severity')}\n\n${severityOf(rule, tell, language)}`,
    tell(`reports.page-unknown-${rule.unknown}`),
    ...(builtin ? exampleSections(rule.id, builtin, tell, language) : []),
    conditionOf(rule, tell),
    readsOf(rule, tell),
    parametersOf(rule, policy, tell),
    `## ${tell('reports.page-adjust')}\n\n${adjustOf(rule, policy, tell, language)}`,
    rule.references.length > 0 && `## ${tell('reports.page-references')}\n\n${rule.references.map(reference => `- ${reference}`).join('\n')}`,
    rule.owner !== undefined && tell('reports.page-owner', { owner: plainText(rule.owner) }),
    rule.reviewedOn !== undefined && tell('reports.page-reviewed', { day: sayDay(rule.reviewedOn, language) }),
  ];
  return visible(`${parts.filter(Boolean).join('\n\n')}\n`);
}

/** Expressions in a title are shown as what they are: a page speaks of no tool in particular. */
function fixesOf(rule: Rule, tell: Sayer): string | undefined {
  if (rule.fixes.length === 0) return undefined;
  const lines = rule.fixes.map(({ title, safe }) => `- ${sentence(tell(title).replace(/\{([^{}]*)\}/g, (_, expression: string) => `\`${expression.trim()}\``))}${safe ? ` (${tell('reports.page-fix-safe')})` : ''}`);
  return `${tell('reports.page-fixes')}\n\n${lines.join('\n')}`;
}

function aboutLine(rule: Rule, tell: Sayer): readonly string[] {
  const side = typeof rule.side === 'string' ? [tell('reports.page-asks', { side: tell(`reports.asked-${rule.side}`) })] : [];
  return rule.tier ? [...side, tell(`reports.tier-${rule.tier}`)] : side;
}

function severityOf(rule: Rule, tell: Sayer, language: Language): string {
  const word = (severity: Rule['severity']['asStated']) => tell(`reports.severity-${severity}`);
  if (!weighsByStage(rule, 'some')) return word(rule.severity.asStated);
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

/** The fields that the expressions name, with what each is. */
function readsOf(rule: Rule, tell: Sayer): string | undefined {
  const fields = fieldsRead(rule);
  if (fields.length === 0) return undefined;
  const lines = fields.map(({ path, meaning }) => `- ${meaning ? tell('reports.page-read', { path: code(path), meaning: plainText(tell(meaning)) }) : code(path)}`);
  return `## ${tell('reports.page-reads')}\n\n${lines.join('\n')}`;
}

/** The parameters that the rule reads, with their value in this policy, and their default where that differs. */
function parametersOf(rule: Rule, policy: Policy, tell: Sayer): string | undefined {
  const known = parametersRead(rule, policy);
  if (known.length === 0) return undefined;
  const rows = known.map(({ name, title, value, default: given }) => {
    const isOwn = JSON.stringify(value) !== JSON.stringify(given);
    return [code(name), plainText(title ? tell(title) : ''), code(flow(value)) + (isOwn ? ` (${tell('reports.page-default', { value: flow(given) })})` : '')];
  });
  return `## ${tell('reports.page-parameters')}\n\n${table([tell('reports.column-parameter'), tell('reports.column-meaning'), tell('reports.column-value')], rows)}`;
}

function parametersRead(rule: Rule, policy: Policy): readonly Parameter[] {
  const text = [rule.when, rule.each, rule.assert, rule.target, rule.message?.en, JSON.stringify(rule.fixes)].join('\n');
  const names = [...new Set([...text.matchAll(/\bparams\.(\w+)/g)].map(match => (match[1] as string).replaceAll('_', '-')))];
  return names.flatMap(name => policy.parameters.get(name) ?? []);
}

/** A value as YAML on one line: plain where that is the same text, else as JSON, which YAML reads too. */
function flow(value: unknown): string {
  return typeof value === 'string' && /^[\p{L}\d][\p{L}\d .,/_-]*$/u.test(value) ? value : JSON.stringify(value ?? null);
}

/** Weighs the rule less, by stage where it has stages, and names a parameter that one could set. */
function adjustOf(rule: Rule, policy: Policy, tell: Sayer, language: Language): string {
  const milder = rule.severity.asStated === 'info' ? 'hint' : 'info';
  const { byStage } = rule.severity;
  const isStaged = weighsByStage(rule, 'some') && byStage.production !== 'off' && byStage.trial !== 'off';
  const weight = isStaged ? `{ trial: ${milder}, production: ${byStage.production} }` : milder;
  const [parameter] = parametersRead(rule, policy);
  const params = parameter && parameter.value !== undefined ? ['params:', `  ${parameter.name}: ${flow(parameter.value)}`] : [];
  const adjusted = fenced([...params, 'rules:', `  ${rule.id}: { severity: ${weight} }`], 'yaml');
  return [tell('reports.page-adjust-how'), adjusted, ...silenceAdvice(rule, policy, tell, stage => stageName(stage, language))].join('\n\n');
}
