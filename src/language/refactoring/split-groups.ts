// How the tools of a file fall into groups by brand, category or owner, and what goes along with each.

import type { RootAnalysis } from '../../core/analyze.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { ToolValue } from '../../core/model/values.ts';
import type { Entry } from '../../core/syntax/document.ts';
import type { Context } from '../context.ts';
import { onlyOne, toolsOn, withCompany } from './move-company.ts';
import { movableEntry } from './move-movable.ts';

export const dimensions = ['brand', 'category', 'owner'] as const;
export type Dimension = (typeof dimensions)[number];

type Tool = Entity<ToolValue>;

/** A tool of several brands is shared; a tool without the fact stays where it is. */
const groupOf: Readonly<Record<Dimension, (tool: Tool) => string | undefined>> = {
  brand: ({ value: { scope } }) => (scope?.brands?.length === 1 ? scope.brands[0] : undefined),
  category: ({ value: { category } }) => category,
  owner: ({ value: { owners } }) => owners?.business ?? owners?.technical,
};

/** The tools that may move out of the file of the context. */
export function movableTools(context: Context, roots: readonly RootAnalysis[]): readonly Tool[] {
  return [...roots[0]?.stack.tools.values() ?? []].filter(tool => tool.uri === context.uri && movableEntry(context, roots, tool as Entity));
}

/** The names of their groups, in their order. */
export function groupNames(tools: readonly Tool[], dimension: Dimension): readonly string[] {
  return [...new Set(tools.flatMap(tool => groupOf[dimension](tool) ?? []))];
}

/** The entries of each group: its tools, the flows between them alone, and what only these use. */
export function groupsOf(context: Context, roots: readonly RootAnalysis[], dimension: Dimension): ReadonlyMap<string, readonly Entry[]> {
  const stack = roots[0]?.stack;
  const groups = new Map<string, Entry[]>();
  if (!stack) return groups;
  const mayMove = (entity: Entity) => movableEntry(context, roots, entity) !== undefined;
  const together = new Map<Entity, string>();
  for (const tool of movableTools(context, roots)) {
    const group = groupOf[dimension](tool);
    if (group !== undefined) together.set(tool as Entity, group);
  }
  for (const flow of stack.flows.values()) {
    const group = onlyOne(toolsOn(stack, flow).map(tool => together.get(tool)));
    if (group !== undefined && mayMove(flow as Entity)) together.set(flow as Entity, group);
  }
  for (const [entity, group] of withCompany(stack, together, mayMove)) {
    const entry = movableEntry(context, roots, entity);
    const inside = groups.get(group);
    if (entry && inside) inside.push(entry);
    else if (entry) groups.set(group, [entry]);
  }
  return groups;
}
