// The rules of a policy compiled, each when it is first needed; kept for as long as the policy is.

import type { EntityKind } from '../../model/entity.ts';
import type { Place } from '../../text/place.ts';
import { parseDay } from '../../values/day.ts';
import { Environments, Params } from '../expressions/environment.ts';
import { paramTypeOf, paramValueOf } from '../expressions/param-types.ts';
import { underscored } from '../expressions/type-table.ts';
import type { Parameter, Policy, Rule } from '../policy.ts';
import { compileRule, type CompiledRule, type RuleProblem } from './compiled-rule.ts';

export interface CompiledPolicy {
  readonly environments: Environments;
  /** `params` in expressions. */
  readonly params: Params;
  /** By name as files write it: what derived values read. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Where policy files set parameters. */
  readonly places: ReadonlyMap<string, Place>;
  /** The rule compiled for a kind, and what is wrong with it. */
  rule(rule: Rule, kind: EntityKind): { readonly compiled: CompiledRule; readonly problems: readonly RuleProblem[] };
}

const byParameters = new WeakMap<Policy['parameters'], CompiledPolicy>();

/** One a set of parameters: policies that share their parameters share their compiled rules. */
export function compiledPolicy(policy: Policy): CompiledPolicy {
  let compiled = byParameters.get(policy.parameters);
  if (!compiled) byParameters.set(policy.parameters, (compiled = make(policy.parameters)));
  return compiled;
}

function make(parameters: Policy['parameters']): CompiledPolicy {
  const types = new Map([...parameters.values()].map(parameter => [underscored(parameter.name), paramTypeOf(parameter.type)]));
  const environments = new Environments(types, { holidays: holidaysIn(parameters) });
  const rules = new WeakMap<Rule, Map<EntityKind, ReturnType<CompiledPolicy['rule']>>>();
  return {
    environments,
    params: new Params(Object.fromEntries([...parameters.values()].map(parameter => [underscored(parameter.name), paramValueOf(parameter)]))),
    values: new Map([...parameters.values()].map(parameter => [parameter.name, parameter.value])),
    places: new Map([...parameters.values()].flatMap(({ name, place }) => (place ? [[name, place] as const] : []))),
    rule(rule, kind) {
      const kinds = rules.get(rule) ?? new Map<EntityKind, ReturnType<CompiledPolicy['rule']>>();
      rules.set(rule, kinds);
      const known = kinds.get(kind) ?? compileRule(rule, kind, environments);
      kinds.set(kind, known);
      return known;
    },
  };
}

function holidaysIn(parameters: ReadonlyMap<string, Parameter>): ReadonlySet<number> {
  const value = parameters.get('holidays')?.value;
  const days = Array.isArray(value) ? value.map(text => parseDay(String(text))) : [];
  return new Set(days.filter(day => day !== undefined));
}

