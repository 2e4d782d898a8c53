// The world that fixes are planned in: made from the stack when first needed.

import type { Stack } from '../../model/stack.ts';
import { ownRules } from '../own-rules.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import type { Policy } from '../policy.ts';
import { compiledPolicy, type CompiledPolicy } from '../running/compiled-policy.ts';
import { EvaluationState } from '../running/evaluation-state.ts';
import { populate } from '../running/populate.ts';

/** What fixes are planned in. */
export interface FixWorld {
  readonly state: EvaluationState;
  readonly stack: Stack;
  readonly policy: Policy;
  /** The files that a fix may edit. */
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
}

/** The files of a stack, its observations and its policies. */
export function documentsOf(stack: Stack, policy: Policy): ReadonlyMap<string, SyntaxDocument> {
  const observed = stack.observedIn ? [[stack.observedIn.uri, stack.observedIn] as const] : [];
  return new Map([...stack.documents, ...observed, ...policy.documents]);
}

const states = new WeakMap<Stack, WeakMap<CompiledPolicy, Map<string, EvaluationState>>>();

/** A world of its own for a stack, a policy and a day: what is read for a fix never mixes with what a check notes. */
export function fixWorld(stack: Stack, policy: Policy, today: string): FixWorld {
  const compiled = compiledPolicy(policy);
  const byPolicy = states.get(stack) ?? new WeakMap<CompiledPolicy, Map<string, EvaluationState>>();
  states.set(stack, byPolicy);
  const byDay = byPolicy.get(compiled) ?? new Map<string, EvaluationState>();
  byPolicy.set(compiled, byDay);
  let state = byDay.get(today);
  if (!state) {
    state = new EvaluationState(compiled);
    populate(state.world, stack, ownRules(policy));
    state.world.setToday(today);
    state.world.setKnownRules(policy.knownRules);
    byDay.set(today, state);
  }
  return { state, stack, policy, documents: documentsOf(stack, policy) };
}
