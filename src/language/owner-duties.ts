// What an owner answers for: tools, flows and data sets that name it. Standing in for somebody is no duty.

import type { DataValue, FlowValue, OwnerValue, ToolValue } from '../core/model/values.ts';
import type { Entity } from '../core/model/entity.ts';
import type { Stack } from '../core/model/stack.ts';

interface OwnerDuties {
  readonly tools: readonly Entity<ToolValue>[];
  readonly flows: readonly Entity<FlowValue>[];
  readonly data: readonly Entity<DataValue>[];
}

/** In the order of the stack. Flows that name no owner have one through their tools: they count there. */
export function dutiesOf(stack: Stack, { id }: Entity<OwnerValue>): OwnerDuties {
  return {
    tools: [...stack.tools.values()].filter(({ value: { owners } }) => Object.entries(owners ?? {}).some(([role, owner]) => role !== 'backup' && owner === id)),
    flows: [...stack.flows.values()].filter(({ value }) => value.owner === id),
    data: [...stack.data.values()].filter(({ value }) => value.steward === id),
  };
}
