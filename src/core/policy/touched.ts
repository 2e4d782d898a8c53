// The entities of a stack that a rule looks at: of its kinds, at a stage where it weighs something, where `when` holds.

import type { EntityKind } from '../model/entity.ts';
import type { Target } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Place } from '../text/place.ts';
import { fixWorld } from './fixing/fix-state.ts';
import type { Policy, Rule } from './policy.ts';
import { evaluationLimit } from './running/evaluation-state.ts';
import { idPlace, targetOf } from './running/make-finding.ts';
import { variablesFor } from './running/run-rule.ts';
import { severityFor } from './running/severity-of.ts';
import type { Node } from './world/node.ts';
import { Slot } from './world/slot.ts';

export interface Touched {
  readonly kind: EntityKind;
  readonly target: Target;
  /** The entity's id. */
  readonly place: Place;
}

/** In the order of the stack. A `when` that is unknown, or that fails, does not hold. Costs one `when` an entity: for when somebody asks. */
export function touchedBy(stack: Stack, policy: Policy, rule: Rule, today: string): readonly Touched[] {
  const { state } = fixWorld(stack, policy, today);
  const { world } = state;
  const limit = evaluationLimit(world.list('tool').length + world.list('flow').length);
  return rule.on.flatMap(kind => {
    const { compiled: { when } } = state.compiled.rule(rule, kind);
    const slot = new Slot(kind);
    const holds = (node: Node): boolean => {
      const frame = world.recorder.begin(node, slot, { cost: 0, limit, missing: [], silent: false });
      try {
        return severityFor(rule, node) !== 'off' && (!when || when.run(variablesFor(node, state.shared)) === true);
      } catch {
        return false;
      } finally {
        world.recorder.end(frame);
      }
    };
    return world.list(kind).filter(node => node.entity && holds(node)).map(node => ({ kind, target: targetOf(node), place: idPlace(node) }));
  });
}
