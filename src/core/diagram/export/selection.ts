// The part of a diagram that somebody chose: some tools and people, and what flows between them.

import type { DiagramModel } from '../diagram.ts';

/**
 * Nodes by their keys, and the flows whose both ends are among them. A tool that such a flow passes through comes along:
 * without it the picture would say that the flow runs straight. Keys that name no node are left out.
 */
export function selectionOf(model: DiagramModel, keys: ReadonlySet<string>): DiagramModel {
  const flows = model.flows.filter(({ from, to }) => keys.has(from) && keys.has(to));
  const shown = new Set([...keys, ...flows.flatMap(({ via }) => via ?? [])]);
  return { ...model, nodes: model.nodes.filter(({ key }) => shown.has(key)), flows, undrawn: [] };
}
