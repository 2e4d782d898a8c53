// Who can act on a finding: owners of the side that is asked, the nearest to the thing first.

import type { Side } from '../../model/finding.ts';
import { contractOfTool, derived, ownerOfFlow, toolsOf, toolsUnder, written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';

/** Sides that answer for one that is asked, the closest first. */
const answering: Readonly<Record<Exclude<Side, 'both'>, readonly string[]>> = {
  marketing: ['marketing', 'business'], business: ['business', 'marketing'], it: ['it', 'security'], security: ['security', 'it'],
  privacy: ['privacy'], finance: ['finance'], partner: ['partner'],
};

/** Ids of owners; empty where nobody of that side is named. Each side of `both` gives its nearest. */
export function actorsFor(node: Node, side: Side | undefined): readonly string[] {
  const near = [...new Set(ownersNear(node))].flatMap(id => node.world.find('owner', id) ?? []);
  if (side === undefined || side === 'both') return [...new Set(['marketing', 'it'].flatMap(one => ofSide(near, one as Side).slice(0, 1)))];
  return ofSide(near, side);
}

function ofSide(owners: readonly Node[], side: Side): readonly string[] {
  const sides = answering[side as Exclude<Side, 'both'>];
  return sides.flatMap(one => owners.filter(owner => written(owner, 'side') === one)).map(owner => owner.id);
}

/** Owners named by the thing itself, then by the tools that it belongs to, then by the stack. */
function ownersNear(node: Node): readonly string[] {
  const dpo = written<string>(node.world.stack, 'dpo');
  return [...ownNames(node), ...toolsNear(node).flatMap(namedByTool), ...(dpo === undefined ? [] : [dpo])];
}

function ownNames(node: Node): readonly string[] {
  switch (node.kind) {
    case 'flow': return [derived(node, ownerOfFlow)?.id].filter(id => id !== undefined);
    case 'data': return named(node, 'steward');
    case 'contract': return [...named(node, 'decider'), ...named(node, 'budget-owner')];
    default: return [];
  }
}

function named(node: Node, key: string): readonly string[] {
  const id = written<string>(node, key);
  return id === undefined ? [] : [id];
}

function toolsNear(node: Node): readonly Node[] {
  if (node.kind === 'tool') return [node];
  if (node.kind === 'contract') return derived(node, toolsUnder);
  return node.kind === 'flow' ? toolsOf(node) : [];
}

/** Those under `owners`, in the order of who answers first, then who decides on its contract. */
function namedByTool(tool: Node): readonly string[] {
  const roles = written<Readonly<Record<string, string>>>(tool, 'owners') ?? {};
  const contract = contractOfTool(tool);
  return [...['business', 'technical', 'privacy', 'operates'].flatMap(role => roles[role] ?? []), ...(contract ? named(contract, 'budget-owner') : [])];
}
