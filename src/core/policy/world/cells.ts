// Every value derived from the stack, as `definitions` of the rule catalogue and manifest.md define them.

import {
  exceptionsOf, isActive, ownerOf, purposesOf, stageOf, stageOfFlow, stages, subjectsOf, systemOfRecordOf, zoneOf,
} from '../../model/effective.ts';
import type { Stage } from '../../model/values.ts';
import { addDuration, formatDay, parseDay } from '../../values/day.ts';
import { parseDuration, Span } from '../../values/duration.ts';
import { isA } from '../../values/taxonomy.ts';
import { Cell, type CellValue } from './cell.ts';
import { type Graph, graphOf, reach, type Stops } from './graph.ts';
import { nameOf, type NodeKind } from './keys.ts';
import type { Node } from './node.ts';
import { namedFrom, nodeOfTracked, tracked } from './tracked.ts';

/** Declares a derived value; its name is listed in keys.ts. */
export function cell<V>(kind: NodeKind, name: string, compute: (node: Node) => V, lazy = false): CellValue<V> {
  return new Cell(kind, name, compute, lazy) as CellValue<V>;
}

/** A derived value of a node. */
export function derived<V>(node: Node, of: CellValue<V>): V {
  return node.world.get(node, of);
}

/** A top-level key of the entity as written, noted. */
export function written<V>(node: Node, key: string): V | undefined {
  node.world.recorder.read(node, nameOf(key));
  return (node.entity?.value as Record<string, unknown> | undefined)?.[key] as V | undefined;
}

/** The name of a node (else its id; a contract in place without one has its tool's), noted. */
export function notedName(node: Node): string {
  written(node, node.kind === 'action' ? 'text' : 'name');
  if (node.tool) written(node.tool, 'name');
  return node.name;
}

const naming = (...roles: readonly string[]): readonly number[] => roles.map(nameOf);
const find = (node: Node, kind: NodeKind, id: string | undefined): Node | undefined => (id === undefined ? undefined : node.world.find(kind, id));
const findAll = (node: Node, kind: NodeKind, ids: readonly string[] | undefined): Node[] => (ids ?? []).flatMap(id => find(node, kind, id) ?? []);
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
const liveStages: ReadonlySet<string> = new Set(['trial', 'pilot', 'production', 'phase-out']);

// Tool

export const stageOfTool = cell<Stage>('tool', '@stage', tool => stageOf(tracked(tool)));
export const zone = cell('tool', '@zone', tool => zoneOf(tracked(tool)));
export const isLive = (tool: Node): boolean => liveStages.has(derived(tool, stageOfTool));

const touching = naming('@flow.from', '@flow.to', '@flow.via');
export const flowsOf = cell('tool', '@flows', tool => namedFrom(tool, touching));
export const activeFlowsOf = cell('tool', '@active-flows', tool => derived(tool, flowsOf).filter(flow => derived(flow, active)));
export const inflows = cell('tool', '@inflows', tool => flowsAt(tool, ['to', 'via']));
export const outflows = cell('tool', '@outflows', tool => flowsAt(tool, ['from', 'via']));
function flowsAt(tool: Node, ends: readonly string[]): Node[] {
  return derived(tool, activeFlowsOf).filter(flow => ends.some(end => written(flow, end) === tool.id));
}

export const held = cell('tool', '@held', tool => findAll(tool, 'data', Object.keys(written<object>(tool, 'holds') ?? {})));
export const carries = cell('tool', '@carries', tool => unique([...derived(tool, held), ...derived(tool, activeFlowsOf).flatMap(dataOf)]));
export const receives = cell('tool', '@receives', tool => unique(derived(tool, inflows).flatMap(dataOf)));
/** It holds personal data, or an active flow brings some through it that is not aggregated. */
export const carriesPersonal = cell('tool', '@carries-personal', tool =>
  derived(tool, held).some(data => derived(data, personal)) || derived(tool, activeFlowsOf).some(flow => derived(flow, personalData).length > 0));
export const upstream = cell('tool', '@upstream', tool => reach(derived(tool.world.stack, graph), tool, 'upstream'), true);
export const downstream = cell('tool', '@downstream', tool => reach(derived(tool.world.stack, graph), tool, 'downstream'), true);
export const peers = cell('tool', '@peers', tool => {
  const category = written<string>(tool, 'category');
  return category === undefined ? [] : (derived(tool.world.stack, byCategory).get(category) ?? []).filter(other => other !== tool);
});

/** The tool at the top of the chain of `instance-of`; a chain that comes back on itself ends where it does. */
export const instanceRoot = cell('tool', '@instance-root', tool => {
  const seen = new Set([tool]);
  let at = tool;
  for (let next = find(at, 'tool', written(at, 'instance-of')); next && !seen.has(next); next = find(at, 'tool', written(at, 'instance-of'))) {
    seen.add(next);
    at = next;
  }
  return at;
});

/** The contract that it names, or the one written in place. */
export function contractOfTool(tool: Node): Node | undefined {
  const contract = written<unknown>(tool, 'contract');
  if (typeof contract === 'string') return tool.world.find('contract', contract);
  return contract === undefined ? undefined : tool.world.contractIn(tool);
}

// Flow

export const active = cell('flow', '@active', flow => isActive(flow.world.look, tracked(flow)));
export const stageOfAFlow = cell<Stage>('flow', '@stage', flow => stageOfFlow(flow.world.look, tracked(flow)));
export const ownerOfFlow = cell('flow', '@owner', flow => {
  const owner = ownerOf(flow.world.look, tracked(flow));
  return owner && nodeOfTracked(owner);
});
export const purposes = cell('flow', '@purposes', flow => purposesOf(flow.world.look, tracked(flow)));
export const subjects = cell('flow', '@subjects', flow => findAll(flow, 'people', subjectsOf(flow.world.look, tracked(flow))));
export const exceptions = cell('flow', '@exceptions', flow => exceptionsOf(flow.world.look, tracked(flow)));

export function dataOf(flow: Node): Node[] {
  return findAll(flow, 'data', written(flow, 'data'));
}

export function toolsOf(flow: Node): Node[] {
  return unique(stopsOf(flow).filter(stop => stop !== undefined));
}

/** The tools at from, via and to; a gap where an end is people or is not declared. */
function stopsOf(flow: Node): Stops {
  const via = written<string>(flow, 'via');
  const ends = via === undefined ? ['from', 'to'] : ['from', 'via', 'to'];
  return ends.map(end => find(flow, 'tool', written(flow, end)));
}

export const personalData = cell('flow', '@personal-data', flow =>
  written(flow, 'protection') === 'aggregated' ? [] : dataOf(flow).filter(data => derived(data, personal)));
export const carriesConfidential = cell('flow', '@confidential', flow => dataOf(flow).some(isConfidential));

// Data

const carrying = naming('@flow.data');
const holding = naming('@tool.holds');
export const flowsOfData = cell('data', '@flows', data => namedFrom(data, carrying));
export const activeFlowsOfData = cell('data', '@active-flows', data => derived(data, flowsOfData).filter(flow => derived(flow, active)));
export const holders = cell('data', '@holders', data => namedFrom(data, holding));
export const masters = cell('data', '@masters', data => derived(data, holders).filter(tool => isLive(tool) && roleOf(tool, data) === 'master'));
export const systemOfRecord = cell('data', '@system-of-record', data => {
  const tool = systemOfRecordOf(data.world.look, tracked(data));
  return tool && nodeOfTracked(tool);
});
export const personal = cell('data', '@personal', data => {
  const safeguards = written<readonly string[]>(data, 'safeguards') ?? [];
  if (safeguards.includes('anonymised') || safeguards.includes('synthetic')) return false;
  return (written<readonly string[]>(data, 'categories') ?? []).some(category => isA(category, 'user'));
});
export const used = cell('data', '@used', data => derived(data, activeFlowsOfData).length > 0 || derived(data, holders).some(isLive));
export const stageOfData = cell<Stage>('data', '@stage', data => {
  const found = [...derived(data, holders).map(tool => derived(tool, stageOfTool)), ...derived(data, activeFlowsOfData).map(flow => derived(flow, stageOfAFlow))];
  return found.filter(stage => liveStages.has(stage)).sort((a, b) => stages.indexOf(a) - stages.indexOf(b)).at(-1) ?? 'production';
});
const listing = naming('@processing.data');
export const processings = cell('data', '@processings', data => namedFrom(data, listing));

export function roleOf(tool: Node, data: Node): string | undefined {
  return written<Readonly<Record<string, string>>>(tool, 'holds')?.[data.id];
}

export function isConfidential(data: Node): boolean {
  const level = written(data, 'confidentiality');
  return level === 'confidential' || level === 'restricted';
}

// Owner, people, processing, contract

const owning = naming('@tool.owners');
export const toolsOfOwner = cell('owner', '@tools', owner => namedFrom(owner, owning).filter(tool => {
  const roles = written<Readonly<Record<string, string>>>(tool, 'owners') ?? {};
  return Object.entries(roles).some(([role, id]) => role !== 'backup' && id === owner.id);
}));
export const flowsOfPeople = cell('people', '@flows', people => namedFrom(people, naming('@flow.from', '@flow.to')));
const serving = naming('@flow.processing');
export const flowsOfProcessing = cell('processing', '@flows', processing => namedFrom(processing, serving));
const under = naming('@tool.contract');
export const toolsUnder = cell('contract', '@tools', contract => (contract.tool ? [contract.tool] : namedFrom(contract, under).filter(tool => written(tool, 'contract') === contract.id)));
/** `end` less `notice`; undefined where one of them is missing. */
export const noticeDate = cell('contract', '@notice-date', contract => {
  const end = parseDay(written<string>(contract, 'end') ?? '');
  const notice = parseDuration(written<string>(contract, 'notice') ?? '');
  return end === undefined || !notice ? undefined : formatDay(addDuration(end, new Span(-notice.amount, notice.unit)));
});

// Stack

export const graph = cell<Graph>('stack', '@graph', stack => graphOf(
  stack.world.all('flow').filter(flow => derived(flow, active)).map(flow => ({ flow, stops: stopsOf(flow) }))), true);

export const byCategory = cell('stack', '@by-category', stack => {
  const tools = new Map<string, Node[]>();
  for (const tool of stack.world.all('tool')) {
    const category = written<string>(tool, 'category');
    if (category === undefined) continue;
    const list = tools.get(category);
    if (list) list.push(tool);
    else tools.set(category, [tool]);
  }
  return tools;
});
export const liveTools = cell('stack', '@live-tools', stack => stack.world.all('tool').filter(isLive));
export const hub = cell('stack', '@hub', stack => {
  const named = stack.world.params.get('hub');
  const ids = Array.isArray(named) && named.length > 0 ? findAll(stack, 'tool', named as string[]) : (derived(stack, byCategory).get('ipaas') ?? []);
  return ids.filter(isLive);
});
