// The lens that says where a tool stands: its stage, the days left there, and the steps to the next one.

import type { CodeLens } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import { nameOf, stageOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import { lookup } from '../core/model/lookup.ts';
import type { Stage, ToolValue } from '../core/model/values.ts';
import { type Promotion, PromotionMemory, promote } from '../core/policy/promote.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import type { Place } from '../core/text/place.ts';
import type { ShownStep, ShownSteps } from '../protocol.ts';
import type { Context } from './context.ts';
import { daysBetween } from './days-between.ts';
import { showing } from './lens-command.ts';
import { locationOf } from './locate.ts';

/** Stages that a tool is not meant to leave: nothing is counted towards the next one. */
const settled: ReadonlySet<Stage> = new Set(['production', 'retired']);

/** What a tool owes for its next stage, as plain data that holds on to no stack. */
export interface StageSteps {
  readonly text: Text;
  readonly title: string;
  readonly steps: readonly KeptStep[];
}

/** A step that says where things stand as places, which hold while the text moves: it becomes lines when it is shown. */
interface KeptStep extends Omit<ShownStep, 'items'> {
  readonly items: readonly (Omit<ShownStep['items'][number], 'location'> & { readonly place: Place })[];
}

/** Works out the steps of a tool, or knows them still; undefined where no stage follows. */
export type StepsOf = (context: Context, root: RootAnalysis, tool: Entity<ToolValue>) => StageSteps | undefined;

/** `trial · 12 days left · 5 of 11 steps to production`; a click lists the steps, in clients that can. */
export function stageLens(context: Context, lens: CodeLens, root: RootAnalysis | undefined, tool: Entity<ToolValue>, stepsOf: StepsOf): CodeLens {
  const { abilities: { language, stepsCommand }, analysis } = context;
  const stage = stageOf(tool);
  const left = settled.has(stage) ? undefined : daysBetween(analysis.options.today, tool.value.lifecycle?.until ?? '');
  const steps = root && !settled.has(stage) ? stepsOf(context, root, tool) : undefined;
  const parts = [{ en: stageName(stage, 'en'), fr: stageName(stage, 'fr') }, daysText(left), steps?.text];
  const title = parts.flatMap(part => (part ? [say(part, language)] : [])).join(' · ');
  if (!steps || stepsCommand === undefined) return showing(context, lens, { en: title, fr: title }, (steps?.steps ?? []).flatMap(({ items }) => items.map(({ place }) => place)));
  return { ...lens, command: { title, command: stepsCommand, arguments: [shownSteps(context, steps)] } };
}

/** Asks every rule about the tool at its next stage: some milliseconds, and more on a large stack without what `memory` keeps of it. */
export function computedSteps(context: Context, root: RootAnalysis, tool: Entity<ToolValue>, memory = new PromotionMemory()): StageSteps | undefined {
  const { today } = context.analysis.options;
  const promotion = promote(root.stack, root.policy, tool.id, { today, ...(root.baseline && { baseline: root.baseline }) }, memory);
  return promotion && { text: stepsText(promotion), ...keptSteps(context, root, tool, promotion) };
}

function stageName(stage: Stage, language: 'en' | 'fr'): string {
  return (schemaAt('martech-stack', 'tools', ['lifecycle', 'stage'])?.valueText(stage, language)?.title ?? stage).toLocaleLowerCase(language);
}

function daysText(left: number | undefined): Text | undefined {
  if (left === undefined) return undefined;
  return left > 0 ? message('lens.days-left', { count: left }) : left === 0 ? message('lens.last-day') : message('lens.days-over', { count: -left });
}

function stepsText({ done, steps, to }: Promotion): Text {
  return message('lens.steps', { done, count: steps.length, stage: { en: stageName(to, 'en'), fr: stageName(to, 'fr') } });
}

function keptSteps(context: Context, root: RootAnalysis, tool: Entity<ToolValue>, promotion: Promotion): Omit<StageSteps, 'text'> {
  const { language } = context.abilities;
  const steps = promotion.steps.map((step): KeptStep => ({
    title: say(step.title, language), rule: step.rule, state: step.state,
    items: step.items.map(({ finding, owners }) => ({ text: say(finding.message, language), owners: owners.map(id => ownerName(root, id)), place: finding.place })),
  }));
  return { title: say(message('lens.steps-title', { name: nameOf(tool), stage: { en: stageName(promotion.to, 'en'), fr: stageName(promotion.to, 'fr') } }), language), steps };
}

function shownSteps(context: Context, { title, steps }: StageSteps): ShownSteps {
  return { title, steps: steps.map(step => ({
    ...step,
    items: step.items.map(({ place, ...item }) => {
      const location = locationOf(context, place);
      return { ...item, ...(location && { location }) };
    }),
  })) };
}

function ownerName(root: RootAnalysis, id: string): string {
  const owner = lookup(root.stack).find('owner', id);
  return owner ? nameOf(owner) : id;
}
