// Values of the vectors and values of the CEL library in one common spelling, so that they can be compared and read.

import type { VectorValue } from './vectors.ts';

/** A value that an expression gave, spelt: `int 5`, `list [int 1]`. Maps are sorted by key. */
export function spell(value: unknown): string {
  switch (typeof value) {
    case 'bigint': return `int ${value}`;
    case 'number': return `double ${Object.is(value, -0) ? '-0' : value}`;
    case 'string': return `string ${JSON.stringify(value)}`;
    case 'boolean': return `bool ${value}`;
    default: return value === null ? 'null' : spellObject(value as object);
  }
}

function spellObject(value: object): string {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('base64')}`;
  if (Array.isArray(value)) return `list [${value.map(spell).join(', ')}]`;
  if (value instanceof Map) return spellMap([...value]);
  if (value instanceof Date) return `timestamp ${value.toISOString()}`;
  if (value.constructor?.name === 'UnsignedInt') return `uint ${(value as { readonly value: bigint }).value}`;
  if (value.constructor?.name === 'Type') return `type ${(value as { readonly name: string }).name}`;
  return value.constructor === Object || value.constructor === undefined ? spellMap(Object.entries(value)) : String(value);
}

function spellMap(entries: readonly (readonly [unknown, unknown])[]): string {
  return `map {${entries.map(([key, item]) => `${spell(key)}: ${spell(item)}`).sort().join(', ')}}`;
}

/** A value of a vector, spelt alike. */
export function spellVector(value: VectorValue): string {
  const [[kind, inner] = ['nullValue', null]] = Object.entries(value);
  switch (kind) {
    case 'int64Value': return `int ${inner}`;
    case 'uint64Value': return `uint ${inner}`;
    case 'doubleValue': return spell(Number(inner));
    case 'bytesValue': return `bytes ${inner}`;
    case 'typeValue': return `type ${inner === 'null_type' ? 'null' : inner}`;
    case 'listValue': return `list [${((inner as { readonly values?: readonly VectorValue[] }).values ?? []).map(spellVector).join(', ')}]`;
    case 'mapValue': return `map {${entriesOf(inner).map(entry => `${spellVector(entry.key)}: ${spellVector(entry.value)}`).sort().join(', ')}}`;
    default: return spell(inner);
  }
}

/** What to bind to a variable for a value of a vector. */
export function bindable(value: VectorValue): unknown {
  const [[kind, inner] = ['nullValue', null]] = Object.entries(value);
  switch (kind) {
    case 'int64Value': return BigInt(inner as string);
    case 'doubleValue': return Number(inner);
    case 'bytesValue': return new Uint8Array(Buffer.from(inner as string, 'base64'));
    case 'listValue': return ((inner as { readonly values?: readonly VectorValue[] }).values ?? []).map(bindable);
    case 'mapValue': return new Map(entriesOf(inner).map(entry => [bindable(entry.key), bindable(entry.value)]));
    default: return inner;
  }
}

function entriesOf(map: unknown): readonly { readonly key: VectorValue; readonly value: VectorValue }[] {
  return (map as { readonly entries?: readonly { readonly key: VectorValue; readonly value: VectorValue }[] }).entries ?? [];
}
