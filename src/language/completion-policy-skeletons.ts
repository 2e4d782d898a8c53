// Skeletons of what a policy file declares: a rule, a parameter, a test.

import { keyText } from '../core/syntax/edit/scalar-text.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { message } from '../core/text/message.ts';
import { kebab, type NewEntry } from './completion-new-entry.ts';
import { choice, empty, proposal, quoted } from './completion-snippet.ts';

/** What a section of a policy file may hold that is new; nothing under `params`, which only sets what is declared. */
export function policySkeletons(section: string): readonly NewEntry[] {
  switch (section) {
    case 'rules': return [{ title: message('typing.new-rule'), text: message('typing.new-rule-text'), pairs: rule(), id: 'team/new-rule', idOf: ruleId }];
    case 'parameters': return [{ title: message('typing.new-parameter'), text: message('typing.new-parameter-text'), pairs: { title: empty, type: choice(words('parameters', 'type')), default: empty }, id: 'new-parameter' }];
    case 'tests': return [{ title: message('typing.new-test'), text: message('typing.new-test-text'), pairs: test(), id: 'what it shows', idOf: keyText }];
    default: return [];
  }
}

/** The name of a pack and of a rule; a word alone is the name of a rule. */
function ruleId(typed: string): string {
  const [pack, ...name] = typed.split('/').map(kebab);
  return name.length === 0 ? `team/${pack}` : `${pack || 'team'}/${name.join('-') || 'new-rule'}`;
}

/** A rule that holds everywhere, until its condition is written. */
function rule(): NewEntry['pairs'] {
  return { title: empty, on: choice(words('rules', 'on')), side: choice(words('rules', 'side')), severity: proposal('warning'), assert: quoted('true'), message: empty };
}

/** One tool, and the finding that is expected on it. */
function test(): NewEntry['pairs'] {
  return { rule: empty, stack: { tools: { crm: { name: 'CRM', category: 'crm', lifecycle: 'production' } } }, expect: [{ target: proposal('tool:crm') }] };
}

function words(section: string, key: string): readonly string[] {
  const schema = schemaAt('martech-policies', section, [key]);
  const holder = schema?.items ?? schema?.scalarForm ?? schema;
  return holder?.enum ?? holder?.known ?? [];
}
