// Valid values for the stops of a skeleton, as a person might fill them in.

import { sectionsOf, fileKindOf } from '../../src/core/file-kind.ts';
import type { DeclaredKind } from '../../src/core/model/entity.ts';
import type { Stack } from '../../src/core/model/stack.ts';
import { entitiesOf } from '../../src/core/model/stack.ts';
import { type Change, fillStops } from '../../src/core/policy/fixing/change.ts';
import { schemaAt, type SchemaNode } from '../../src/core/schema/schema-at.ts';
import type { Path } from '../../src/core/syntax/node.ts';

/** Owners who are named where none is declared: whoever fills the stop declares them too. */
export const somebody = { 'some-marketer': { name: 'Some marketer', side: 'marketing' }, 'some-engineer': { name: 'Some engineer', side: 'it' } } as const;

export type Scalar = string | number | boolean;

/** The values to try for each stop of some changes, in their order. */
export function stopValues(changes: readonly Change[], stack: Stack, today: string): readonly (readonly Scalar[])[] {
  const found: (readonly Scalar[])[] = [];
  for (const change of changes) {
    if (!('value' in change)) continue;
    fillStops(change.value, (stop, path) => {
      found.push(valuesFor(schemaOf(change, path), stop, stack, today));
      return '';
    });
  }
  return found;
}

/** The changes with their stops filled, one value a stop. */
export function filled(changes: readonly Change[], values: readonly Scalar[]): readonly Change[] {
  let next = 0;
  return changes.map(change => ('value' in change ? { ...change, value: fillStops(change.value, () => values[next++] as Scalar) } : change));
}

/** Combinations of one value a stop: first all stops one value further at a time, then each stop on its own. */
export function combinations(stops: readonly (readonly Scalar[])[], most: number): readonly (readonly Scalar[])[] {
  const longest = Math.max(1, ...stops.map(values => values.length));
  const all = Array.from({ length: longest }, (_, turn) => stops.map(values => values[turn % values.length] as Scalar));
  const [first = []] = all;
  for (const [index, values] of stops.entries()) for (const value of values) all.push(first.map((one, at) => (at === index ? value : one)));
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()].slice(0, most);
}

function schemaOf(change: Extract<Change, { value: unknown }>, inside: Path): SchemaNode | undefined {
  const kind = fileKindOf(change.uri) ?? 'martech-stack';
  const start = change.op === 'create'
    ? schemaAt(kind, change.section, sectionsOf[kind].has(change.section) ? [] : [change.id])
    : change.path.reduce<SchemaNode | undefined>((at, step) => at?.step(step), schemaAt(kind, change.entry.split('/')[0], []));
  return inside.reduce<SchemaNode | undefined>((at, step) => at?.step(step), change.op === 'add' ? start?.items : start);
}

function valuesFor(schema: SchemaNode | undefined, stop: string, stack: Stack, today: string): readonly Scalar[] {
  const node = schema?.list && !schema.ref ? (schema.items ?? schema) : schema?.type === 'object' && schema.short !== undefined ? schema.properties.get(schema.short) : schema;
  const declared = (node?.ref ?? []).flatMap(kind => (kind in byKind ? [...entitiesOf(stack, kind as DeclaredKind).keys()] : []));
  if (declared.length > 0) return declared;
  if (node?.ref?.includes('owner')) return Object.keys(somebody);
  if (node?.enum) return node.scalar === 'number' ? node.enum.map(Number) : node.enum;
  return byForm(node, stop, today);
}

function byForm(node: SchemaNode | undefined, stop: string, today: string): readonly Scalar[] {
  const year = Number(today.slice(0, 4));
  switch (node?.kind) {
    case 'date': return [today, `${year + 1}${today.slice(4).replace('-02-29', '-02-28')}`, `${year - 1}-12-31`, ...soon(today)];
    case 'duration': return ['30 days', '6 months', '1 year', '3 years', '24 hours'];
    case 'money': return ['1000 EUR/year', '100000 EUR/year'];
    case 'place': return ['FR', 'US'];
    case 'url': return ['https://example.com'];
    case 'category': return ['crm', 'email-marketing'];
  }
  if (node?.scalar === 'number') return [1, 0, 100, 100_000];
  if (node?.scalar === 'boolean') return [true, false];
  return [...(node?.known ?? []), `a ${stop}`];
}

/** A month from then. */
function soon(today: string): readonly string[] {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 30);
  return [day.toISOString().slice(0, 10)];
}

const byKind: Readonly<Record<DeclaredKind, true>> = {
  tool: true, flow: true, data: true, owner: true, people: true, processing: true, contract: true, initiative: true, waiver: true, action: true,
};
