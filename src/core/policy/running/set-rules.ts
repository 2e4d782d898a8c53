// Brings the rules in force into the state of an evaluation: what stays keeps its outcomes, what is new is asked everywhere.

import { engineRule } from '../engine-rules/registry.ts';
import type { Policy, Rule } from '../policy.ts';
import { nodeKinds } from '../world/keys.ts';
import { collect } from './collect.ts';
import { type EvaluationState, RuleSlot } from './evaluation-state.ts';

/** Takes the rules in force. */
export function setRules(state: EvaluationState, policy: Policy): void {
  const slots = new Map<string, RuleSlot>();
  for (const rule of policy.rules.values()) {
    if (isOff(rule) || isAskedElsewhere(rule)) continue;
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

/** Findings of the schema, of texts and of waivers are made where those are looked at. */
function isAskedElsewhere({ engine }: Rule): boolean {
  return engine !== undefined && !engineRule(engine);
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
export function setSize(state: EvaluationState): void {
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
