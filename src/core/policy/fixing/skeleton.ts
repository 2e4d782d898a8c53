// The fix of a question: the missing keys, each with a stop, for a person to fill in what is known.

import type { Finding } from '../../model/finding.ts';
import { message } from '../../text/message.ts';
import type { EvaluationState } from '../running/evaluation-state.ts';
import { parsePath } from '../expressions/path.ts';
import { follow } from '../running/locate.ts';
import type { NodeKind } from '../world/keys.ts';
import type { PlannedFix } from './plan-fixes.ts';
import { setChange, writtenValue } from './targets.ts';

/** One fix for all facts of a question; undefined where it asks for none that can be written. */
export function skeletonFix(state: EvaluationState, { target, facts = [] }: Finding): PlannedFix | undefined {
  const { world } = state;
  const node = world.node(target.kind as NodeKind, target.id);
  const changes = facts.flatMap(fact => {
    const path = parsePath(fact);
    const location = node.entity && follow({ node, path: [] }, path);
    return location && writtenValue(location) === undefined ? [setChange(location, { stop: String(path.at(-1)) })] : [];
  });
  return changes.length > 0 ? { title: message('engine.fix-skeleton', { count: changes.length }), safe: false, isChoice: false, changes } : undefined;
}
