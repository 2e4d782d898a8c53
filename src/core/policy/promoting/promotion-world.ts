// A world in which one tool can be put at another stage and back, for asking the rules what they would say there.

import type { Entity } from '../../model/entity.ts';
import type { Stack } from '../../model/stack.ts';
import type { Stage, ToolValue } from '../../model/values.ts';
import { ownRules } from '../own-rules.ts';
import type { Policy } from '../policy.ts';
import { compiledPolicy } from '../running/compiled-policy.ts';
import { EvaluationState } from '../running/evaluation-state.ts';
import { populate } from '../running/populate.ts';
import { carries, contractOfTool, derived, flowsOf } from '../world/cells.ts';
import type { Node } from '../world/node.ts';

export class PromotionWorld {
  readonly state: EvaluationState;
  #stack: Stack;
  #policy: Policy;
  #raised: { readonly toolId: string; readonly to: Stage; readonly stack: Stack } | undefined;

  /** The world of a stack, a policy and a day. `kept` is taken over and follows what changed where it can; use only the one that comes back. */
  static of(stack: Stack, policy: Policy, today: string, kept?: PromotionWorld): PromotionWorld {
    const isKept = kept ? kept.#follow(stack, policy, today) : false;
    return kept && isKept ? kept : new PromotionWorld(stack, policy, today);
  }

  private constructor(stack: Stack, policy: Policy, today: string) {
    this.#stack = stack;
    this.#policy = policy;
    this.state = new EvaluationState(compiledPolicy(policy));
    this.#populate(today);
  }

  /** False where another world is needed: rules compiled otherwise, things in another order. */
  #follow(stack: Stack, policy: Policy, today: string): boolean {
    if (stack === this.#stack && policy === this.#policy && today === this.state.world.today) return true;
    if (compiledPolicy(policy) !== this.state.compiled) return false;
    [this.#stack, this.#policy, this.#raised] = [stack, policy, undefined];
    return this.#populate(today);
  }

  #populate(today: string): boolean {
    const { world } = this.state;
    if (!populate(world, this.#stack, ownRules(this.#policy))) return false;
    world.setToday(today);
    world.setKnownRules(this.#policy.knownRules);
    return true;
  }

  /** The stack as it would be, the tool at that stage; one and the same for the same question in a row. */
  raised(toolId: string, to: Stage): Stack {
    if (this.#raised?.toolId === toolId && this.#raised.to === to) return this.#raised.stack;
    const tools = new Map([...this.#stack.tools].map(([id, tool]) => [id, id === toolId ? atStage(tool, to) : tool]));
    const stack = { ...this.#stack, tools };
    this.#raised = { toolId, to, stack };
    return stack;
  }

  /** What is asked of the tool and of what its stage decides: first with the tool at that stage, then of the very same things as they are, knowing `there`. */
  compare<T>(toolId: string, to: Stage, ask: (node: Node) => readonly T[], again: (node: Node, there: readonly T[]) => readonly T[]): readonly [there: readonly T[], today: readonly T[]] {
    this.#put(this.raised(toolId, to));
    try {
      const nodes = concerned(this.state.world.node('tool', toolId));
      const there = nodes.flatMap(ask);
      this.#put(this.#stack);
      return [there, nodes.flatMap(node => again(node, there))];
    } finally {
      this.#put(this.#stack);
    }
  }

  #put(stack: Stack): void {
    this.state.world.setEntities('tool', stack.tools as ReadonlyMap<string, Entity>);
    this.state.world.settle();
    this.#forgetChanges();
  }

  /** Nobody asks what changed here: every rule is asked each time. */
  #forgetChanges(): void {
    const { entered, left, pending } = this.state.world;
    for (const node of pending) node.pending.clear();
    for (const nodes of [entered, left, pending]) nodes.clear();
  }
}

/** The tool itself, its flows, its contract, and the data sets that it holds or carries. */
function concerned(tool: Node): readonly Node[] {
  const contract = contractOfTool(tool);
  return [tool, ...derived(tool, flowsOf), ...(contract ? [contract] : []), ...derived(tool, carries)];
}

/** The tool with another stage; its place in the file stays. */
function atStage(tool: Entity<ToolValue>, stage: Stage): Entity<ToolValue> {
  const { lifecycle } = tool.value;
  const refused = new Set([...tool.refused].filter(path => path !== 'lifecycle' && path !== 'lifecycle.stage'));
  return { ...tool, refused, value: { ...tool.value, lifecycle: { ...lifecycle, stage } } };
}
