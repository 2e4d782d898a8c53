// Puts layers on one another, left to right: rules key by key, parameters by name.

import type { Declared, Layer, ParamSet } from './layer.ts';

/** Everything said so far. */
export interface Merged {
  readonly rules: Map<string, readonly Declared[]>;
  readonly parameters: Map<string, Declared>;
  readonly params: Map<string, ParamSet>;
  ignoreErrors: boolean;
}

export function emptyMerge(): Merged {
  return { rules: new Map(), parameters: new Map(), params: new Map(), ignoreErrors: false };
}

/** Adds the declarations of a layer; `keep` says which of its rules take part. A rule that another layer already declared is adjusted. */
export function mergeLayer(merged: Merged, layer: Layer, keep: (rule: Declared, isKnown: boolean) => boolean): void {
  for (const parameter of layer.parameters) merged.parameters.set(parameter.id, parameter);
  for (const rule of layer.rules) {
    const known = merged.rules.get(rule.id);
    if (!keep(rule, known !== undefined) || known?.includes(rule)) continue;
    merged.rules.set(rule.id, known ? [...known, rule] : [rule]);
  }
  for (const param of layer.params) if (merged.parameters.has(param.id)) merged.params.set(param.id, param);
  if (layer.ignoreErrors !== undefined) merged.ignoreErrors = layer.ignoreErrors;
}
