// The day of the check, as expressions hold it.

import { Day } from '../../values/day.ts';
import type { World } from '../world/world.ts';

/** Noted: what asks for it is asked again at midnight. */
export function today(world: World): Day {
  world.recorder.read(world.stack, world.todayName);
  return world.values.day(world.today) ?? new Day(0);
}
