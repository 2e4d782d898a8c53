// The ids of the engine itself (`syntax/…`, `schema/…`, `engine/…`): what each one means, for pages and for reports.

import { messages } from '../../generated/messages.ts';
import { engineProblemIds } from '../policy/engine-ids.ts';
import { problemIds } from '../schema/problem-ids.ts';
import { message } from '../text/message.ts';
import type { Text } from '../text/message.ts';

export interface EngineId {
  readonly title: Text;
  readonly meaning: Text;
}

const groups = {
  syntax: { title: message('reports.title-syntax'), meaning: message('reports.meaning-syntax') },
  schema: { title: message('reports.title-schema'), meaning: message('reports.meaning-schema') },
} as const;

const own: Readonly<Record<string, EngineId>> = { ...problemIds, ...engineProblemIds };
/** A file that could not be read at all: `syntax/<why>`. */
const unread = ['missing', 'unreadable', 'too-large', 'directory', 'outside'];

/** Every id that the engine itself can give. Problems of syntax are named after their messages. */
export const engineIds: ReadonlySet<string> = new Set([
  ...Object.keys(own),
  ...unread.map(why => `syntax/${why}`),
  ...Object.keys(messages.en).filter(id => /^syntax\.[a-z-]+$/.test(id)).map(id => id.replace('.', '/')),
]);

/** What an id of the engine means, in its own words or those of its group; undefined for any other id. */
export function engineId(id: string): EngineId | undefined {
  if (Object.hasOwn(own, id)) return own[id];
  return engineIds.has(id) ? groups[id.slice(0, id.indexOf('/')) as keyof typeof groups] : undefined;
}
