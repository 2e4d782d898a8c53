// The steps of tools to their next stage, as lenses show them: once a tool for each check, and on a big stack not at every pause in typing.

import type { Analysis, RootAnalysis } from '../core/analyze.ts';
import { PromotionMemory } from '../core/policy/promote.ts';
import { type StageSteps, type StepsOf, computedSteps } from '../language/stage-lens.ts';

interface Kept {
  /** The check whose answer `steps` are. */
  readonly root: WeakRef<RootAnalysis>;
  readonly steps: StageSteps | undefined;
}

export interface KeptSteps {
  readonly stepsOf: StepsOf;
  /** How long to wait until steps may be worked out again, in milliseconds, from when they last were. */
  pause(): number;
}

/**
 * Working out may take `shareOfTime` of the time at most. Until its turn comes a tool keeps the steps of the check before, and whoever asks is
 * to ask again later; a tool that is shown for the first time never waits.
 */
export function keptSteps(now: () => number, shareOfTime: number): KeptSteps {
  const byTool = new Map<string, Kept>();
  const memories = new Map<string, PromotionMemory>();
  const memoryOf = ({ stack: { uri } }: RootAnalysis, { roots }: Analysis): PromotionMemory => {
    for (const other of memories.keys()) if (!roots.some(root => root.stack.uri === other)) memories.delete(other);
    const memory = memories.get(uri) ?? new PromotionMemory();
    memories.set(uri, memory);
    return memory;
  };
  let last: WeakRef<Analysis> | undefined;
  let [started, cost] = [0, 0];
  const pause = () => cost / shareOfTime;
  const compute: StepsOf = (context, root, tool) => {
    const start = now();
    if (last?.deref() !== context.analysis) {
      [last, started, cost] = [new WeakRef(context.analysis), start, 0];
      // Ids come and go while somebody types one.
      for (const id of byTool.keys()) if (!root.stack.tools.has(id.slice(root.stack.uri.length + 1)) && id.startsWith(`${root.stack.uri} `)) byTool.delete(id);
    }
    const steps = computedSteps(context, root, tool, memoryOf(root, context.analysis));
    cost += now() - start;
    return steps;
  };
  return {
    pause,
    stepsOf(context, root, tool) {
      const key = `${root.stack.uri} ${tool.id}`;
      const known = byTool.get(key);
      const isDue = last?.deref() === context.analysis || now() - started >= pause();
      if (known && (known.root.deref() === root || !isDue)) return known.steps;
      const steps = compute(context, root, tool);
      byTool.set(key, { root: new WeakRef(root), steps });
      return steps;
    },
  };
}
