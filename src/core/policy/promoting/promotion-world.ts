// A world in which one tool can be put at another stage and back, for asking the rules what they would say there.

import type { Entity } from '../../model/entity.ts';
import type { Stack } from '../../model/stack.ts';
import type { Stage, ToolValue } from '../../model/values.ts';
import { ownRules } from '../own-rules.ts';
import type { Policy } from '../policy.ts';
import { compiledPolicy, type CompiledPolicy } from '../running/compiled-policy.ts';
import { EvaluationState } from '../running/evaluation-state.ts';
import { populate } from '../running/populate.ts';
import { carries, contractOfTool, derived, flowsOf } from '../world/cells.ts';
import type { Node } from '../world/node.ts';

const worlds = new WeakMap<Stack, WeakMap<CompiledPolicy, Map<string, PromotionWorld>>>();

export class PromotionWorld {
  readonly state: EvaluationState;
  readonly #stack: Stack;
  readonly #raised = new Map<string, Stack>();

  /** The one world of a stack, a policy and a day: only what the raised tool touches is computed again for the next one. */
  static of(stack: Stack, policy: Policy, today: string): PromotionWorld {
    const compiled = compiledPolicy(policy);
    const byPolicy = worlds.get(stack) ?? new WeakMap<CompiledPolicy, Map<string, PromotionWorld>>();
    worlds.set(stack, byPolicy);
    const byDay = byPolicy.get(compiled) ?? new Map<string, PromotionWorld>();
    byPolicy.set(compiled, byDay);
    const world = byDay.get(today) ?? new PromotionWorld(stack, policy, compiled, today);
    byDay.set(today, world);
    return world;
  }

  private constructor(stack: Stack, policy: Policy, compiled: CompiledPolicy, today: string) {
    this.#stack = stack;
    this.state = new EvaluationState(compiled);
    populate(this.state.world, stack, ownRules(policy));
    this.state.world.setToday(today);
    this.state.world.setKnownRules(policy.knownRules);
  }

  /** The stack as it would be, the tool at that stage; one and the same for the same question. */
  raised(toolId: string, to: Stage): Stack {
    const key = `${to} ${toolId}`;
    const known = this.#raised.get(key);
    if (known) return known;
    const tools = new Map([...this.#stack.tools].map(([id, tool]) => [id, id === toolId ? atStage(tool, to) : tool]));
    const raised = { ...this.#stack, tools };
    this.#raised.set(key, raised);
    return raised;
  }

  /** What is asked of the tool and of what its stage decides: first with the tool at that stage, then of the very same things as they are. */
  compare<T>(toolId: string, to: Stage, ask: (node: Node) => readonly T[]): readonly [there: readonly T[], today: readonly T[]] {
    this.#put(this.raised(toolId, to));
    try {
      const nodes = concerned(this.state.world.node('tool', toolId));
      const there = nodes.flatMap(ask);
      this.#put(this.#stack);
      return [there, nodes.flatMap(ask)];
    } finally {
      this.#put(this.#stack);
    }
  }

  #put(stack: Stack): void {
    this.state.world.setEntities('tool', stack.tools as ReadonlyMap<string, Entity>);
    this.state.world.settle();
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
