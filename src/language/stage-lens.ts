// The lens that says where a tool stands: its stage, the days left there, and the steps to the next one.

import type { CodeLens } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import { nameOf, stageOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import { lookup } from '../core/model/lookup.ts';
import type { Stage, ToolValue } from '../core/model/values.ts';
import { type Promotion, type PromotionItem, promote } from '../core/policy/promote.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import type { ShownStep, ShownSteps } from '../protocol.ts';
import type { Context } from './context.ts';
import { daysBetween } from './days-between.ts';
import { showing } from './lens-command.ts';
import { locationOf } from './locate.ts';

/** Stages that a tool is not meant to leave: nothing is counted towards the next one. */
const settled: ReadonlySet<Stage> = new Set(['production', 'retired']);

/** `trial · 12 days left · 5 of 11 steps to production`; a click lists the steps, in clients that can. */
export function stageLens(context: Context, lens: CodeLens, root: RootAnalysis | undefined, tool: Entity<ToolValue>): CodeLens {
  const { abilities: { language, stepsCommand }, analysis } = context;
  const stage = stageOf(tool);
  const left = settled.has(stage) ? undefined : daysBetween(analysis.options.today, tool.value.lifecycle?.until ?? '');
  const promotion = root && !settled.has(stage) ? promotionOf(context, root, tool.id) : undefined;
  const parts = [{ en: stageName(stage, 'en'), fr: stageName(stage, 'fr') }, daysText(left), promotion && stepsText(promotion)];
  const title = parts.flatMap(part => (part ? [say(part, language)] : [])).join(' · ');
  if (!root || !promotion || stepsCommand === undefined) return showing(context, lens, { en: title, fr: title }, owedPlaces(promotion));
  return { ...lens, command: { title, command: stepsCommand, arguments: [shownSteps(context, root, tool, promotion)] } };
}

const promotions = new WeakMap<RootAnalysis, Map<string, Promotion | undefined>>();

/** Worked out once a tool for each check. */
function promotionOf({ analysis: { options } }: Context, root: RootAnalysis, tool: string): Promotion | undefined {
  const known = promotions.get(root) ?? new Map<string, Promotion | undefined>();
  promotions.set(root, known);
  if (!known.has(tool)) known.set(tool, promote(root.stack, root.policy, tool, { today: options.today, ...(root.baseline && { baseline: root.baseline }) }));
  return known.get(tool);
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

function owedPlaces(promotion: Promotion | undefined): readonly PromotionItem['finding']['place'][] {
  return (promotion?.steps ?? []).flatMap(step => step.items.map(({ finding }) => finding.place));
}

function shownSteps(context: Context, root: RootAnalysis, tool: Entity<ToolValue>, promotion: Promotion): ShownSteps {
  const { language } = context.abilities;
  const steps = promotion.steps.map((step): ShownStep => ({
    title: say(step.title, language), rule: step.rule, state: step.state,
    items: step.items.map(({ finding, owners }) => {
      const location = locationOf(context, finding.place);
      return { text: say(finding.message, language), owners: owners.map(id => ownerName(root, id)), ...(location && { location }) };
    }),
  }));
  return { title: say(message('lens.steps-title', { name: nameOf(tool), stage: { en: stageName(promotion.to, 'en'), fr: stageName(promotion.to, 'fr') } }), language), steps };
}

function ownerName(root: RootAnalysis, id: string): string {
  const owner = lookup(root.stack).find('owner', id);
  return owner ? nameOf(owner) : id;
}
