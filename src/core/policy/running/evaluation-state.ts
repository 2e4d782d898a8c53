// What the rules read and said, kept from one run to the next. Whole at every yield: a run may stop anywhere and the next goes on.

import type { EntityKind } from '../../model/entity.ts';
import type { Rule } from '../policy.ts';
import { viewOfNode } from '../expressions/view-classes.ts';
import { nodeKinds } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import { Slot } from '../world/slot.ts';
import { World } from '../world/world.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { Outcome, Shared } from './run-rule.ts';
import { asksStage } from './severity-of.ts';

/** A rule asked of one kind, and the sums over all its entities. */
export class RuleSlot extends Slot {
  readonly rule: Rule;
  /** True where the severity depends on the stage of the entity. */
  readonly asksStage: boolean;
  /** Once it has run. */
  compiled: CompiledRule | undefined;
  /** The kept costs of all entities. */
  total = 0;
  /** Entities of which the rule took too much at once. */
  readonly excessive = new Set<Node>();
  /** Entities whose outcome depends on how big the whole stack is. */
  readonly heavy = new Set<Node>();
  readonly failures = new Map<Node, string>();

  constructor(rule: Rule, kind: EntityKind) {
    super(kind, undefined, rule.engine !== undefined);
    this.rule = rule;
    this.asksStage = asksStage(rule) && (kind === 'tool' || kind === 'flow' || kind === 'data');
  }
}

export class EvaluationState {
  readonly compiled: CompiledPolicy;
  readonly shared: Shared;
  readonly world: World;
  /** By rule id and kind, in the order of the policy. */
  slots: ReadonlyMap<string, RuleSlot> = new Map();
  /** By kind, the slots of the rules in force. */
  byKind: readonly (readonly RuleSlot[])[] = nodeKinds.map(() => []);
  /** What each entity carries, in the order of the rules. */
  readonly findings = new Map<Node, readonly Outcome['findings'][number][]>();
  entities = 0;
  /** How many times a rule was asked of an entity in the run under way, or the last one. */
  asked = 0;

  constructor(compiled: CompiledPolicy) {
    this.compiled = compiled;
    this.world = new World(compiled.values, compiled.places);
    this.shared = { params: compiled.params, stack: viewOfNode(this.world.stack) };
  }
}

/** Largest cost of one rule on one entity, and of one rule on all entities, for a stack of that many entities. */
export function evaluationLimit(entities: number): number {
  return sizeFreeLimit + 20 * entities;
}

export function ruleLimit(entities: number): number {
  return 2_000_000 + 500 * entities;
}

/** Below this cost an outcome does not depend on the size of the stack. */
export const sizeFreeLimit = 100_000;
