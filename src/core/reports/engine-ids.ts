// The ids of the engine itself (`syntax/…`, `schema/…`, `engine/…`): what each one means, for pages and for reports.

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
  engine: { title: message('reports.title-engine'), meaning: message('reports.meaning-engine') },
} as const;

const own = problemIds as Readonly<Record<string, EngineId>>;

/** What an id of the engine means, in its own words or those of its group; undefined for an id of another form. */
export function engineId(id: string): EngineId | undefined {
  const [group, name] = id.split('/');
  if (!name || group === undefined) return undefined;
  if (Object.hasOwn(own, id)) return own[id];
  return Object.hasOwn(groups, group) ? groups[group as keyof typeof groups] : undefined;
}

/** The ids that the engine can give, out of a table of messages (which names them all). */
export function knownEngineIds(messages: Readonly<Record<string, string>>): readonly string[] {
  const syntax = Object.keys(messages).filter(id => /^syntax\.[a-z-]+$/.test(id)).map(id => id.replace('.', '/'));
  return [...Object.keys(own), ...syntax];
}
