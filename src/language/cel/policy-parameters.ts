// The parameters that a policy file may name: the built-in ones, those of what it extends, and its own as its text reads now.

import { packs } from '../../generated/packs.ts';
import { Environments } from '../../core/policy/expressions/environment.ts';
import { paramTypeOf } from '../../core/policy/expressions/param-types.ts';
import { underscored } from '../../core/policy/expressions/type-table.ts';
import type { Parameter } from '../../core/policy/policy.ts';
import { buildParameter } from '../../core/policy/reading/build-parameter.ts';
import { builtinsOf } from '../../core/policy/reading/builtins.ts';
import { layerOfDocument } from '../../core/policy/reading/layer.ts';
import { compiledPolicy } from '../../core/policy/running/compiled-policy.ts';
import { placeIn, type SyntaxDocument } from '../../core/syntax/document.ts';
import type { Place } from '../../core/text/place.ts';
import { type Context, rootsOf } from '../context.ts';

export interface PolicyParameter extends Parameter {
  /** Where a policy file declares it; undefined for a built-in one. */
  readonly declared: Place | undefined;
}

/** By name as files write it. */
export function parametersOf(context: Context): ReadonlyMap<string, PolicyParameter> {
  const parameters = new Map<string, PolicyParameter>();
  for (const declared of builtinsOf(packs).parameters) parameters.set(declared.id, { ...buildParameter(declared, undefined).parameter, declared: undefined });
  for (const root of rootsOf(context)) {
    for (const parameter of root.policy.parameters.values()) parameters.set(parameter.name, { ...parameter, declared: declarationOf([...root.policy.documents.values()], parameter.name) });
  }
  if (context.kind !== 'martech-policies') return parameters;
  for (const declared of layerOfDocument(context.document).parameters) {
    const set = layerOfDocument(context.document).params.find(one => one.id === declared.id);
    parameters.set(declared.id, { ...buildParameter(declared, set).parameter, declared: declarationOf([context.document], declared.id) });
  }
  return parameters;
}

function declarationOf(documents: readonly SyntaxDocument[], name: string): Place | undefined {
  const found = documents.flatMap(document => {
    const entry = document.entries.get(`parameters/${name}`);
    return entry ? [placeIn(document.uri, entry.key, entry.content.keyNode.range)] : [];
  });
  return found.at(-1);
}

const kept = new WeakMap<SyntaxDocument, Environments>();

/** What expressions of a policy file are checked against: that of its root while its own parameters are the same there. */
export function environmentsOf(context: Context): Environments {
  const parameters = parametersOf(context);
  for (const root of rootsOf(context)) {
    if (isSame(parameters, root.policy.parameters)) return compiledPolicy(root.policy).environments;
  }
  let environments = kept.get(context.document);
  if (!environments) {
    const types = new Map([...parameters.values()].map(parameter => [underscored(parameter.name), paramTypeOf(parameter.type)]));
    kept.set(context.document, (environments = new Environments(types, { holidays: new Set() })));
  }
  return environments;
}

function isSame(parameters: ReadonlyMap<string, Parameter>, known: ReadonlyMap<string, Parameter>): boolean {
  return parameters.size === known.size && [...parameters.values()].every(({ name, type }) => known.get(name)?.type === type);
}
