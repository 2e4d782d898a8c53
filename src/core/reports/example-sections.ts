// The part of a rule's page that shows it at work: a stack where it speaks, one where it asks, one where it is silent.

import type { Finding } from '../model/finding.ts';
import type { Policy } from '../policy/policy.ts';
import { writeYaml } from '../policy/testing/write-yaml.ts';
import type { Language } from '../text/language.ts';
import { sayDay } from '../text/say-day.ts';
import { code, fenced, plainText, sentence } from './markdown-text.ts';
import { examplesOf, type SaidExample } from './rule-examples.ts';
import type { Sayer } from './sayer.ts';

/** Paragraphs of Markdown; none for a rule without examples. */
export function exampleSections(rule: string, builtin: Policy, tell: Sayer, language: Language): readonly string[] {
  const examples = examplesOf(rule, builtin);
  if (examples.length === 0) return [];
  return [`## ${tell('reports.page-examples')}`, ...examples.flatMap(example => exampleOf(example, tell, language))];
}

/** Cases are named in English only: other languages let the texts speak. */
function exampleOf(example: SaidExample, tell: Sayer, language: Language): readonly string[] {
  const { what, name, today, said } = example;
  const day = today === undefined ? '' : tell('reports.page-example-day', { day: sayDay(today, language) });
  const params = example.params && writeYaml({ params: example.params });
  const texts = [params, example.rules, example.observations, example.stack].filter(text => text !== undefined && text.trim() !== '');
  return [
    `### ${tell(`reports.page-example-${what}`)}`,
    [language === 'en' ? `${plainText(upperFirst(name))}.` : '', day].filter(Boolean).join(' '),
    ...texts.map(text => fenced((text as string).trimEnd().split('\n'), 'yaml')),
    said.map(finding => `- ${sayFinding(finding, tell)}`).join('\n'),
  ].filter(Boolean);
}

function sayFinding(finding: Finding, tell: Sayer): string {
  const word = finding.kind === 'question' ? '' : `**${tell(`reports.severity-${finding.severity}`)}** `;
  const place = finding.path === '' ? '' : ` (${code(finding.path)})`;
  return `${word}${sentence(tell(finding.message))}${place}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
