// The way of a tool through its life.

import type { Stage } from '../../model/values.ts';

const next: Readonly<Partial<Record<Stage, Stage>>> = { idea: 'trial', trial: 'pilot', pilot: 'production', production: 'phase-out', 'phase-out': 'retired' };

/** The stage that follows; undefined after the last. */
export function nextStage(stage: Stage): Stage | undefined {
  return next[stage];
}
