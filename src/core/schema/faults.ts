// Turns what a compiled validator says into faults, one for each thing that a person would correct; knows no sentence.

import type { ValidationError } from '../../generated/validators.js';
import { pairOf } from '../syntax/node.ts';
import type { ScalarNode, SyntaxNode } from '../syntax/node.ts';
import { isBlank, locate, stepInto, type Located } from './located.ts';
import { nearestKeys } from './nearest-known.ts';
import type { SchemaNode } from './schema-node.ts';

export type Fault =
  /** A value that may not stand where it stands. */
  | { readonly kind: 'value'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode }
  /** A key that the map `at` does not have. */
  | { readonly kind: 'unknown-key'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode; readonly key: ScalarNode }
  /** A key of a map of ids that is no id. */
  | { readonly kind: 'bad-key'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode; readonly key: ScalarNode }
  /** Keys that the map `at` asks for and that are not written. */
  | { readonly kind: 'missing'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode; readonly keys: readonly string[] }
  /** The map `at` asks for one of these keys. */
  | { readonly kind: 'missing-one'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode; readonly keys: readonly string[] }
  /** A key of the map `at` with nothing behind it. */
  | { readonly kind: 'empty'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode; readonly key: ScalarNode; readonly required: boolean }
  /** An item of a list with nothing in it. */
  | { readonly kind: 'empty-item'; readonly keyword: string; readonly at: Located; readonly schema: SchemaNode };

type Missing = Extract<Fault, { kind: 'missing' }>;
type ValueFault = Extract<Fault, { kind: 'value' }>;

/** The faults of the value `root`, which `schema` describes, from the errors of its validator and from its empty places. */
export function faultsOf(root: Located, schema: SchemaNode, errors: readonly ValidationError[]): Fault[] {
  const blanks = hasBlank(root.node) ? emptyPlaces(root, schema) : [];
  const unknown: Fault[] = blanks.filter(fault => fault.kind === 'unknown-key');
  const missing: Missing[] = [];
  const values = new Map<string, ValueFault>();
  for (const error of errors) {
    if (error.keyword === 'if' || error.propertyName !== undefined || /\/anyOf\/\d+\/required$/.test(error.schemaPath)) continue;
    const at = locate(root, error.instancePath);
    const found = at.path.slice(root.path.length).reduce<SchemaNode | undefined>((node, step) => node?.step(step), schema);
    // One map in place of a list of maps is looked at as an item.
    const fault = faultOf(error, at, found?.list && at.node?.kind === 'map' ? (found.items ?? found) : found);
    if (!fault) continue;
    if (fault.kind === 'value') keepStrongest(values, error.instancePath, fault);
    else if (fault.kind === 'missing') missing.push(fault);
    else unknown.push(fault);
  }
  const others = unknown.filter(fault => fault.kind !== 'missing-one' || !isMisspelt(fault, unknown));
  return [...blanks.filter(fault => fault.kind !== 'unknown-key'), ...values.values(), ...others, ...joinMissing(missing, unknown)];
}

function faultOf(error: ValidationError, at: Located, schema: SchemaNode | undefined): Fault | undefined {
  const { keyword, params } = error;
  if (!schema) return undefined;
  if (keyword === 'required') {
    const key = String(params.missingProperty);
    return pairOf(at.node, key) || !schema.required.has(key) ? undefined : { kind: 'missing', keyword, at, schema, keys: [key] };
  }
  if (keyword === 'anyOf') return { kind: 'missing-one', keyword, at, schema, keys: schema.requiredOne };
  if (keyword === 'additionalProperties' || keyword === 'propertyNames') {
    const pair = pairOf(at.node, String(params.additionalProperty ?? params.propertyName));
    return pair && { kind: keyword === 'propertyNames' ? 'bad-key' : 'unknown-key', keyword, at, schema, key: pair.key };
  }
  if (keyword !== 'type' && at.node?.kind !== 'scalar') return undefined; // its `type` says it, or it is about a key
  return isBlank(at.node) && at.path.length > 0 ? undefined : { kind: 'value', keyword, at, schema };
}

const strength = ['type', 'enum', 'pattern', 'format', 'minimum', 'maximum'];

function keepStrongest(values: Map<string, ValueFault>, pointer: string, fault: ValueFault): void {
  const known = values.get(pointer);
  if (!known || strength.indexOf(fault.keyword) < strength.indexOf(known.keyword)) values.set(pointer, fault);
}

/** Missing keys of one map become one fault (one a rule); a key that an unknown one was probably meant to be is not missing. */
function joinMissing(missing: readonly Missing[], unknown: readonly Fault[]): Fault[] {
  const joined: Missing[] = [];
  for (const fault of missing) {
    if (isMisspelt(fault, unknown)) continue;
    const index = joined.findIndex(other => other.at.node === fault.at.node && ruleOf(other) === ruleOf(fault));
    if (index < 0) joined.push(fault);
    else joined[index] = { ...fault, keys: [...(joined[index] as Missing).keys, ...fault.keys] };
  }
  return joined;
}

function isMisspelt({ at, keys, kind }: Extract<Fault, { kind: 'missing' | 'missing-one' }>, unknown: readonly Fault[]): boolean {
  const meant = kind === 'missing' ? keys.slice(0, 1) : keys;
  return unknown.some(other => other.kind === 'unknown-key' && other.at.node === at.node && nearestKeys(other.key.source, other.schema).some(key => meant.includes(key)));
}

function ruleOf({ schema, keys }: Missing): string | undefined {
  return schema.requiredRules[keys[0] as string];
}

function hasBlank(node: SyntaxNode | undefined): boolean {
  if (node?.kind === 'map') return node.pairs.some(pair => isBlank(pair.value) || hasBlank(pair.value));
  if (node?.kind === 'list') return node.items.some(item => isBlank(item) || hasBlank(item));
  return false;
}

/** Keys and items with nothing in them. Expressions are left to the policy engine, which knows why they read as empty. */
function emptyPlaces(at: Located, schema: SchemaNode | undefined): Fault[] {
  if (!schema || schema.type === 'any' || schema.partial) return [];
  if (at.node?.kind === 'list') return at.node.items.flatMap((item, index) => emptyItem(stepInto(at, index), schema.items, item));
  if (at.node?.kind !== 'map') return [];
  const map = schema.list ? (schema.items ?? schema) : schema;
  if (map.type !== 'object' && map.type !== 'map') return [];
  return at.node.pairs.flatMap(pair => {
    const inside = map.step(pair.key.source);
    if (!isBlank(pair.value)) return emptyPlaces({ ...stepInto(at, pair.key.source), node: pair.value }, inside);
    return emptyKey(at, map, pair.key, inside, pair.value);
  });
}

function emptyItem(at: Located, schema: SchemaNode | undefined, item: SyntaxNode): Fault[] {
  if (!isBlank(item)) return emptyPlaces(at, schema);
  return schema && schema.type !== 'any' ? [{ kind: 'empty-item', keyword: 'blank', at, schema }] : [];
}

function emptyKey(at: Located, map: SchemaNode, key: ScalarNode, inside: SchemaNode | undefined, value: SyntaxNode | undefined): Fault[] {
  if (!inside) {
    const seenByValidator = value?.kind === 'scalar' && value.value !== null;
    return key.source.startsWith('x-') || seenByValidator ? [] : [{ kind: 'unknown-key', keyword: 'additionalProperties', at, schema: map, key }];
  }
  if (inside.kind === 'expression' || inside.type === 'any') return [];
  return [{ kind: 'empty', keyword: 'blank', at, schema: map, key, required: map.required.has(key.source) }];
}
