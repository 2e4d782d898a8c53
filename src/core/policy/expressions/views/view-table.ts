// All types that expressions see: those of the schema, with what is derived.

import { derivedFields } from '../../vocabulary/vocabulary.ts';
import type { Node } from '../../world/node.ts';
import { type CelField, type CelType, schemaTypes, typeOfKind, type TypeTable } from '../type-table.ts';

/** The kind of node behind a type; types of sections and records have none. */
export const kindOfType: ReadonlyMap<string, Node['kind']> = new Map(Object.entries(typeOfKind).map(([kind, type]) => [type, kind as Node['kind']]));

/** Types by name, `Endpoint` last. */
export function viewTable(): TypeTable {
  const types = schemaTypes();
  types.set('Observation', { name: 'Observation', fields: new Map() });
  const table = new Map<string, CelType>();
  for (const type of types.values()) table.set(type.name, withDerived(type));
  table.set('Endpoint', endpointType(table));
  return table;
}

function withDerived(type: CelType): CelType {
  const fields = new Map(type.fields);
  for (const extra of derivedFields) {
    if (extra.on === type.name) fields.set(extra.name, { name: extra.name, type: extra.type, source: { from: 'derived' }, schema: type.fields.get(extra.name)?.schema });
  }
  if (type.name === 'Stack') {
    fields.set('alliance', { name: 'alliance', type: 'Alliance', source: { from: 'section', key: 'alliance' }, schema: undefined });
    fields.set('observed', { name: 'observed', type: 'Observed', source: { from: 'section', key: 'observations' }, schema: undefined });
  }
  if (type.name === 'Waiver') fields.set('rule', { ...(fields.get('rule') as CelField), type: 'string' });
  if (!kindOfType.has(type.name)) fields.set('declared', { name: 'declared', type: 'bool', source: { from: 'derived' }, schema: undefined });
  return { name: type.name, fields };
}

/** An end of a flow: every field of a tool and of people. */
function endpointType(table: TypeTable): CelType {
  return { name: 'Endpoint', fields: new Map([...(table.get('People') as CelType).fields, ...(table.get('Tool') as CelType).fields]) };
}
