// Finds again the entity, and the item, that a rule was asked of when it made a finding.

import type { Finding } from '../../model/finding.ts';
import type { EntityKind } from '../../model/entity.ts';
import type { Rule } from '../policy.ts';
import type { CompiledRule } from '../running/compiled-rule.ts';
import { evaluationLimit, type EvaluationState } from '../running/evaluation-state.ts';
import { locateItem } from '../running/locate.ts';
import { targetOf } from '../running/make-finding.ts';
import { itemsOf, runRule, variablesFor, withItem, type Variables } from '../running/run-rule.ts';
import { Slot } from '../world/slot.ts';
import type { Node } from '../world/node.ts';
import type { ExpressionFrame } from '../world/recorder.ts';

/** What the fixes of a rule are planned for. */
export interface FixContext {
  readonly compiled: CompiledRule;
  readonly node: Node;
  readonly variables: Variables;
  readonly item: ReturnType<typeof locateItem> | undefined;
}

/** The contexts in which a rule makes this finding; the target itself first. */
export function contextsOf(state: EvaluationState, rule: Rule, finding: Finding): readonly FixContext[] {
  const near = candidates(state, rule, finding, true);
  if (rule.assert === undefined) return near.map(node => contextFor(state, rule, node, undefined));
  const found = near.flatMap(node => contextAt(state, rule, node, finding) ?? []);
  if (found.length > 0) return found;
  return candidates(state, rule, finding, false).flatMap(node => contextAt(state, rule, node, finding) ?? []);
}

/** Nodes of the rule's kinds: those that the finding names (`isNear`), or the others. */
function candidates(state: EvaluationState, rule: Rule, { target }: Finding, isNear: boolean): readonly Node[] {
  return rule.on.flatMap(kind => state.world.list(kind)).filter(node => {
    const { kind, id } = targetOf(node);
    return (kind === target.kind && id === target.id) === isNear;
  });
}

/** The context at a node where the rule makes the very finding there. */
function contextAt(state: EvaluationState, rule: Rule, node: Node, finding: Finding): FixContext | undefined {
  const { compiled } = state.compiled.rule(rule, node.kind as EntityKind);
  const made = quietly(state, node, frame => runRule(compiled, node, variablesFor(node, state.shared), frame)) ?? [];
  const match = made.find(one => isSame(one, finding));
  return match && contextFor(state, rule, node, match.item);
}

/** A question is the same where it asks of the same entity. */
function isSame(made: Finding, finding: Finding): boolean {
  if (made.kind !== finding.kind || made.target.kind !== finding.target.kind || made.target.id !== finding.target.id) return false;
  return finding.kind === 'question' || (made.path === finding.path && made.item === finding.item);
}

function contextFor(state: EvaluationState, rule: Rule, node: Node, itemId: string | undefined): FixContext {
  const { compiled } = state.compiled.rule(rule, node.kind as EntityKind);
  const variables = variablesFor(node, state.shared);
  if (itemId === undefined || !compiled.each) return { compiled, node, variables, item: undefined };
  for (const value of quietly(state, node, () => itemsOf(compiled.each as NonNullable<typeof compiled.each>, variables)) ?? []) {
    const item = locateItem(value, node, compiled.eachPath);
    if (item.id === itemId) return { compiled, node, variables: withItem(variables, value), item };
  }
  return { compiled, node, variables, item: undefined };
}

/** Runs something in a frame of its own; undefined where it fails. */
export function quietly<T>(state: EvaluationState, node: Node, run: (frame: ExpressionFrame) => T): T | undefined {
  const expression: ExpressionFrame = { cost: 0, limit: evaluationLimit(state.world.list('tool').length + state.world.list('flow').length), missing: [], silent: false };
  const frame = state.world.recorder.begin(node, new Slot(node.kind), expression);
  try {
    return run(expression);
  } catch {
    return undefined;
  } finally {
    state.world.recorder.end(frame);
  }
}
