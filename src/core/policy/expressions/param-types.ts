// Types of parameters: how a policy writes them, what expressions see, what a value must look like.

import { categoryOf } from '../../values/categories.ts';
import { Day, parseDay } from '../../values/day.ts';
import { parseDuration } from '../../values/duration.ts';
import { parseMoney } from '../../values/money.ts';
import { isPlace } from '../../values/places.ts';
import { dataCategories, dataUses } from '../../values/taxonomy.ts';
import type { Parameter } from '../policy.ts';

type Simple = 'number' | 'duration' | 'money' | 'day' | 'text' | 'flag' | 'tool' | 'category' | 'owner' | 'place' | 'data-category' | 'purpose';

interface SimpleType {
  readonly cel: string;
  /** The value as expressions hold it; undefined where it is not one of that type. */
  readonly read: (value: unknown) => unknown;
}

const text = (isRight: (value: string) => boolean = () => true): SimpleType => ({
  cel: 'string', read: value => (typeof value !== 'object' && value !== undefined && isRight(String(value)) ? String(value) : undefined),
});
const id = text(value => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value));

const simpleTypes: Readonly<Record<Simple, SimpleType>> = {
  number: { cel: 'double', read: value => (typeof value === 'number' ? value : undefined) },
  duration: { cel: 'Span', read: value => (typeof value === 'string' ? parseDuration(value) : undefined) },
  money: { cel: 'Money', read: value => (typeof value === 'string' ? parseMoney(value) : undefined) },
  day: { cel: 'Day', read: value => dayFrom(value) },
  flag: { cel: 'bool', read: value => (typeof value === 'boolean' ? value : undefined) },
  text: text(), tool: id, owner: id,
  // A policy may add categories of its own: any id will do, as long as it looks like one.
  category: text(value => categoryOf(value) !== undefined || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)),
  place: text(isPlace), 'data-category': text(value => dataCategories.has(value)), purpose: text(value => dataUses.has(value)),
};

function dayFrom(value: unknown): Day | undefined {
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  return day === undefined ? undefined : new Day(day);
}

export type ParamType =
  | { readonly of: 'simple'; readonly simple: Simple }
  | { readonly of: 'list' | 'map'; readonly inner: ParamType }
  | { readonly of: 'record' };

/** `map<list<place>>` and the like; undefined for anything else. */
export function parseParamType(type: string): ParamType | undefined {
  if (type === 'record') return { of: 'record' };
  if (Object.hasOwn(simpleTypes, type)) return { of: 'simple', simple: type as Simple };
  const [, outer, inside = ''] = /^(list|map)<(.+)>$/.exec(type) ?? [];
  const inner = outer === undefined ? undefined : parseParamType(inside);
  if (!inner || inner.of === 'record' || inner.of === 'map' || (outer === 'list' && inner.of === 'list')) return undefined;
  return { of: outer as 'list' | 'map', inner };
}

/** `standards`: by category, the agreed tools and who agreed. */
export class Standard {
  readonly tools: readonly string[];
  readonly agreed_by: readonly string[];

  constructor(tools: readonly string[], agreedBy: readonly string[]) {
    this.tools = tools;
    this.agreed_by = agreedBy;
  }
}

/** The type that expressions see; `dyn` for a type that nobody knows (it has its own error). */
export function paramTypeOf(type: string): string {
  const parsed = parseParamType(type);
  return parsed ? celType(parsed) : 'dyn';
}

function celType(type: ParamType): string {
  switch (type.of) {
    case 'simple': return simpleTypes[type.simple].cel;
    case 'list': return `list<${celType(type.inner)}>`;
    case 'map': return `map<string, ${celType(type.inner)}>`;
    case 'record': return 'map<string, Standard>';
  }
}

/** The value of a parameter as expressions hold it. */
export function paramValueOf(parameter: Parameter): unknown {
  const type = parseParamType(parameter.type);
  return (type && readParam(type, parameter.value)) ?? (type && readParam(type, parameter.default)) ?? emptyOf(type);
}

function emptyOf(type: ParamType | undefined): unknown {
  return type?.of === 'list' ? [] : type?.of === 'map' || type?.of === 'record' ? new Map() : '';
}

/** A value read as a type; undefined where some part of it is of another type. */
export function readParam(type: ParamType, value: unknown): unknown {
  switch (type.of) {
    case 'simple': return simpleTypes[type.simple].read(value);
    case 'list': return Array.isArray(value) ? all(value.map(item => readParam(type.inner, item))) : undefined;
    case 'map': return readEntries(value, item => readParam(type.inner, item));
    case 'record': return readEntries(value, readStandard);
  }
}

function readEntries(value: unknown, read: (item: unknown) => unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, item]) => [key, read(item)] as const);
  return entries.some(([, item]) => item === undefined) ? undefined : new Map(entries);
}

function readStandard(value: unknown): Standard | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { tools = [], 'agreed-by': agreedBy = [], ...others } = value as Record<string, unknown>;
  const [readTools, readOwners] = [ids(tools), ids(agreedBy)];
  return readTools && readOwners && Object.keys(others).length === 0 ? new Standard(readTools, readOwners) : undefined;
}

function ids(value: unknown): readonly string[] | undefined {
  return all((Array.isArray(value) ? value : [value]).map(item => id.read(item) as string | undefined));
}

function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.some(value => value === undefined) ? undefined : (values as readonly T[]);
}
