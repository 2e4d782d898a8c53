// What was seen in use and matches neither the catalog nor a declared tool: too uncertain for a finding each, so it is counted.

import { parseDuration } from '../values/duration.ts';
import { addDuration, parseDay } from '../values/day.ts';
import type { Policy } from './policy.ts';
import type { EvaluationState } from './running/evaluation-state.ts';
import { derived } from './world/cells.ts';
import type { Node } from './world/node.ts';
import { catalogIdOf, declaredTools, ignored, sightingsOf } from './world/observed.ts';

/** How many vendors that is, those seen longer ago than `observation-age` and those that `observations.ignore` names left out. */
export function unmatchedSightings({ world }: EvaluationState, policy: Policy): number {
  const age = parseDuration(String(policy.parameters.get('observation-age')?.value ?? ''));
  const isRecent = (observation: Node): boolean => age === undefined || sightingsOf(observation).some(({ on }) => {
    const day = parseDay(on ?? '');
    const today = parseDay(world.today);
    return day !== undefined && today !== undefined && addDuration(day, age) >= today;
  });
  return world.list('observation').filter(observation => catalogIdOf(observation) === undefined && isRecent(observation)
    && derived(observation, declaredTools).length === 0 && !derived(observation, ignored)).length;
}
