// Makes a parameter of its declaration and of the value that a policy sets.

import type { Finding } from '../../model/finding.ts';
import { placeIn } from '../../syntax/document.ts';
import { nodeAt, pairOf, type Path } from '../../syntax/node.ts';
import { type ParamType, parseParamType, readParam } from '../expressions/param-types.ts';
import type { Parameter } from '../policy.ts';
import { localText } from './build-rule.ts';
import { type Declared, type Origin, type ParamSet, placeWithin } from './layer.ts';
import { policyFinding } from './policy-finding.ts';

/** A parameter with its value in force: what is set where it is of the right type, else the default. */
export function buildParameter(declared: Declared, set: ParamSet | undefined): { readonly parameter: Parameter; readonly problems: readonly Finding[] } {
  const problems: Finding[] = [];
  const type = typeof declared.value['type'] === 'string' ? declared.value['type'] : 'text';
  const parsed = parseParamType(type);
  if (!parsed && declared.origin) {
    problems.push(policyFinding(declared.origin, placeWithin(declared.origin, ['type']), 'engine/wrong-type', 'engine.param-type-unknown', { type }));
  }
  const fallback = declared.value['default'] ?? emptyValue(parsed);
  if (parsed && declared.origin) problems.push(...wrongParts(declared.origin, ['default'], declared.id, parsed, fallback));
  const wrong = parsed && set?.origin && set.value !== undefined ? wrongParts(set.origin, [], declared.id, parsed, set.value) : [];
  problems.push(...wrong);
  const isOpen = fallback === undefined && set?.value === undefined && declared.value['type'] === type;
  if (parsed && isOpen && declared.origin && !pairOf(declared.origin.entry.content.value, 'default')) problems.push(withoutValue(declared.origin, declared.id));
  const isSet = set?.value !== undefined && wrong.length === 0;
  const place = isSet && set.origin ? placeOfValue(set.origin) : undefined;
  return {
    parameter: { name: declared.id, type, default: fallback, title: localText(declared.value['title']), value: isSet ? set.value : fallback, place }, problems,
  };
}

/** Nobody is told a wrong thing by it, so that it is a warning. */
function withoutValue(origin: Origin, name: string): Finding {
  const finding = policyFinding(origin, placeWithin(origin, []), 'engine/param-without-value', 'engine.param-without-value', { name });
  return { ...finding, severity: 'warning', path: '', data: { missing: ['default'] } };
}

/** What a list or a map holds when nothing is said. */
function emptyValue(type: ParamType | undefined): unknown {
  return type?.of === 'list' ? [] : type?.of === 'map' || type?.of === 'record' ? {} : undefined;
}

function placeOfValue({ document, entry }: Origin) {
  return placeIn(document.uri, entry.key, entry.content.value?.range ?? entry.content.keyNode.range);
}

/** The innermost values that are of another type, each at its place. */
function wrongParts(origin: Origin, path: Path, name: string, type: ParamType, value: unknown): Finding[] {
  if (value === undefined || readParam(type, value) !== undefined) return [];
  const inner = innerOf(type, value).flatMap(([step, innerType, part]) => wrongParts(origin, [...path, step], name, innerType, part));
  if (inner.length > 0) return inner;
  const node = nodeAt(origin.entry.content.value, path);
  const place = node ? placeIn(origin.document.uri, origin.entry.key, node.range) : placeWithin(origin, []);
  return [policyFinding(origin, place, 'engine/wrong-type', `engine.param-expects-${type.of === 'simple' ? type.simple : type.of}`, { name })];
}

function innerOf(type: ParamType, value: unknown): readonly (readonly [step: string | number, type: ParamType, value: unknown])[] {
  if (type.of === 'list' && Array.isArray(value)) return value.map((item, index) => [index, type.inner, item] as const);
  if (type.of === 'map' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).map(([key, item]) => [key, type.inner, item] as const);
  }
  return [];
}
