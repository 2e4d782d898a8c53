// Says what a place of a file takes: `true or false`, `an owner`, `keys such as …`.

import { message, type Argument } from '../text/message.ts';
import type { SchemaNode } from './schema-node.ts';
import { ticked } from './words.ts';

/** What the schema expects, as a part of a sentence. */
export function expected(schema: SchemaNode): Argument {
  if (schema.type === 'object') return expectedObject(schema);
  if (schema.type === 'map') return message('schema.expected-map');
  if (schema.type === 'list') return schema.items?.type === 'scalar' ? message('schema.expected-list-of', { item: expected(schema.items) }) : message('schema.expected-list');
  return expectedScalar(schema);
}

function expectedObject(schema: SchemaNode): Argument {
  const keys = ticked([...schema.properties.keys()].slice(0, 4));
  if (schema.scalar === undefined) return message('schema.expected-keys', { keys });
  return message('schema.expected-short', { short: expectedScalar(schema), keys });
}

function expectedScalar(schema: SchemaNode): Argument {
  const noun = schema.noun('scalar');
  if (noun) return { en: noun.en[0], fr: noun.fr[0] };
  if (schema.enum) return message('schema.expected-one-of', { values: ticked(schema.enum.slice(0, 8)) });
  if (schema.ref) return expectedReference(schema.ref);
  if (schema.scalar === 'boolean') return message('schema.expected-boolean');
  if (schema.scalar === 'number') return message(schema.raw.type === 'integer' ? 'schema.expected-integer' : 'schema.expected-number');
  return schema.kind && schema.kind in kinds ? message(kinds[schema.kind as keyof typeof kinds]) : message('schema.expected-text');
}

function expectedReference([first = '', second]: readonly string[]): Argument {
  const thing = message(things[first as keyof typeof things] ?? things.target);
  return second === undefined ? message('schema.expected-ref', { thing })
    : message('schema.expected-ref-two', { thing, other: message(things[second as keyof typeof things] ?? things.target) });
}

const things = {
  owner: 'schema.of-owner', people: 'schema.of-people', data: 'schema.of-data', tool: 'schema.of-tool', contract: 'schema.of-contract', flow: 'schema.of-flow',
  processing: 'schema.of-processing', rule: 'schema.of-rule', target: 'schema.of-target', catalog: 'schema.of-catalog',
} as const;

const kinds = {
  date: 'schema.expected-date', duration: 'schema.expected-duration', money: 'schema.expected-money', place: 'schema.expected-place', url: 'schema.expected-url', expression: 'schema.expected-expression',
} as const;
