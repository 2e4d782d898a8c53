// The rules that the policy files of a root declare themselves, as entities that rules about rules can look at.

import type { Entity } from '../model/entity.ts';
import { readEntry } from '../model/read-entities.ts';
import { pathText, readValue } from '../model/read-value.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { type Entry, type EntryContent, placeIn } from '../syntax/document.ts';
import type { Policy, Rule } from './policy.ts';

const byContent = new WeakMap<EntryContent, Entity>();

/** One entity a rule of one's own that is in force, in the order of the policy. */
export function ownRules(policy: Policy): readonly Entity[] {
  return [...policy.rules.values()].flatMap(rule => {
    const entry = rule.place && policy.documents.get(rule.place.uri)?.entries.get(rule.place.entry);
    return entry && rule.place ? [ruleEntity(rule, rule.place.uri, entry)] : [];
  });
}

function ruleEntity(rule: Rule, uri: string, entry: Entry): Entity {
  const severity = strongest(rule);
  let entity = byContent.get(entry.content);
  if (entity?.uri !== uri || (entity.value as { readonly severity?: string }).severity !== severity) {
    const { content, key, section } = entry;
    const read = readEntry('martech-policies', uri, entry);
    const refused = new Set(read.problems.filter(problem => problem.refused).map(problem => pathText(problem.path)));
    const value = readValue(content.value, schemaAt('martech-policies', 'rules', []), refused);
    entity = {
      kind: 'rule', id: rule.id, uri, path: [], node: content.value, refused, references: [],
      entry: { key, section, id: entry.id, content }, place: placeIn(uri, key, content.keyNode.range), value: { ...(value as object | undefined), severity },
    };
    byContent.set(content, entity);
  }
  return entity;
}

const bySeverity = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** The strongest severity that the rule has at any stage, as it is in force. */
function strongest({ severity }: Rule): string {
  const all = [severity.asStated, ...Object.values(severity.byStage)];
  return bySeverity[Math.max(...all.map(one => bySeverity.indexOf(one)))] as string;
}
