// Says a fault: its id, its range, a sentence with the nearest right text, and what quick fixes need.

import type { ScalarNode } from '../syntax/node.ts';
import { message, type Argument, type Message } from '../text/message.ts';
import type { Range } from '../text/range.ts';
import { kebab } from './kebab.ts';
import type { Fault } from './faults.ts';
import type { Located } from './located.ts';
import { nearestKeys, whereKnown } from './nearest-known.ts';
import type { ProblemData, SchemaProblem } from './problem.ts';
import type { ProblemId } from './problem-ids.ts';
import type { SchemaNode } from './schema-node.ts';
import { valueProblem } from './value-problem.ts';
import { clip, didYouMean, nameOfMap, ticked } from './words.ts';

/** What the sentences of one entry share: its value and the schema of that. */
export interface Setting {
  readonly schema: SchemaNode;
  readonly root: Located;
}

/** The problem of a fault. */
export function problemOf(fault: Fault, setting: Setting): SchemaProblem {
  switch (fault.kind) {
    case 'value': return valueProblem(fault);
    case 'unknown-key': return unknownKey(fault, setting);
    case 'bad-key': return badId(fault.key, fault.at.path, fault.schema.keys?.raw.pattern);
    case 'missing': return missingKeys(fault);
    case 'missing-one': return problem('schema/missing-key', fault, rangeOfMap(fault.at), message('schema.missing-one', { map: nameOfMap(fault.schema, fault.at), keys: ticked(fault.keys) }), { missing: fault.keys });
    case 'empty': return emptyKey(fault);
    case 'empty-item': return {
      ...problem('schema/to-fill', fault, fault.at.node?.range ?? fault.at.key.range, message('schema.to-fill-item', { key: fault.at.key.source })),
      severity: 'hint', refused: true,
    };
  }
}

/** The problem of an id that is not written as ids are; `path` is that of the map that holds it. */
export function badId(key: ScalarNode, path: SchemaProblem['path'], pattern = ''): SchemaProblem {
  const withSlash = pattern.includes('/');
  const nearest = kebab(key.source, withSlash);
  const args = { id: clip(key.source), hint: nearest ? message('schema.would-do', { nearest }) : '' };
  return {
    rule: 'schema/bad-id' satisfies ProblemId, keyword: 'propertyNames', severity: 'error', path: [...path, key.source], range: key.range, refused: false,
    message: message(withSlash ? 'schema.bad-rule-id' : 'schema.bad-id', args), data: { nearest: nearest ? [nearest] : [], ...replaceKey(key) },
  };
}

function unknownKey(fault: Extract<Fault, { kind: 'unknown-key' }>, setting: Setting): SchemaProblem {
  const { key, schema, at } = fault;
  const written = new Set(at.node?.kind === 'map' ? at.node.pairs.map(pair => pair.key.source) : []);
  const nearest = nearestKeys(key.source, schema).filter(name => !written.has(name));
  const place = nearest.length > 0 ? undefined : whereKnown(key.source, setting.schema);
  const data = { nearest, ...replaceKey(key), ...(place && { belongs: [...setting.root.path.map(String), ...place] }) };
  return { ...problem('schema/unknown-key', fault, key.range, unknownKeyText(fault, setting, nearest, place), data), path: [...at.path, key.source], refused: true };
}

function unknownKeyText({ key, schema, at }: Extract<Fault, { kind: 'unknown-key' }>, { schema: entry, root }: Setting, nearest: readonly string[], place?: readonly string[]): Message {
  const args = { key: clip(key.source), map: nameOfMap(schema, at) };
  if (nearest.length > 0) return message('schema.unknown-key', { ...args, hint: didYouMean(nearest) });
  if (place?.length === 0) return message('schema.unknown-key-above', { ...args, owner: nameOfMap(entry, root) });
  if (place) return message('schema.unknown-key-elsewhere', { ...args, parent: place.join('.') });
  return message('schema.unknown-key-others', { ...args, keys: someOf([...schema.properties.keys()]) });
}

function missingKeys(fault: Extract<Fault, { kind: 'missing' }>): SchemaProblem {
  const args = { map: nameOfMap(fault.schema, fault.at), keys: ticked(fault.keys), count: fault.keys.length };
  return problem(ruleOf(fault.schema, fault.keys[0]), fault, rangeOfMap(fault.at), message('schema.missing-key', args), { missing: fault.keys });
}

function emptyKey(fault: Extract<Fault, { kind: 'empty' }>): SchemaProblem {
  const { key, schema, at, required } = fault;
  const path = [...at.path, key.source];
  if (!required) {
    return { ...problem('schema/to-fill', fault, key.range, message('schema.to-fill', { key: clip(key.source) })), severity: 'hint', path, refused: true };
  }
  const text = message('schema.empty-key', { key: clip(key.source), map: nameOfMap(schema, at) });
  return { ...problem(ruleOf(schema, key.source), fault, key.range, text, { missing: [key.source] }), path, refused: true };
}

/** Faults that the schema gives to a rule go by that rule's id. */
function ruleOf(schema: SchemaNode, key: string | undefined): string {
  const rules = schema.requiredRules;
  return (key !== undefined && Object.hasOwn(rules, key) ? rules[key] : undefined) ?? ('schema/missing-key' satisfies ProblemId);
}

/** What comes through an alias or a merge key cannot be replaced where it is used. */
function replaceKey(key: ScalarNode): { readonly replace?: Range } {
  return key.written ? {} : { replace: key.range };
}

/** Where a missing key is shown: on the key of its map; for a map in a list, on its first key. */
function rangeOfMap(at: Located): Range {
  if (!at.item) return at.key.range;
  return (at.node?.kind === 'map' ? at.node.pairs.find(pair => !pair.merged)?.key.range : undefined) ?? at.node?.range ?? at.key.range;
}

function someOf(keys: readonly string[]): Argument {
  return keys.length <= 10 ? ticked(keys) : `${ticked(keys.slice(0, 10))}…`;
}

function problem(rule: string, fault: Fault, range: Range, text: Message, data?: ProblemData): SchemaProblem {
  return { rule, keyword: fault.keyword, severity: 'error', path: fault.at.path, range, message: text, refused: false, ...(data && { data }) };
}
