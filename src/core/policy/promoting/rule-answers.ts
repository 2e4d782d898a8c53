// What each rule says of one thing: whether it applies there, and what it finds.

import type { EntityKind } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import type { Policy, Rule } from '../policy.ts';
import type { Expression } from '../expressions/expression.ts';
import { isUnknown } from '../expressions/missing.ts';
import type { CompiledRule } from '../running/compiled-rule.ts';
import { evaluationLimit, type EvaluationState } from '../running/evaluation-state.ts';
import { holds, itemsOf, runRule, type Variables, variablesFor, withItem } from '../running/run-rule.ts';
import { knowsStages, severityFor } from '../running/severity-of.ts';
import { groupQuestions } from '../silencing/group-questions.ts';
import type { Node } from '../world/node.ts';
import type { ExpressionFrame } from '../world/recorder.ts';
import { Slot } from '../world/slot.ts';

/** A rule that applies to a thing; without findings where it passes. */
export interface RuleAnswer {
  readonly rule: Rule;
  readonly findings: readonly { readonly finding: Finding; readonly node: Node }[];
}

/**
 * One for each rule that applies to a node at its stage, in the order of the policy, or for those in `only`. Rules in code, and those that know no
 * stage, are left out.
 */
export function answersAbout(state: EvaluationState, policy: Policy, node: Node, only?: ReadonlySet<Rule>): readonly RuleAnswer[] {
  if (only?.size === 0) return [];
  const expression: ExpressionFrame = { cost: 0, limit: evaluationLimit(state.world.list('tool').length + state.world.list('flow').length), missing: [], silent: false };
  const frame = state.world.recorder.begin(node, slotFor(state, node), expression);
  try {
    const variables = variablesFor(node, state.shared);
    return [...(only ?? policy.rules.values())].filter(rule => rule.assert !== undefined && knowsStages(rule) && rule.on.includes(node.kind as EntityKind))
      .flatMap(rule => answer(state, rule, node, variables, expression));
  } finally {
    state.world.recorder.end(frame);
  }
}

/** Nothing is asked again because of what is read here: one slot a kind is enough. */
const slots = new WeakMap<EvaluationState, Map<string, Slot>>();

function slotFor(state: EvaluationState, node: Node): Slot {
  const byKind = slots.get(state) ?? new Map<string, Slot>();
  slots.set(state, byKind);
  const slot = byKind.get(node.kind) ?? new Slot(node.kind);
  byKind.set(node.kind, slot);
  return slot;
}

function answer(state: EvaluationState, rule: Rule, node: Node, variables: Variables, frame: ExpressionFrame): readonly RuleAnswer[] {
  const severity = severityFor(rule, node);
  if (severity === 'off') return [];
  const { compiled } = state.compiled.rule(rule, node.kind as EntityKind);
  frame.cost = 0;
  try {
    const found = runRule(compiled, node, variables, frame, severity);
    if (found.length > 0) return [{ rule, findings: found.flatMap(said).map(finding => ({ finding, node })) }];
    return passes(compiled, variables) ? [{ rule, findings: [] }] : [];
  } catch {
    // A rule that fails is named where the stack is checked; here it has no answer.
    return [];
  }
}

/** A question has its sentence. */
function said(finding: Finding): readonly Finding[] {
  return finding.kind === 'question' ? groupQuestions([finding]) : [finding];
}

/** True where the rule applies and is answered with yes: a fact that is missing, and that nobody is asked for, is no answer. */
function passes({ when, each, assert }: CompiledRule, variables: Variables): boolean {
  if (!assert || (when && !holds(when, variables))) return false;
  if (!each) return isTrue(assert, variables);
  return itemsOf(each, variables).some(item => isTrue(assert, withItem(variables, item)));
}

function isTrue(assert: Expression, variables: Variables): boolean {
  try {
    return assert.run(variables) === true;
  } catch (error) {
    if (isUnknown(error)) return false;
    throw error;
  }
}
