// The types that expressions see, derived from the schema: every property a typed field, dashes as underscores. Pure data.

import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import type { FileKind } from '../../file-kind.ts';

/** How a field's value is found. */
export type FieldSource =
  | { readonly from: 'leaf'; readonly key: string; readonly required: boolean }
  | { readonly from: 'section'; readonly key: string }
  | { readonly from: 'map'; readonly key: string }
  | { readonly from: 'derived' };

export interface CelField {
  readonly name: string;
  /** As the CEL library writes it: `string`, `Day`, `list<Tool>`, `map<string, RaciActivity>`. */
  readonly type: string;
  readonly source: FieldSource;
  /** What the schema says of it; undefined for derived fields. */
  readonly schema: SchemaNode | undefined;
}

export interface CelType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, CelField>;
}

export type TypeTable = ReadonlyMap<string, CelType>;

/** Types of the entities, and the section of the file that declares them. */
const entityTypes: readonly (readonly [name: string, file: FileKind, section: string, path: readonly (string | number)[]])[] = [
  ['Tool', 'martech-stack', 'tools', []], ['Flow', 'martech-stack', 'flows', []], ['Data', 'martech-stack', 'data', []],
  ['Owner', 'martech-stack', 'owners', []], ['People', 'martech-stack', 'people', []], ['Processing', 'martech-stack', 'processing', []],
  ['Contract', 'martech-stack', 'contracts', []], ['Initiative', 'martech-stack', 'initiatives', []], ['Waiver', 'martech-stack', 'waivers', []],
  ['Action', 'martech-stack', 'alliance', ['actions', 'x']], ['Stack', 'martech-stack', 'stack', []],
  ['Sighting', 'martech-observations', 'observed', [0]], ['Rule', 'martech-policies', 'rules', []],
];

/** The type of an entity by its kind. */
export const typeOfKind: Readonly<Record<string, string>> = {
  tool: 'Tool', flow: 'Flow', data: 'Data', owner: 'Owner', people: 'People', processing: 'Processing', contract: 'Contract',
  initiative: 'Initiative', waiver: 'Waiver', action: 'Action', stack: 'Stack', observation: 'Observation', rule: 'Rule',
};

const typeOfReference: Readonly<Record<string, string>> = { ...typeOfKind, 'tool,people': 'Endpoint', 'people,tool': 'Endpoint' };

/** Keys that expressions do not see, or see under a derived field alone. */
const leftOut: Readonly<Record<string, ReadonlySet<string>>> = {
  Tool: new Set(['contract']), Rule: new Set(['on', 'when', 'each', 'assert', 'target', 'at', 'related', 'message', 'question', 'fix', 'side', 'severity', 'engine', 'title', 'aim', 'why', 'remedy', 'tier']),
};

/** Fields that a derived one takes the name of; the written value is `declared_<name>`. */
const effective: Readonly<Record<string, ReadonlySet<string>>> = {
  Tool: new Set(['name', 'zone']), Flow: new Set(['name', 'owner', 'purpose', 'subjects', 'legal-basis']), Data: new Set(['name', 'system-of-record']),
  Owner: new Set(['name']), People: new Set(['name']), Processing: new Set(['name']), Contract: new Set(['name']), Initiative: new Set(['name']), Stack: new Set(['name']),
};

/** The types that the schemas give, before derived fields are added. */
export function schemaTypes(): Map<string, CelType> {
  const types = new Map<string, CelType>();
  for (const [name, file, section, path] of entityTypes) {
    const schema = schemaAt(file, section, path);
    if (schema) addType(types, name, schema);
  }
  const alliance = schemaAt('martech-stack', 'alliance', []);
  const ignored = schemaAt('martech-stack', 'observations', []);
  if (alliance) addType(types, 'Alliance', alliance, new Set(['actions']));
  if (ignored) addType(types, 'Observed', ignored);
  return types;
}

function addType(types: Map<string, CelType>, name: string, schema: SchemaNode, without: ReadonlySet<string> = leftOut[name] ?? new Set()): void {
  const fields = new Map<string, CelField>();
  types.set(name, { name, fields });
  for (const [key, child] of schema.properties) {
    if (without.has(key)) continue;
    const isEffective = effective[name]?.has(key) ?? false;
    const fieldName = (isEffective ? 'declared_' : '') + underscored(key);
    const { type, from } = fieldType(types, name, key, child);
    const source: FieldSource = from === 'leaf' ? { from, key, required: schema.required.has(key) } : { from, key };
    fields.set(fieldName, { name: fieldName, type, source, schema: child });
  }
}

function fieldType(types: Map<string, CelType>, parent: string, key: string, schema: SchemaNode): { type: string; from: 'leaf' | 'section' | 'map' } {
  if (schema.list || schema.type === 'list') return { type: `list<${valueType(types, parent, key, schema.items)}>`, from: 'leaf' };
  if (schema.type === 'map') return { type: `map<string, ${valueType(types, parent, key, schema.values)}>`, from: 'map' };
  if (schema.type === 'object') return { type: valueType(types, parent, key, schema), from: 'section' };
  return { type: valueType(types, parent, key, schema), from: 'leaf' };
}

function valueType(types: Map<string, CelType>, parent: string, key: string, schema: SchemaNode | undefined): string {
  if (!schema || schema.type === 'any') return 'dyn';
  if (schema.type === 'object') {
    const name = recordName(parent, key, schema);
    if (!types.has(name)) addType(types, name, schema);
    return name;
  }
  if (schema.type === 'list') return `list<${valueType(types, parent, key, schema.items)}>`;
  if (schema.type === 'map') return `map<string, ${valueType(types, parent, key, schema.values)}>`;
  if (schema.ref) return typeOfReference[schema.ref.join()] ?? 'string';
  const byKind = { date: 'Day', duration: 'Span', money: 'Money', number: 'double' }[schema.kind ?? ''];
  return byKind ?? { number: 'double', boolean: 'bool', string: 'string' }[schema.scalar ?? 'string'];
}

/** `request` is one type wherever it stands; a section without a definition of its own is named after its place. */
function recordName(parent: string, key: string, schema: SchemaNode): string {
  const name = schema.def === undefined ? `${parent}${camel(key)}` : camel(schema.def);
  return Object.values(typeOfKind).includes(name) ? `${name}Record` : name;
}

function camel(name: string): string {
  return name.split('-').map(part => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}

/** A key of a file as expressions write it. */
export function underscored(key: string): string {
  return key.replaceAll('-', '_');
}
