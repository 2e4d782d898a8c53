// Lenses over the things of a manifest: where a tool stands, its flows, who uses a data set, when notice is due. Worked out when one is shown.

import type { CodeLens } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import type { Entity } from '../core/model/entity.ts';
import { lookup } from '../core/model/lookup.ts';
import { readEntry } from '../core/model/read-entities.ts';
import { entitiesOf } from '../core/model/stack.ts';
import type { ContractValue, FlowValue, ToolValue } from '../core/model/values.ts';
import type { Entry } from '../core/syntax/document.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { type Context, rootsOf } from './context.ts';
import { daysBetween } from './days-between.ts';
import { showing } from './lens-command.ts';
import { rangeIn } from './locate.ts';
import { noticeDay } from './notice-day.ts';
import { type StepsOf, computedSteps, stageLens } from './stage-lens.ts';

type What = 'stage' | 'flows' | 'uses' | 'notice';

/** What a lens needs to be resolved: the file as the client spells it, the thing's entry, which lens it is. */
export interface StackLensData {
  readonly uri: string;
  readonly entry: string;
  readonly what: What;
}

const lensesOf: Readonly<Record<string, readonly What[]>> = { tools: ['stage', 'flows'], data: ['uses'], contracts: ['notice'] };

/** Two lenses a tool, one a data set, one a contract that says when it ends and what notice it asks; without their words yet. */
export function stackLenses(context: Context): CodeLens[] {
  if (context.kind !== 'martech-stack') return [];
  const { document, uri } = context;
  return [...document.entries.values()].flatMap(entry => {
    const kinds = entry.key === `${entry.section}/${entry.id}` ? (lensesOf[entry.section] ?? []) : [];
    const { keyNode } = entry.content;
    const range = () => rangeIn(document, { start: entry.offset + keyNode.range.start, end: entry.offset + keyNode.range.end });
    return kinds.filter(what => what !== 'notice' || noticeOf(uri, entry) !== undefined)
      .map(what => ({ range: range(), data: { uri: context.clientUri(uri), entry: entry.key, what } satisfies StackLensData }));
  });
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
    case 'notice': return showing(context, lens, noticeText(noticeOf(context.uri, entry), context.analysis.options.today), []);
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

function noticeOf(uri: string, entry: Entry): string | undefined {
  const contract = entityOf(uri, entry)?.value as ContractValue | undefined;
  return contract && noticeDay(contract);
}

function noticeText(day: string | undefined, today: string): Text {
  const left = day === undefined ? undefined : daysBetween(today, day);
  if (left === undefined) return { en: '', fr: '' };
  return left > 0 ? message('lens.notice-left', { count: left }) : left === 0 ? message('lens.notice-today') : message('lens.notice-over', { count: -left });
}
