// Merges layers into a policy, and says at its place what is wrong in each.

import type { Finding } from '../../model/finding.ts';
import { engineRuleNames } from '../engine-rules/names.ts';
import type { Parameter, Policy, Rule } from '../policy.ts';
import { compiledPolicy } from '../running/compiled-policy.ts';
import { isSame } from '../world/diff-entity.ts';
import { buildParameter } from './build-parameter.ts';
import { buildRule } from './build-rule.ts';
import { checkExpressions } from './check-expressions.ts';
import { testFindings } from './check-tests.ts';
import { type Declared, placeWithin } from './layer.ts';
import type { Loaded, Step } from './load-layers.ts';
import { emptyMerge, type Merged, mergeLayer } from './merge.ts';
import { policyFinding } from './policy-finding.ts';
import { unknownParam, unknownRule } from './unknown-names.ts';

export interface Assembled {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/** The policy of these layers. Rules and parameters that say the same as in `previous` are the very same objects. */
export function assemble(loaded: Loaded, uris: readonly string[], previous: Policy | undefined): Assembled {
  const merged = emptyMerge();
  const findings: Finding[] = [...loaded.findings];
  mergeLayer(merged, { extends: [], parameters: loaded.builtins.parameters, params: [], rules: [], ignoreErrors: undefined }, () => true);
  for (const step of loaded.steps) addStep(merged, step, loaded, findings);
  const parameters = buildParameters(merged, previous, findings);
  const rules = buildRules(merged, previous, findings);
  const draft: Policy = {
    uris, documents: loaded.documents, rules, parameters, ignoreErrors: merged.ignoreErrors, knownRules: new Set([...rules.keys(), ...loaded.builtins.rules.keys()]),
  };
  const broken = checkExpressions(draft, compiledPolicy(draft), merged, findings);
  const policy = broken.size === 0 ? draft : { ...draft, rules: new Map([...rules].filter(([id]) => !broken.has(id))) };
  findings.push(...testFindings(draft));
  return { policy, findings };
}

function addStep(merged: Merged, step: Step, { builtins }: Loaded, findings: Finding[]): void {
  if ('builtin' in step) return mergeLayer(merged, { extends: [], parameters: [], params: [], rules: step.builtin, ignoreErrors: undefined }, (_, isKnown) => !isKnown);
  const declaredBefore = new Set(merged.rules.keys());
  mergeLayer(merged, step.layer, (rule, isKnown) => {
    const problem = isKnown ? undefined : unknownRule(rule, builtins, declaredBefore);
    if (problem) findings.push(problem);
    return !problem;
  });
  for (const param of step.layer.params) {
    const problem = merged.parameters.has(param.id) ? undefined : unknownParam(param, merged.parameters.keys());
    if (problem) findings.push(problem);
  }
}

function buildParameters(merged: Merged, previous: Policy | undefined, findings: Finding[]): ReadonlyMap<string, Parameter> {
  const parameters = new Map([...merged.parameters.values()].map(declared => {
    const { parameter, problems } = buildParameter(declared, merged.params.get(declared.id));
    findings.push(...problems);
    const before = previous?.parameters.get(declared.id);
    return [declared.id, before && isSame(before, parameter) ? before : parameter] as const;
  }));
  const same = previous && previous.parameters.size === parameters.size && [...parameters].every(([id, parameter]) => previous.parameters.get(id) === parameter);
  return same ? previous.parameters : parameters;
}

function buildRules(merged: Merged, previous: Policy | undefined, findings: Finding[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [id, layers] of merged.rules) {
    const rule = buildRule(id, layers);
    const problem = rule.engine === undefined ? undefined : unknownEngine(rule.engine, layers);
    if (problem) {
      findings.push(problem);
      continue;
    }
    const before = previous?.rules.get(id);
    rules.set(id, before && isSame(before, rule) ? before : rule);
  }
  return rules;
}

function unknownEngine(name: string, layers: readonly Declared[]): Finding | undefined {
  const origin = layers.find(layer => layer.value['engine'] !== undefined)?.origin;
  if (!origin || engineRuleNames.has(name)) return undefined;
  return policyFinding(origin, placeWithin(origin, ['engine']), 'engine/unknown-engine', 'engine.unknown-engine', { name });
}
