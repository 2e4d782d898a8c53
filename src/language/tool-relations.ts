// What a tool is joined to, as the Stack view opens it: owners, data, flows, contract.

import type { RootAnalysis } from '../core/analyze.ts';
import { carriedBy, contractOf, endOf, nameOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import { type Lookup, lookup } from '../core/model/lookup.ts';
import type { FlowValue, ToolValue } from '../core/model/values.ts';
import { message } from '../core/text/message.ts';
import type { MessageId, Text } from '../core/text/message.ts';

export interface Relation {
  readonly name: string;
  readonly label: MessageId;
  readonly icon: string;
  readonly rows: readonly { readonly entity: Entity; readonly description?: Text }[];
}

/** The relations of a tool, empty ones included. */
export function relationsOf(root: RootAnalysis, tool: Entity<ToolValue>): readonly Relation[] {
  const look = lookup(root.stack);
  const flows = look.flowsTouching(tool.id);
  const contract = contractOf(look, tool);
  return [
    { name: 'owners', label: 'language.relation-owners', icon: 'organization', rows: ownerRows(look, tool) },
    { name: 'data', label: 'language.relation-data', icon: 'database', rows: carriedBy(look, tool).flatMap(id => look.find('data', id) ?? []).map(entity => ({ entity: entity as Entity })) },
    { name: 'flows-in', label: 'language.relation-flows-in', icon: 'arrow-down', rows: flows.filter(flow => flow.value.from !== tool.id).map(flow => flowRow(look, flow, 'from')) },
    { name: 'flows-out', label: 'language.relation-flows-out', icon: 'arrow-up', rows: flows.filter(flow => flow.value.to !== tool.id).map(flow => flowRow(look, flow, 'to')) },
    { name: 'contract', label: 'language.relation-contract', icon: 'note', rows: contract ? [{ entity: contract as Entity }] : [] },
  ];
}

const roleLabels: Readonly<Record<string, MessageId>> = {
  business: 'language.role-business', technical: 'language.role-technical', privacy: 'language.role-privacy', operates: 'language.role-operates', backup: 'language.role-backup',
};

function ownerRows(look: Lookup, tool: Entity<ToolValue>): Relation['rows'] {
  const roles = new Map<string, string[]>();
  for (const [role, id] of Object.entries(tool.value.owners ?? {})) roles.set(id, [...(roles.get(id) ?? []), role]);
  return [...roles].flatMap(([id, held]) => {
    const entity = look.find('owner', id);
    const label = roleLabels[held[0] as string];
    return entity ? [{ entity: entity as Entity, ...(label ? { description: message(label) } : {}) }] : [];
  });
}

/** A flow, described by the tool or people at its other end. */
function flowRow(look: Lookup, flow: Entity<FlowValue>, end: 'from' | 'to'): { readonly entity: Entity; readonly description: Text } {
  const other = endOf(look, flow, end);
  const name = other ? nameOf(other as Entity) : (flow.value[end] ?? '?');
  return { entity: flow as Entity, description: message(end === 'from' ? 'language.flow-from' : 'language.flow-to', { name }) };
}
