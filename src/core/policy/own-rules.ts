// The rules that the policy files of a root declare themselves, as entities that rules about rules can look at.

import type { Entity } from '../model/entity.ts';
import { readValue } from '../model/read-value.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { type Entry, type EntryContent, placeIn } from '../syntax/document.ts';
import type { Policy } from './policy.ts';

const byContent = new WeakMap<EntryContent, Entity>();

/** One entity a rule of one's own that is in force, in the order of the policy. */
export function ownRules(policy: Policy): readonly Entity[] {
  return [...policy.rules.values()].flatMap(rule => {
    const entry = rule.place && policy.documents.get(rule.place.uri)?.entries.get(rule.place.entry);
    return entry && rule.place ? [ruleEntity(rule.id, rule.place.uri, entry)] : [];
  });
}

function ruleEntity(id: string, uri: string, entry: Entry): Entity {
  let entity = byContent.get(entry.content);
  if (entity?.uri !== uri) {
    const { content, key, section } = entry;
    const value = readValue(content.value, schemaAt('martech-policies', 'rules', []), new Set());
    entity = {
      kind: 'rule', id, uri, path: [], node: content.value, refused: new Set(), references: [],
      entry: { key, section, id: entry.id, content }, place: placeIn(uri, key, content.keyNode.range), value: (value ?? {}) as object,
    };
    byContent.set(content, entity);
  }
  return entity;
}
