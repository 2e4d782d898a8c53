// Lenses over the things of a manifest: where a tool stands, its flows, who uses a data set, what a contract asks. Worked out when one is shown.

import type { CodeLens } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import type { Entity } from '../core/model/entity.ts';
import { lookup } from '../core/model/lookup.ts';
import { readEntry } from '../core/model/read-entities.ts';
import { usesOf } from '../core/model/resolve.ts';
import { entitiesOf } from '../core/model/stack.ts';
import type { ContractValue, FlowValue, OwnerValue, ToolValue } from '../core/model/values.ts';
import type { Entry } from '../core/syntax/document.ts';
import { pairOf, type ScalarNode } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { type Context, rootsOf } from './context.ts';
import { contractText, tellsOfContract } from './contract-lens.ts';
import { showing } from './lens-command.ts';
import { rangeIn } from './locate.ts';
import { dutiesOf } from './owner-duties.ts';
import { type StepsOf, computedSteps, stageLens } from './stage-lens.ts';
import { waiverText } from './waiver-lens.ts';

type What = 'stage' | 'flows' | 'uses' | 'contract' | 'duties' | 'waiver' | 'processed';

/** What a lens needs to be resolved: the file as the client spells it, the thing's entry, which lens it is. */
export interface StackLensData {
  readonly uri: string;
  readonly entry: string;
  readonly what: What;
}

const lensesOf: Readonly<Record<string, readonly What[]>> = {
  owners: ['duties'], tools: ['stage', 'flows'], data: ['uses'], contracts: ['contract'], processing: ['processed'], waivers: ['waiver'],
};

/** Two lenses a tool, and one over a contract in it; one each for owners, data, contracts, processing and waivers. Without their words yet. */
export function stackLenses(context: Context): CodeLens[] {
  if (context.kind !== 'martech-stack') return [];
  const { document, uri } = context;
  const lens = (entry: Entry, key: ScalarNode, what: What): CodeLens => ({
    range: rangeIn(document, { start: entry.offset + key.range.start, end: entry.offset + key.range.end }),
    data: { uri: context.clientUri(uri), entry: entry.key, what } satisfies StackLensData,
  });
  return [...document.entries.values()].flatMap(entry => {
    const kinds = entry.key === `${entry.section}/${entry.id}` ? (lensesOf[entry.section] ?? []) : [];
    const shown = kinds.filter(what => what !== 'contract' || tellsOfContract(contractIn(uri, entry) ?? {}));
    const own = shown.map(what => lens(entry, entry.content.keyNode, what));
    const inPlace = shown.includes('stage') ? contractKey(entry) : undefined;
    return inPlace ? [...own, lens(entry, inPlace, 'contract')] : own;
  });
}

/** The key of a contract that is written in a tool and says when it ends: what it costs alone can be read there. */
function contractKey(entry: Entry): ScalarNode | undefined {
  const pair = pairOf(entry.content.value, 'contract');
  return pair && !pair.merged && !pair.value?.written && pairOf(pair.value, 'end') ? pair.key : undefined;
}

/** A lens with its words and what a click does; `data` as `stackLenses` made it. `stepsOf` may know the steps of a tool already. */
export function resolveStackLens(context: Context, lens: CodeLens, { entry: key, what }: StackLensData, stepsOf: StepsOf = computedSteps): CodeLens {
  const entry = context.document.entries.get(key);
  const entity = entry && entityOf(context.uri, entry);
  if (!entry || !entity) return { ...lens, command: { title: '', command: '' } };
  const roots = rootsOf(context).filter(root => knows(root, entity));
  switch (what) {
    case 'stage': return stageLens(context, lens, roots[0], entity as Entity<ToolValue>, stepsOf);
    case 'flows': return flowsLens(context, lens, roots, entity.id);
    case 'uses': return usesLens(context, lens, roots, entity.id);
    case 'contract': return showing(context, lens, contractText(context, contractIn(context.uri, entry) ?? {}), []);
    case 'duties': return dutiesLens(context, lens, roots, entity as Entity<OwnerValue>);
    case 'processed': return processedLens(context, lens, roots, entity.id);
    case 'waiver': return waiverLens(context, lens, roots[0], entity.id);
  }
}

function entityOf(uri: string, entry: Entry): Entity | undefined {
  return readEntry('martech-stack', uri, entry).entities[0];
}

/** True for a root whose thing of that id stands in the same file. */
function knows(root: RootAnalysis, { kind, id, uri }: Entity): boolean {
  return kind !== 'stack' && kind !== 'observation' && kind !== 'rule' && entitiesOf(root.stack, kind).get(id)?.uri === uri;
}

/** Flows that are stopped count for nothing; `through` is said where there are any. */
function flowsLens(context: Context, lens: CodeLens, roots: readonly RootAnalysis[], tool: string): CodeLens {
  const flows = running(roots.flatMap(root => lookup(root.stack).flowsTouching(tool)));
  const count = (is: (value: FlowValue) => boolean) => flows.filter(({ value }) => is(value)).length;
  const through = count(({ from, to, via }) => via === tool && from !== tool && to !== tool);
  const args = { in: count(({ to }) => to === tool), out: count(({ from }) => from === tool), through };
  return showing(context, lens, message(through > 0 ? 'lens.flows-through' : 'lens.flows', args), flows.map(({ place }) => place));
}

function usesLens(context: Context, lens: CodeLens, roots: readonly RootAnalysis[], data: string): CodeLens {
  const flows = running(roots.flatMap(root => lookup(root.stack).flowsCarrying(data)));
  const tools = distinct(roots.flatMap(root => lookup(root.stack).toolsHolding(data)));
  return showing(context, lens, usesText(context, flows.length, tools.length), [...flows, ...tools].map(({ place }) => place));
}

function usesText({ abilities: { language } }: Context, flows: number, tools: number): Text {
  const parts = [flows > 0 ? message('lens.used-by', { count: flows }) : undefined, tools > 0 ? message('lens.held-by', { count: tools }) : undefined];
  const words = parts.flatMap(part => (part ? [say(part, language)] : [])).join(' · ');
  return words === '' ? message('lens.not-used') : { en: words, fr: words };
}

function running(flows: readonly Entity<FlowValue>[]): readonly Entity<FlowValue>[] {
  return distinct(flows).filter(({ value }) => value.status !== 'stopped');
}

/** Once each, where several roots read the same file. */
function distinct<E extends Entity<unknown>>(entities: readonly E[]): readonly E[] {
  return [...new Set(entities)];
}

function dutiesLens(context: Context, lens: CodeLens, roots: readonly RootAnalysis[], owner: Entity<OwnerValue>): CodeLens {
  const all = roots.map(root => dutiesOf(root.stack, owner));
  const [tools, flows, data] = [distinct(all.flatMap(one => one.tools)), distinct(all.flatMap(one => one.flows)), distinct(all.flatMap(one => one.data))];
  const counts = [message('lens.of-tool', { count: tools.length }), message('lens.of-flow', { count: flows.length }), message('lens.of-data', { count: data.length })];
  const what = counts.filter((_, index) => [tools, flows, data][index]?.length).map(text => say(text, context.abilities.language)).join(', ');
  if (what !== '') return showing(context, lens, message('lens.answers-for', { what }), [...tools, ...flows, ...data].map(({ place }) => place));
  // An auditor, a stand-in: whoever signs or helps is named too.
  const places = roots.flatMap(({ stack }) => usesOf(stack, stack.owners.get(owner.id) as Entity).map(({ reference }) => reference.place));
  return showing(context, lens, places.length > 0 ? message('lens.named', { count: places.length }) : message('lens.no-duty'), places);
}

function processedLens(context: Context, lens: CodeLens, roots: readonly RootAnalysis[], id: string): CodeLens {
  const flows = running(roots.flatMap(({ stack }) => [...stack.flows.values()].filter(({ value }) => value.processing?.includes(id))));
  return showing(context, lens, flows.length > 0 ? message('lens.used-by', { count: flows.length }) : message('lens.not-used'), flows.map(({ place }) => place));
}

function waiverLens(context: Context, lens: CodeLens, root: RootAnalysis | undefined, id: string): CodeLens {
  const told = root && waiverText(context, root, id);
  return showing(context, lens, told?.text ?? { en: '', fr: '' }, told?.findings.map(({ place }) => place) ?? []);
}

/** The contract that an entry is, or that is written in it. */
function contractIn(uri: string, entry: Entry): ContractValue | undefined {
  const value = entityOf(uri, entry)?.value as ContractValue | ToolValue | undefined;
  const contract = entry.section === 'tools' ? (value as ToolValue | undefined)?.contract : value;
  return typeof contract === 'object' ? (contract as ContractValue) : undefined;
}
