// Asks an entity the rules that wait for it, and keeps what they say.

import type { Finding, Severity } from '../../model/finding.ts';
import type { Stage } from '../../model/values.ts';
import { engineRule } from '../engine-rules/registry.ts';
import type { Rule } from '../policy.ts';
import type { Node } from '../world/node.ts';
import type { ExpressionFrame, Frame } from '../world/recorder.ts';
import type { Slot } from '../world/slot.ts';
import { collect } from './collect.ts';
import { evaluationLimit, type EvaluationState, type RuleSlot, ruleLimit, sizeFreeLimit } from './evaluation-state.ts';
import { runEngineRule } from './run-engine-rule.ts';
import { type Outcome, runRule, type Variables, variablesFor } from './run-rule.ts';
import { stageFor, stageName } from './severity-of.ts';

/** Asks a node everything that waits for it; everything at all where it is new. A rule that has already cost too much is left waiting. */
export function askNode(state: EvaluationState, node: Node): void {
  const { world } = state;
  const slots = world.entered.has(node) ? (state.byKind[node.kindIndex] ?? []) : [...(node.pending as ReadonlySet<Slot> as ReadonlySet<RuleSlot>)];
  node.pending.clear();
  const [first] = slots;
  if (first) {
    const expression: ExpressionFrame = { cost: 0, limit: evaluationLimit(state.entities), missing: [], silent: false };
    const frame = world.recorder.begin(node, first, expression);
    const asked: Asked = { state, node, frame, expression, variables: undefined, stage: undefined };
    try {
      for (const slot of slots) {
        if (slot.total > ruleLimit(state.entities) && !node.outcomes.has(slot)) node.pending.add(slot);
        else keep(node, slot, outcomeOf(asked, slot));
      }
    } finally {
      world.recorder.end(frame);
    }
  }
  world.entered.delete(node);
  if (node.pending.size === 0) world.pending.delete(node);
  else world.pending.add(node);
  collect(state, node);
}

/** A node being asked; what its rules have in common is made once for all of them. */
interface Asked {
  readonly state: EvaluationState;
  readonly node: Node;
  readonly frame: Frame;
  readonly expression: ExpressionFrame;
  variables: Variables | undefined;
  stage: Stage | undefined;
}

function outcomeOf(asked: Asked, slot: RuleSlot): Outcome {
  const { expression } = asked;
  asked.frame.slot = slot;
  expression.cost = 0;
  asked.state.asked++;
  let findings = none;
  let failure: string | undefined;
  try {
    findings = findingsOf(asked, slot);
  } catch (error) {
    failure = reasonOf(error);
  }
  const { cost, limit } = expression;
  if (findings.length === 0 && failure === undefined && cost < quiet.length) return quiet[cost] as Outcome;
  return { findings, cost, isTooCostly: cost > limit, failure };
}

const none: readonly Finding[] = [];

function findingsOf(asked: Asked, slot: RuleSlot): readonly Finding[] {
  const { state, node, expression } = asked;
  const { rule } = slot;
  const severity = severityOf(asked, slot);
  if (severity === 'off') return none;
  if (rule.engine !== undefined) {
    const engine = engineRule(rule.engine);
    return engine ? runEngineRule(engine, rule, node, state.compiled, severity) : none;
  }
  const compiled = (slot.compiled ??= state.compiled.rule(rule, slot.kind as Rule['on'][number]).compiled);
  return runRule(compiled, node, (asked.variables ??= variablesFor(node, state.shared)), expression, severity);
}

/** The stage is found once for all rules of a node; each notes that it read it. */
function severityOf(asked: Asked, { rule, asksStage }: RuleSlot): Severity | 'off' {
  if (!asksStage) return rule.severity.asStated;
  const { node } = asked;
  if (asked.stage === undefined) asked.stage = stageFor(node) as Stage;
  else node.world.recorder.read(node, stageName);
  return rule.severity.byStage[asked.stage];
}

function reasonOf(error: unknown): string {
  const { summary, message } = error as { readonly summary?: string; readonly message?: string };
  return summary ?? message ?? String(error);
}

/** An outcome of nothing at no cost is not kept: most are that. */
function keep(node: Node, slot: RuleSlot, outcome: Outcome): void {
  const before = node.outcomes.get(slot) as Outcome | undefined;
  if (outcome === nothing && before === undefined) return;
  slot.total += outcome.cost - (before?.cost ?? 0);
  mark(slot.excessive, node, outcome.isTooCostly);
  mark(slot.heavy, node, outcome.cost > sizeFreeLimit);
  if (outcome.failure === undefined) slot.failures.delete(node);
  else slot.failures.set(node, outcome.failure);
  if (outcome === nothing) node.outcomes.delete(slot);
  else node.outcomes.set(slot, outcome);
}

/** Outcomes of nothing, by what they cost; the first is that of nothing at no cost. */
const quiet: readonly Outcome[] = Array.from({ length: 256 }, (_, cost) => ({ findings: [], cost, isTooCostly: false, failure: undefined }));
const nothing = quiet[0] as Outcome;

function mark(set: Set<Node>, node: Node, isIn: boolean): void {
  if (isIn) set.add(node);
  else set.delete(node);
}
