// Ids in parameters that the stack of a root does not declare: worth a word there, since a policy may serve several roots.

import type { Finding } from '../../model/finding.ts';
import { placeOfSource } from './param-places.ts';
import { type Stack, entitiesOf } from '../../model/stack.ts';
import { folderOfFile, shownPath } from '../../model/uri.ts';
import { nearest } from '../../schema/nearest.ts';
import { message } from '../../text/message.ts';
import { withNearest } from '../engine-rules/with-nearest.ts';
import { type ParamType, parseParamType } from '../expressions/param-types.ts';
import type { Parameter, Policy } from '../policy.ts';

/** One info an id; only parameters that a policy file sets are looked at. */
export function checkParams(stack: Stack | undefined, policy: Policy): readonly Finding[] {
  if (!stack) return [];
  return [...policy.parameters.values()].flatMap(parameter => {
    const type = parameter.place && parseParamType(parameter.type);
    return type ? idsIn(type, parameter.value, []).filter(({ kind, id }) => !entitiesOf(stack, kind).has(id)).map(found => unknownId(stack, policy, parameter, found)) : [];
  });
}

interface FoundId {
  readonly kind: 'tool' | 'owner';
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function idsIn(type: ParamType, value: unknown, path: FoundId['path']): readonly FoundId[] {
  if (type.of === 'simple') return type.simple === 'tool' || type.simple === 'owner' ? [{ kind: type.simple, id: String(value), path }] : [];
  if (type.of === 'record') {
    return entries(value).flatMap(([category, standard]) => [
      ...listOf('tool', standard, 'tools', [...path, category]), ...listOf('owner', standard, 'agreed-by', [...path, category]),
    ]);
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => idsIn(type.inner, item, [...path, index]));
  return entries(value).flatMap(([key, item]) => idsIn(type.inner, item, [...path, key]));
}

function listOf(kind: FoundId['kind'], standard: unknown, key: string, path: FoundId['path']): readonly FoundId[] {
  const value = (standard as Readonly<Record<string, unknown>> | undefined)?.[key];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((id, index) => ({ kind, id: String(id), path: [...path, key, index] }));
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function unknownId(stack: Stack, policy: Policy, parameter: Parameter, { kind, id, path }: FoundId): Finding {
  const near = nearest(id, entitiesOf(stack, kind).keys());
  const place = placeOfSource(policy, parameter, path);
  return {
    rule: 'engine/param-unknown-id', kind: 'finding', severity: 'info', target: { kind: 'file', id: shownPath(place.uri, folderOfFile(place.uri)) },
    place, path: `params.${parameter.name}[${id}]`,
    message: withNearest(message(kind === 'tool' ? 'engine.param-unknown-tool' : 'engine.param-unknown-owner', { name: parameter.name, id }), near),
    ...(near.length > 0 && { data: { nearest: near, replace: { start: place.start, end: place.end } } }),
  };
}
