// The keys that a new thing begins with: those that must be there, and those that the rules in force would ask for at its stage.

import type { DeclaredKind } from '../core/model/entity.ts';
import { stages } from '../core/model/effective.ts';
import type { Stage } from '../core/model/values.ts';
import { sectionOf } from '../core/model/entity.ts';
import { emptyValue } from '../core/policy/fixing/empty-value.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import type { YamlValue } from '../core/syntax/edit/yaml-value.ts';
import { isMap, isStop } from '../core/syntax/edit/yaml-value.ts';
import type { Path } from '../core/syntax/node.ts';
import { type AskedOfNew, askedOfNew } from './completion-asked-new.ts';
import { choice, empty, type Pairs, proposal } from './completion-snippet.ts';
import { type Context, rootsOf } from './context.ts';

/** Longer lists of words are left to completion itself. */
const mostWords = 12;

/** Keys worth a place from the start where neither the schema nor a rule asks for any, by the name of the definition. */
const worthwhile: Readonly<Record<string, readonly string[]>> = {
  contract: ['end', 'notice', 'cost'], request: ['requested-on', 'lane'], observed: ['domain'], owner: ['contact'],
};

/** Days that are most often the day of writing: proposed, to be confirmed. */
const daysOfWriting: Readonly<Record<string, string>> = { request: 'requested-on', observed: 'on', review: 'on' };

/** The schema of an entry of that kind. */
export function schemaOfKind(kind: DeclaredKind): SchemaNode | undefined {
  const [section, inner] = sectionOf[kind].split('.') as [string, string?];
  return schemaAt('martech-stack', section, inner === undefined ? [] : [inner, 'id']);
}

/** The pairs of a new thing; of a tool with the stage given, else with what all stages ask for. */
export function skeletonOf(context: Context, kind: DeclaredKind, stage?: Stage): Pairs {
  const schema = schemaOfKind(kind);
  const [root] = rootsOf(context);
  const { today } = context.analysis.options;
  const asked = root ? askedOfNew(root, today) : () => [];
  const paths = kind === 'tool' && stage === undefined ? askedAlways(asked) : asked(kind, stage);
  const start = schema ? itemPairs(schema, today, stage === undefined ? {} : { lifecycle: stage }) : {};
  return inOrder(schema, paths.reduce<Pairs>((pairs, path) => withPlace(pairs, schema, path), start));
}

/** What each stage asks for that asks for anything. */
function askedAlways(asked: AskedOfNew): readonly Path[] {
  const [first = [], ...others] = stages.map(stage => asked('tool', stage)).filter(paths => paths.length > 0);
  return first.filter(path => others.every(paths => paths.some(other => other.join() === path.join())));
}

/** The pairs of a new map of that schema: the keys that must be there, one of those of which one must be, those worth a place; else its first ones. */
export function itemPairs(schema: SchemaNode, today: string, given: Pairs = {}): Pairs {
  const worth = worthwhile[schema.def ?? ''] ?? [];
  const keys = [...schema.required, ...worth, ...(worth.length === 0 ? schema.requiredOne.slice(0, 1) : [])];
  const whole = keys.length > 0 ? keys : [...schema.properties.keys()].slice(0, 3);
  return inOrder(schema, Object.fromEntries(whole.map(key => [key, given[key] ?? (daysOfWriting[schema.def ?? ''] === key ? proposal(today) : placeOf(schema.properties.get(key), key))])));
}

/** True for a map that is begun with some of its keys. */
export function hasStart(schema: SchemaNode): boolean {
  return schema.required.size > 0 || (worthwhile[schema.def ?? ''] ?? []).length > 0;
}

/** A choice among few words; else an empty place in the shape that the schema wants. */
function placeOf(schema: SchemaNode | undefined, key: string): YamlValue {
  const words = (schema?.scalarForm ?? schema)?.enum;
  if (schema && schema.type !== 'list' && words && words.length <= mostWords) return choice(words);
  return emptied(emptyValue(schema, key) as YamlValue);
}

function emptied(value: YamlValue): YamlValue {
  if (typeof value !== 'object') return value;
  if (isStop(value)) return empty;
  return Array.isArray(value) ? value.map(emptied) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner as YamlValue)]));
}

/** The pairs with an empty place at a path; a short form that says something is spelt out, one that waits stays. A fact that is asked for is never proposed. */
function withPlace(pairs: Pairs, schema: SchemaNode | undefined, [step, ...rest]: Path): Pairs {
  if (typeof step !== 'string') return pairs;
  const node = schema?.step(step);
  const there = pairs[step];
  if (rest.length === 0 || node?.type === 'list') return there === undefined ? { ...pairs, [step]: emptied(emptyValue(node, step) as YamlValue) } : pairs;
  if (there === undefined) return { ...pairs, [step]: node?.short === rest[0] ? empty : withPlace({}, node, rest) };
  if (isMap(there) && !isStop(there)) return { ...pairs, [step]: withPlace(there, node, rest) };
  return node?.short !== undefined && typeof there === 'string' ? { ...pairs, [step]: withPlace({ [node.short]: there }, node, rest) } : pairs;
}

function inOrder(schema: SchemaNode | undefined, pairs: Pairs): Pairs {
  const keys = [...(schema?.properties.keys() ?? [])];
  return Object.fromEntries(Object.entries(pairs).sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b)));
}
