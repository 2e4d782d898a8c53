// Asks every rule of every entity that it concerns; keeps what did not change since the run before.

import type { Entity } from '../model/entity.ts';
import type { Finding } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Policy } from './policy.ts';
import { ownRules } from './own-rules.ts';
import { askNode } from './running/ask-node.ts';
import { compiledPolicy } from './running/compiled-policy.ts';
import { EvaluationState, type RuleSlot } from './running/evaluation-state.ts';
import { populate } from './running/populate.ts';
import type { Outcome } from './running/run-rule.ts';
import { setRules, setSize } from './running/set-rules.ts';
import { textFindings } from './running/text-rules.ts';
import { costlyRules, failedRules } from './running/rule-troubles.ts';
import { nodeKinds } from './world/keys.ts';
import type { Node } from './world/node.ts';

export { EvaluationState };

export interface Evaluation {
  /** In the order of kinds, entities and rules; questions one a rule and entity. */
  readonly findings: readonly Finding[];
  readonly state: EvaluationState;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Runs the policy over the stack; yields between entities. `previous` is taken over and brought up to date: pass it on, and use
 * only the state that comes back. A run that is stopped half-way leaves it in order.
 */
export function* evaluate(stack: Stack, policy: Policy, options: { readonly today: string }, previous?: EvaluationState): Generator<Progress, Evaluation> {
  const state = prepare(stack, policy, options.today, previous);
  const { world } = state;
  world.settle();
  for (const node of world.left) forget(state, node);
  world.left.clear();
  const waiting = waitingNodes(state);
  state.asked = 0;
  for (const [index, node] of waiting.entries()) {
    askNode(state, node);
    yield { done: index + 1, total: waiting.length };
  }
  return { findings: [...costlyRules(state), ...failedRules(state), ...textFindings(stack, policy), ...allFindings(state)], state };
}

/** The state for this stack and policy: the previous one brought up to date, else a new one. */
function prepare(stack: Stack, policy: Policy, today: string, previous: EvaluationState | undefined): EvaluationState {
  const compiled = compiledPolicy(policy);
  const rules = ownRules(policy);
  const kept = previous?.compiled === compiled ? previous : undefined;
  const state = kept && populate(kept.world, stack, rules) ? kept : fresh(new EvaluationState(compiled), stack, rules);
  state.world.setToday(today);
  state.world.setKnownRules(policy.knownRules);
  setRules(state, policy);
  setSize(state);
  return state;
}

function fresh(state: EvaluationState, stack: Stack, rules: readonly Entity[]): EvaluationState {
  populate(state.world, stack, rules);
  return state;
}

/** Nodes with something to ask, in the order of the stack. */
function waitingNodes({ world }: EvaluationState): readonly Node[] {
  const waiting = new Set([...world.entered, ...world.pending]);
  return [...waiting].filter(node => node.entity).sort((a, b) => a.kindIndex - b.kindIndex || a.order - b.order);
}

function forget(state: EvaluationState, node: Node): void {
  for (const [slot, outcome] of node.outcomes as Map<RuleSlot, Outcome>) {
    slot.total -= outcome.cost;
    for (const set of [slot.excessive, slot.heavy, slot.failures]) set.delete(node);
  }
  node.outcomes.clear();
  state.findings.delete(node);
}

/** Everything that is said, without the rules that were dropped for their cost. */
function allFindings(state: EvaluationState): readonly Finding[] {
  const dropped = new Set(costlyRules(state).map(finding => finding.data?.['rule']));
  const found: Finding[] = [];
  for (const kind of nodeKinds) {
    for (const node of state.world.list(kind)) {
      const findings = state.findings.get(node);
      if (findings) found.push(...(dropped.size === 0 ? findings : findings.filter(finding => !dropped.has(finding.rule))));
    }
  }
  return found;
}
