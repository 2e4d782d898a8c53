// What a declaration means once defaults and definitions are applied (manifest.md; `definitions` of the rule catalogue).

import { defaultZone } from '../values/categories.ts';
import { nodeAt } from '../syntax/node.ts';
import type { Entity } from './entity.ts';
import type { Lookup } from './lookup.ts';
import type { ContractValue, DataValue, FlowValue, OwnerValue, PeopleValue, Stage, ToolValue } from './values.ts';

type Tool = Entity<ToolValue>;
type Flow = Entity<FlowValue>;
type Endpoint = Tool | Entity<PeopleValue>;

export const stages: readonly Stage[] = ['idea', 'trial', 'pilot', 'production', 'phase-out', 'retired'];
const liveStages: ReadonlySet<Stage> = new Set(['trial', 'pilot', 'production', 'phase-out']);

/** Methods by who does the work (`machine method`, `hand method`, `device method`). */
export const methodKinds: Readonly<Record<'machine' | 'hand' | 'device', ReadonlySet<string>>> = {
  machine: new Set(['api', 'webhook', 'event-stream', 'batch', 'file', 'sftp', 'ftp', 'connector', 'server-tag', 'clean-room']),
  hand: new Set(['manual', 'upload', 'email', 'shared-spreadsheet', 'phone', 'paper']),
  device: new Set(['tag', 'sdk']),
};

/** A tool without stage counts as production. */
export function stageOf(tool: Tool): Stage {
  return tool.value.lifecycle?.stage ?? 'production';
}

export function isLive(tool: Tool): boolean {
  return liveStages.has(stageOf(tool));
}

/** The tool's own zone, else the default zone of its category, else (a custom category) `shared`; undefined without a category. */
export function zoneOf(tool: Tool): string | undefined {
  const { zone, category } = tool.value;
  return zone ?? (category === undefined ? undefined : (defaultZone(category) ?? 'shared'));
}

/** The tool or people at one end of a flow. */
export function endOf(look: Lookup, flow: Flow, end: 'from' | 'to'): Endpoint | undefined {
  const id = flow.value[end];
  return look.find('tool', id) ?? look.find('people', id);
}

/** The tools among `from`, `via`, `to`, in that order. */
export function toolsOfFlow(look: Lookup, flow: Flow): readonly Tool[] {
  const { from, via, to } = flow.value;
  return [from, via, to].flatMap(id => look.find('tool', id) ?? []);
}

/** Status active or missing, and no tool among its ends at stage idea or retired. */
export function isActive(look: Lookup, flow: Flow): boolean {
  const { status } = flow.value;
  return (status === undefined || status === 'active') && toolsOfFlow(look, flow).every(isLive);
}

/** The flow's own owner, else the technical owner of `via`, else of `from`, else of `to`. */
export function ownerOf(look: Lookup, flow: Flow): Entity<OwnerValue> | undefined {
  if (flow.value.owner !== undefined) return look.find('owner', flow.value.owner);
  const { via, from, to } = flow.value;
  for (const id of [via, from, to]) {
    const technical = look.find('tool', id)?.value.owners?.technical;
    if (technical !== undefined) return look.find('owner', technical);
  }
  return undefined;
}

/** The flow's purpose, else the purposes of its processings. */
export function purposesOf(look: Lookup, flow: Flow): readonly string[] {
  if (flow.value.purpose !== undefined) return [flow.value.purpose];
  return unique(processingOf(look, flow).map(processing => processing.value.purpose));
}

/** For one data set: the flow's legal basis, else those of its processings, else the data set's. */
export function legalBasesOf(look: Lookup, flow: Flow, data: string): readonly string[] {
  const own = flow.value['legal-basis'];
  if (own !== undefined) return [own];
  const processing = unique(processingOf(look, flow).map(entity => entity.value['legal-basis']));
  return processing.length > 0 ? processing : unique([look.find('data', data)?.value['legal-basis']]);
}

/** The flow's exception, else those of its processings. */
export function exceptionsOf(look: Lookup, flow: Flow): readonly string[] {
  const own = flow.value.exception;
  return own !== undefined ? [own] : unique(processingOf(look, flow).map(processing => processing.value.exception));
}

/** Ids of people: `flow.subjects`, else those of its data, else those of its processings; plus `from` itself where it is people. */
export function subjectsOf(look: Lookup, flow: Flow): readonly string[] {
  const from = look.find('people', flow.value.from)?.id;
  return unique([...(flow.value.subjects ?? subjectsOfData(look, flow)), from]);
}

function subjectsOfData(look: Lookup, flow: Flow): readonly string[] {
  const ofData = (flow.value.data ?? []).flatMap(id => look.find('data', id)?.value.subjects ?? []);
  return ofData.length > 0 ? ofData : processingOf(look, flow).flatMap(processing => processing.value.subjects ?? []);
}

function processingOf(look: Lookup, flow: Flow) {
  return (flow.value.processing ?? []).flatMap(id => look.find('processing', id) ?? []);
}

/** The declared system of record, else the only live tool that holds the data as master. */
export function systemOfRecordOf(look: Lookup, data: Entity<DataValue>): Tool | undefined {
  const declared = data.value['system-of-record'];
  if (declared !== undefined) return look.find('tool', declared);
  const masters = look.toolsHolding(data.id).filter(tool => isLive(tool) && tool.value.holds?.[data.id] === 'master');
  return masters.length === 1 ? masters[0] : undefined;
}

/** Data ids that a tool holds, and those of active flows whose from, to or via it is. */
export function carriedBy(look: Lookup, tool: Tool): readonly string[] {
  const flows = look.flowsTouching(tool.id).filter(flow => isActive(look, flow));
  return unique([...Object.keys(tool.value.holds ?? {}), ...flows.flatMap(flow => flow.value.data ?? [])]);
}

/** The contract that a tool names, or the one written in place (its id is the tool's). */
export function contractOf(look: Lookup, tool: Tool): Entity<ContractValue> | undefined {
  const { contract } = tool.value;
  if (typeof contract === 'string') return look.find('contract', contract);
  return contract && contractInPlace(tool, contract);
}

const inPlace = new WeakMap<Tool, Entity<ContractValue>>();

/** The fields in place under a tool's `contract`, as a contract of its own. */
function contractInPlace(tool: Tool, value: ContractValue): Entity<ContractValue> {
  let contract = inPlace.get(tool);
  if (!contract) {
    const refused = [...tool.refused].filter(path => path.startsWith('contract.')).map(path => path.slice('contract.'.length));
    contract = { ...tool, kind: 'contract', path: [...tool.path, 'contract'], node: nodeAt(tool.node, ['contract']), value, refused: new Set(refused), references: [] };
    inPlace.set(tool, contract);
  }
  return contract;
}

/** A flow takes the least advanced live stage among its tools (a trial's flow is part of the trial); production without tools. */
export function stageOfFlow(look: Lookup, flow: Flow): Stage {
  const found = toolsOfFlow(look, flow).map(stageOf).sort((a, b) => stages.indexOf(a) - stages.indexOf(b));
  return found.find(stage => liveStages.has(stage)) ?? found[0] ?? 'production';
}

/** The name, else the id. */
export function nameOf(entity: Entity): string {
  const { name } = entity.value as { readonly name?: string };
  return name ?? entity.id;
}

function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter(value => value !== undefined))];
}
