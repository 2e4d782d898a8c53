// The ids of the engine itself (`syntax/…`, `schema/…`, `engine/…`): what each one means, for pages and for reports.

import { engineProblemIds } from '../policy/engine-ids.ts';
import { problemIds } from '../schema/problem-ids.ts';
import { syntaxProblemIds } from '../syntax/problem-ids.ts';
import type { Text } from '../text/message.ts';

export interface EngineId {
  readonly title: Text;
  readonly meaning: Text;
}

const own: Readonly<Record<string, EngineId>> = { ...syntaxProblemIds, ...problemIds, ...engineProblemIds };

/** Every id that the engine itself can give. */
export const engineIds: ReadonlySet<string> = new Set(Object.keys(own));

/** What an id of the engine means; undefined for any other id. */
export function engineId(id: string): EngineId | undefined {
  return Object.hasOwn(own, id) ? own[id] : undefined;
}
