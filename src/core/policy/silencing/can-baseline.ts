// What a baseline may hold.

import { isEngineId } from '../../model/engine-id.ts';

/** Ids of the engine itself are never put in a baseline. */
export function canBaseline(rule: string): boolean {
  return !isEngineId(rule);
}
