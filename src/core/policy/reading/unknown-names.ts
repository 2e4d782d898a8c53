// Names in a policy file that nothing declares: rules that are adjusted but not extended, parameters that do not exist.

import { isEngineId } from '../../model/engine-id.ts';
import type { Finding } from '../../model/finding.ts';
import { schemaAt } from '../../schema/schema-at.ts';
import { nearest } from '../../schema/nearest.ts';
import { type Builtins, isPackName } from './builtins.ts';
import { pairOf } from '../../syntax/node.ts';
import { type Declared, type Origin, type ParamSet, placeWithin } from './layer.ts';
import { policyFinding } from './policy-finding.ts';

/** What a rule of one's own must say. */
const owed = ['title', 'on', 'severity'] as const;

/** What is wrong with a rule that no layer before has declared; undefined for a complete rule of one's own, under a name that the engine leaves free. */
export function unknownRule(rule: Declared, builtins: Builtins, known: Iterable<string>): Finding | undefined {
  const { origin, id, value } = rule;
  if (!origin) return undefined;
  if (isEngineId(id)) return policyFinding(origin, placeWithin(origin, []), 'engine/unknown-rule', isAdjustment(value) ? 'engine.engine-not-adjusted' : 'engine.engine-id-taken', { rule: id });
  // An expression that YAML reads as nothing is written all the same, and has its own finding.
  const isWritten = (key: string): boolean => value[key] !== undefined || pairOf(origin.entry.content.value, key) !== undefined;
  const isWhole = isWritten('assert') || isWritten('engine');
  if (!isWhole && isAdjustment(value)) return notExtended(origin, id, builtins, known);
  // A value that the schema refused, and a key that is misspelt, have findings of their own.
  const missing = [...owed.filter(key => !isWritten(key)), ...(isWhole ? [] : ['assert'])].filter(key => !isMisspelt(origin, key));
  return missing.length > 0 ? missingKeys(origin, id, missing) : undefined;
}

/** True where an unknown key of the rule was probably meant to be this one. */
function isMisspelt({ entry }: Origin, key: string): boolean {
  const { value } = entry.content;
  const known = schemaAt('martech-policies', 'rules', [])?.properties;
  return value?.kind === 'map' && value.pairs.some(pair => known?.has(pair.key.source) === false && nearest(pair.key.source, known.keys()).includes(key));
}

/** An entry that says neither what it is on nor what must hold can only be meant to change a rule. */
function isAdjustment(value: Declared['value']): boolean {
  return value['on'] === undefined && value['title'] === undefined;
}

function notExtended(origin: Origin, id: string, builtins: Builtins, known: Iterable<string>): Finding {
  const place = placeWithin(origin, []);
  const pack = id.slice(0, Math.max(0, id.indexOf('/')));
  if (builtins.rules.has(id)) {
    const sets = ['starter', 'standard'].filter(set => builtins.rulesOf(set)?.some(rule => rule.id === id)).slice(0, 1);
    const finding = policyFinding(origin, place, 'engine/not-extended', 'engine.not-extended', { rule: id, pack });
    return { ...finding, data: { extend: [...sets, pack].map(name => `builtin:${name}`) } };
  }
  const all = [...known, ...builtins.rules.keys()];
  // The name alone, where the pack in front was forgotten.
  const near = id.includes('/') ? nearest(id, all) : all.filter(one => one.split('/')[1] === nearest(id, all.map(each => each.split('/')[1] ?? ''), 1)[0]);
  return policyFinding(origin, place, 'engine/unknown-rule', isPackName(pack) ? 'engine.unknown-rule-of-pack' : 'engine.unknown-rule', { rule: id, pack }, near);
}

function missingKeys(origin: Origin, id: string, keys: readonly string[]): Finding {
  const finding = policyFinding(origin, placeWithin(origin, []), 'engine/incomplete-rule', 'engine.incomplete-rule', { rule: id, keys: keys.join(', '), count: keys.length });
  return { ...finding, data: { missing: keys } };
}

/** A parameter that is set and that nothing declares. */
export function unknownParam(param: ParamSet, known: Iterable<string>): Finding | undefined {
  return param.origin && policyFinding(param.origin, placeWithin(param.origin, []), 'engine/unknown-param', 'engine.unknown-param', { name: param.id }, nearest(param.id, known));
}
