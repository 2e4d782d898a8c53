// Asks every rule of every entity that it concerns; keeps what did not change since the run before.

import type { Entity } from '../model/entity.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Stage } from '../model/values.ts';
import { engineRule } from './engine-rules/registry.ts';
import type { Policy, Rule } from './policy.ts';
import { ownRules } from './own-rules.ts';
import { compiledPolicy } from './running/compiled-policy.ts';
import { evaluationLimit, EvaluationState, RuleSlot, ruleLimit, sizeFreeLimit } from './running/evaluation-state.ts';
import { runEngineRule } from './running/run-engine-rule.ts';
import { populate } from './running/populate.ts';
import { runRule, variablesFor, type Outcome, type Variables } from './running/run-rule.ts';
import { stageFor, stageName } from './running/severity-of.ts';
import { textFindings } from './running/text-rules.ts';
import { costlyRules, failedRules } from './running/rule-troubles.ts';
import { nodeKinds } from './world/keys.ts';
import type { Node } from './world/node.ts';
import type { ExpressionFrame, Frame } from './world/recorder.ts';
import type { Slot } from './world/slot.ts';

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
    ask(state, node);
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

/** Takes the rules in force: what stays keeps its outcomes, what is new is asked everywhere. */
function setRules(state: EvaluationState, policy: Policy): void {
  const slots = new Map<string, RuleSlot>();
  for (const rule of policy.rules.values()) {
    if (isOff(rule)) continue;
    for (const kind of rule.on) slots.set(`${rule.id} ${kind}`, keptSlot(state, rule, kind) ?? newSlot(state, rule, kind));
  }
  for (const [key, slot] of state.slots) if (slots.get(key) !== slot) dropSlot(state, slot);
  const order = [...slots.values()];
  const same = order.length === state.slots.size && [...state.slots.values()].every((slot, index) => slot === order[index]);
  if (same) return;
  state.slots = slots;
  state.byKind = nodeKinds.map(kind => order.filter(slot => slot.kind === kind));
  for (const node of state.findings.keys()) collect(state, node);
}

function isOff(rule: Rule): boolean {
  return rule.severity.asStated === 'off' && Object.values(rule.severity.byStage).every(severity => severity === 'off');
}

function keptSlot(state: EvaluationState, rule: Rule, kind: string): RuleSlot | undefined {
  const slot = state.slots.get(`${rule.id} ${kind}`);
  return slot?.rule === rule ? slot : undefined;
}

function newSlot(state: EvaluationState, rule: Rule, kind: Rule['on'][number]): RuleSlot {
  const slot = new RuleSlot(rule, kind);
  for (const node of state.world.list(kind)) {
    if (state.world.entered.has(node)) continue;
    node.pending.add(slot);
    state.world.pending.add(node);
  }
  return slot;
}

function dropSlot(state: EvaluationState, slot: RuleSlot): void {
  for (const node of state.world.list(slot.kind)) {
    node.pending.delete(slot);
    if (node.outcomes.delete(slot)) collect(state, node);
  }
}

/** Outcomes near the limit depend on how many entities there are. */
function setSize(state: EvaluationState): void {
  const entities = nodeKinds.reduce((sum, kind) => sum + state.world.list(kind).length, 0);
  if (entities === state.entities) return;
  state.entities = entities;
  for (const slot of state.slots.values()) {
    for (const node of slot.heavy) {
      node.pending.add(slot);
      state.world.pending.add(node);
    }
  }
}

/** Nodes with something to ask, in the order of the stack. */
function waitingNodes({ world }: EvaluationState): readonly Node[] {
  const waiting = new Set([...world.entered, ...world.pending]);
  return [...waiting].filter(node => node.entity).sort((a, b) => a.kindIndex - b.kindIndex || a.order - b.order);
}

/** Asks a node everything that waits for it; everything at all where it is new. A rule that has already cost too much is left waiting. */
function ask(state: EvaluationState, node: Node): void {
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
  let findings: readonly Finding[] = [];
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

function findingsOf(asked: Asked, slot: RuleSlot): readonly Finding[] {
  const { state, node, expression } = asked;
  const { rule } = slot;
  const severity = severityOf(asked, slot);
  if (severity === 'off') return [];
  if (rule.engine !== undefined) {
    const engine = engineRule(rule.engine);
    return engine ? runEngineRule(engine, rule, node, state.compiled, severity) : [];
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

/** Gathers what a node carries, in the order of the rules. */
function collect(state: EvaluationState, node: Node): void {
  const findings: Finding[] = [];
  if (node.outcomes.size > 0) {
    for (const slot of state.byKind[node.kindIndex] ?? []) {
      const outcome = node.outcomes.get(slot) as Outcome | undefined;
      if (outcome) findings.push(...outcome.findings);
    }
  }
  if (findings.length > 0) state.findings.set(node, findings);
  else state.findings.delete(node);
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
