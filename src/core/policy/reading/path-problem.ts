// What is wrong with a path of the file in a rule, at the step that leads nowhere; knows nothing of where the path is written.

import { nearest } from '../../schema/nearest.ts';
import type { SchemaNode } from '../../schema/schema-at.ts';
import { type LocalText, message, type Message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import { listed } from '../engine-rules/with-nearest.ts';
import { parseTemplate } from '../expressions/template.ts';
import { type Below, belowSchema } from './file-paths.ts';

export interface PathProblem {
  /** In the text of the path. */
  readonly range: Range;
  readonly message: Message;
  readonly nearest: readonly string[];
  /** True where the path begins with something that is not known at all. */
  readonly isStart: boolean;
}

/** Where a path leads: a problem, else what the schema says of its end; undefined where nobody knows. */
export type PathEnd = { readonly problem: PathProblem } | {
  readonly problem: undefined;
  readonly schemas: readonly SchemaNode[] | undefined;
  /** The steps that are ids, with the kinds that they name. */
  readonly ids: readonly StepId[];
};

export interface StepId extends Range {
  readonly id: string;
  readonly kinds: readonly string[];
}

/** Stands for an expression in braces, which may be any key. */
const anyKey = '\u0001';

/** Follows a path from one of `starts`; what stands in braces may be any key. */
export function followPath(text: string, starts: ReadonlyMap<string, Below>): PathEnd {
  const [first, ...steps] = stepsOf(text);
  if (!first) return { problem: { range: { start: 0, end: text.length }, message: message('engine.path-empty', { starts: named([...starts.keys()]) }), nearest: [], isStart: true } };
  if (first.key.includes(anyKey)) return { problem: undefined, schemas: undefined, ids: [] };
  let below = starts.get(first.key);
  if (below === undefined) return { problem: unknownStart(first, starts) };
  let schemas: readonly SchemaNode[] | undefined;
  const ids: StepId[] = [];
  for (const step of steps) {
    if (below === 'unknown' || step.key.startsWith('x-')) return { problem: undefined, schemas: undefined, ids };
    const found = nextOf(step.key, below, schemas);
    if (found === undefined) return { problem: unknownKey(text, step, below, schemas) };
    if (found === 'unknown') return { problem: undefined, schemas: undefined, ids };
    const kinds = below.flatMap(({ keys, names = [] }) => (keys.has(step.key) ? [] : names));
    if (kinds.length > 0) ids.push({ id: step.key, start: step.start, end: step.end, kinds });
    schemas = found;
    const inner = schemas.map(belowSchema);
    below = inner.includes('unknown') ? 'unknown' : (inner.flat() as Below);
  }
  return { problem: undefined, schemas, ids };
}

interface Step extends Range {
  readonly key: string;
  readonly isIndex: boolean;
}

function stepsOf(text: string): readonly Step[] {
  const masked = parseTemplate(text).reduce((masks, part) => ('text' in part ? masks : `${masks.slice(0, part.start)}${anyKey.repeat(part.expression.length)}${masks.slice(part.start + part.expression.length)}`), text);
  return [...masked.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(match => ({ key: match[1] ?? (match[2] as string), isIndex: match[1] !== undefined, start: match.index, end: match.index + match[0].length }));
}

/** The schemas one step further; undefined where no such key is known. */
function nextOf(key: string, below: readonly Exclude<Below, 'unknown'>[number][], before: readonly SchemaNode[] | undefined): readonly SchemaNode[] | 'unknown' | undefined {
  if (/^\d+$/.test(key)) {
    const items = before?.flatMap(schema => schema.items ?? []) ?? [];
    if (items.length > 0) return items;
  }
  const isAny = key.includes(anyKey);
  if (isAny && below.some(({ keys }) => keys.size > 0)) return 'unknown';
  const found = below.filter(({ keys, others }) => keys.has(key) || others !== undefined).map(({ keys, others }) => keys.get(key) ?? others);
  if (found.length === 0) return undefined;
  return found.includes(undefined) ? 'unknown' : (found as readonly SchemaNode[]);
}

function unknownStart({ key, start, end }: Step, starts: ReadonlyMap<string, Below>): PathProblem {
  const names = [...starts.keys()];
  return { range: { start, end }, message: message('engine.path-start', { name: key, starts: named(names) }), nearest: nearest(key, names), isStart: true };
}

function unknownKey(text: string, { key, start, end }: Step, below: Exclude<Below, 'unknown'>, schemas: readonly SchemaNode[] | undefined): PathProblem {
  const within = text.slice(0, start).replace(/\.$/, '');
  const keys = below.flatMap(holder => [...holder.keys.keys()]);
  const id = keys.length > 0 ? 'engine.path-no-key' : schemas?.some(({ type, list }) => type === 'list' || list) ? 'engine.path-into-list' : 'engine.path-into-value';
  return { range: { start, end }, message: message(id, { key, within }), nearest: nearest(key, keys), isStart: false };
}

function named(names: readonly string[]): LocalText {
  const all = names.map(name => `\`${name}\``);
  return { en: listed(all, 'or'), fr: listed(all, 'ou') };
}
