// The shape of the whole graph as rules ask for it: loops, what holds it together, the only way, direct links.

import { isA } from '../../values/taxonomy.ts';
import { separators } from './articulation.ts';
import { active, activeFlowsOf, activeFlowsOfData, cell, dataOf, derived, hub, isLive, toolsOf, written } from './cells.ts';
import { elementaryCycles } from './elementary-cycles.ts';
import { isMachine } from './graph.ts';
import type { Node } from './node.ts';
import { type Passages, passagesOf, withoutWayRound } from './no-way-round.ts';

/** An active flow that a machine carries from one tool to another. */
interface Link {
  readonly flow: Node;
  readonly from: Node;
  readonly to: Node;
  readonly via: Node | undefined;
  /** Its target is said to work without it. */
  readonly isOptional: boolean;
}

const toolAt = (flow: Node, end: 'from' | 'to' | 'via'): Node | undefined => {
  const id = written<string>(flow, end);
  return id === undefined ? undefined : flow.world.find('tool', id);
};

const links = cell<readonly Link[]>('stack', '@links', stack => stack.world.all('flow').flatMap(flow => {
  if (!derived(flow, active) || !isMachine(written(flow, 'method'))) return [];
  const [from, to, via] = [toolAt(flow, 'from'), toolAt(flow, 'to'), toolAt(flow, 'via')];
  return from && to && from !== to ? [{ flow, from, to, via, isOptional: written(flow, 'required') === false }] : [];
}), true);

const linksByData = cell('stack', '@links-by-data', stack => {
  const found = new Map<Node, Link[]>();
  for (const link of derived(stack, links)) for (const data of dataOf(link.flow)) push(found, data, link);
  return found;
}, true);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

// Loops

/** By the flow that begins them: loops of flows that all carry one same data set and none of which is meant as feedback. */
const loopsByFirst = cell('stack', '@loops', stack => {
  const loops = new Map<Node, Map<string, readonly Node[]>>();
  for (const [data, carriers] of derived(stack, linksByData)) {
    if (carriers.length < 2 || !isLooped(data)) continue;
    const open = carriers.filter(({ flow }) => written(flow, 'feedback') !== true);
    for (const positions of elementaryCycles(open.map(({ from, to }) => ({ from: from.order, to: to.order })))) {
      const flows = positions.map(position => (open[position] as Link).flow);
      const [first] = flows as [Node, ...Node[]];
      loops.set(first, (loops.get(first) ?? new Map<string, readonly Node[]>()).set(flows.map(({ order }) => order).join(), flows));
    }
  }
  return loops;
});

/** Choices about privacy travel both ways on purpose. */
function isLooped(data: Node): boolean {
  const categories = written<readonly string[]>(data, 'categories') ?? [];
  return categories.length === 0 || !categories.every(category => isA(category, 'user.privacy_preferences'));
}

export const loops = cell('flow', '@loops-of-flow', flow =>
  [...(derived(flow.world.stack, loopsByFirst).get(flow)?.values() ?? [])].sort((a, b) => a.length - b.length));

/** Data sets that all the flows carry, in the order of the first. */
export function sharedData(flows: readonly Node[]): readonly Node[] {
  const [first, ...others] = flows.map(dataOf);
  return (first ?? []).filter(data => others.every(list => list.includes(data)));
}

// What holds the stack together

const holdsTogether = cell('stack', '@separators', stack => {
  const tools = stack.world.all('tool');
  const numbers = new Map(tools.map((tool, index) => [tool, index]));
  const pairs = stack.world.all('flow').filter(flow => derived(flow, active)).flatMap(flow => {
    const stops = [toolAt(flow, 'from'), toolAt(flow, 'via'), toolAt(flow, 'to')];
    const known = written(flow, 'via') === undefined ? [stops[0], stops[2]] : stops;
    return known.slice(1).flatMap((to, index): [number, number][] => {
      const [a, b] = [known[index], to].map(tool => tool && numbers.get(tool));
      return a === undefined || b === undefined ? [] : [[a, b]];
    });
  });
  const found = separators(tools.length, pairs);
  return new Map([...found].map(([number, groups]) => [tools[number] as Node, groups.map(({ neighbour, size }) => ({ tool: tools[neighbour] as Node, size }))]));
}, true);

/** How many groups are named at most. */
const mostGroups = 10;

/** One neighbour in each group of at least `size` tools that the tool alone links to the others; the largest groups first. */
export function linksGroups(tool: Node, size: number): readonly Node[] {
  const groups = derived(tool.world.stack, holdsTogether).get(tool) ?? [];
  const large = groups.filter(group => group.size >= size);
  return large.length > 1 ? large.slice(0, mostGroups).map(group => group.tool) : [];
}

const passages = cell('stack', '@passages', (stack): ReadonlyMap<Node, Passages<Node, Link>> => new Map([...derived(stack, linksByData)].map(([data, carriers]) => [data, passagesOf<Node, Link>(carriers)])), true);

/** A way of one data set between two tools of criticality high or vital that can only pass by this tool. */
export const onlyWay = cell<readonly Node[]>('tool', '@only-way', tool => {
  const byData = derived(tool.world.stack, passages);
  for (const data of new Set(derived(tool, activeFlowsOf).flatMap(dataOf))) {
    const graph = byData.get(data);
    const way = graph && withoutWayRound(graph, tool, isCritical);
    if (way) return way.map(({ flow }) => flow);
  }
  return [];
}, true);

function isCritical(tool: Node): boolean {
  const criticality = written(tool, 'criticality');
  return criticality === 'high' || criticality === 'vital';
}

// Hub and direct links

export const passesHub = cell('flow', '@passes-hub', flow => {
  const ends = toolsOf(flow);
  return derived(flow.world.stack, hub).some(tool => ends.includes(tool));
});

const mostShared = (counts: ReadonlyMap<Node, number>, flow: Node): number => Math.max(0, ...dataOf(flow).map(data => counts.get(data) ?? 0));

/** Links without `via` that do not touch the hub; those whose data most of them carry come first. */
export const directFlows = cell('stack', '@direct-flows', stack => {
  const found = derived(stack, links).filter(({ flow }) => written(flow, 'via') === undefined && !derived(flow, passesHub)).map(({ flow }) => flow);
  const counts = new Map<Node, number>();
  for (const data of found.flatMap(dataOf)) counts.set(data, (counts.get(data) ?? 0) + 1);
  const ranks = new Map(found.map(flow => [flow, mostShared(counts, flow)]));
  return found.sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0));
});

/** Direct flows for each tool that they join; 0 without any. */
export const directRatio = cell('stack', '@direct-ratio', stack => {
  const flows = derived(stack, directFlows);
  return flows.length === 0 ? 0 : flows.length / new Set(flows.flatMap(toolsOf)).size;
});

export const flowCount = cell('stack', '@flow-count', stack => stack.world.all('flow').length);

/** Live tools that send it and do not receive it: where it comes into the stack. */
export const firstSenders = cell('data', '@first-senders', data => {
  const flows = derived(data, activeFlowsOfData);
  const receivers = new Set(flows.flatMap(flow => [toolAt(flow, 'to'), toolAt(flow, 'via')]));
  return [...new Set(flows.flatMap(flow => toolAt(flow, 'from') ?? []))].filter(tool => !receivers.has(tool) && isLive(tool));
});
