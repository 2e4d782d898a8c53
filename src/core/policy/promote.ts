// What a tool still owes for its next stage, as data for lenses, views and commands.

import type { Finding, Side } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Stage } from '../model/values.ts';
import type { Language } from '../text/language.ts';
import type { LocalText } from '../text/message.ts';
import { stageOf } from '../model/effective.ts';
import { fixesFor, type Fix } from './fix.ts';
import type { Policy } from './policy.ts';
import { actorsFor } from './promoting/actors.ts';
import { findingKey } from './promoting/finding-key.ts';
import { nextStage } from './promoting/next-stage.ts';
import { PromotionWorld } from './promoting/promotion-world.ts';
import { type RuleAnswer, answersAbout } from './promoting/rule-answers.ts';
import { silencedAmong } from './promoting/silenced-among.ts';

/** What is kept from one question to the next, also while the stack changes: then only what changed costs. One for each root. */
export class PromotionMemory {
  world: PromotionWorld | undefined;
}

export interface PromoteOptions {
  /** The calendar day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  /** The stage to reach; the next one where none is given. */
  readonly to?: Stage;
  /** The language of texts that a fix writes into a file; English where none is given. */
  readonly language?: Language;
  /** Fingerprints of `martech-baseline.json`. */
  readonly baseline?: ReadonlySet<string>;
}

/** What a tool has done and still owes for a stage. */
export interface Promotion {
  readonly tool: string;
  readonly from: Stage;
  readonly to: Stage;
  /** One a rule that applies at the next stage to the tool, its flows, its contract or its data sets, in the order of the policy. */
  readonly steps: readonly PromotionStep[];
  /** Steps that are done: "5 of 11 steps" is `done` of `steps.length`. */
  readonly done: number;
}

export interface PromotionStep {
  readonly rule: string;
  /** What is in order once the step is done; what is not, for a rule that does not say. */
  readonly title: LocalText;
  /**
   * `done`: the rule passes there, or a waiver, an ignore comment or the baseline answers for it. `owed`: it would say more there than it
   * says today. `standing`: it already says today all that it would say there.
   */
  readonly state: 'done' | 'owed' | 'standing';
  /** What the rule would say; empty where the step is done. */
  readonly items: readonly PromotionItem[];
}

export interface PromotionItem {
  /** As it would be said at that stage, its place in the file of today: target, severity, sentence, missing facts of a question. */
  readonly finding: Finding;
  /** False where the very same, as grave, is said today. */
  readonly isNew: boolean;
  /** The side that acts. */
  readonly side: Side | undefined;
  /** Owners of that side who answer for the thing, the nearest first; empty where nobody is named yet. */
  readonly owners: readonly string[];
  /** The choices that there are, planned when asked for; the edits fit the files as they are today. */
  readonly fixes: () => readonly Fix[];
}

/**
 * What the tool owes for its next stage: the rules as they would stand there, compared with what they say today. Nothing is written; other
 * tools stay at their stages. Undefined for an id that is not declared, and for a retired tool unless `to` says where it goes.
 */
export function promote(stack: Stack, policy: Policy, toolId: string, options: PromoteOptions, memory = new PromotionMemory()): Promotion | undefined {
  const tool = stack.tools.get(toolId);
  const from = tool && stageOf(tool);
  const to = options.to ?? (from && nextStage(from));
  if (!from || !to) return undefined;
  const world = PromotionWorld.of(stack, policy, options.today, memory.world);
  memory.world = world;
  // What passes there is done, whatever is said today.
  const [there, today] = world.compare(toolId, to, node => answersAbout(world.state, policy, node), (node, answers) => answersAbout(world.state, policy, node, rulesThatFind(answers)));
  const silenced = silencedAmong(stack, policy, there.flatMap(answer => answer.findings.map(({ finding }) => finding)), options);
  const raised = world.raised(toolId, to);
  const steps = byRule(policy, there).map(([rule, answers]) => stepOf({ rule, answers, today, silenced, raised, policy, options }));
  return { tool: toolId, from, to, steps, done: steps.filter(step => step.state === 'done').length };
}

function rulesThatFind(answers: readonly RuleAnswer[]): ReadonlySet<RuleAnswer['rule']> {
  return new Set(answers.filter(({ findings }) => findings.length > 0).map(({ rule }) => rule));
}

function byRule(policy: Policy, answers: readonly RuleAnswer[]): readonly (readonly [RuleAnswer['rule'], readonly RuleAnswer[]])[] {
  const groups = new Map<RuleAnswer['rule'], RuleAnswer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.rule);
    if (group) group.push(answer);
    else groups.set(answer.rule, [answer]);
  }
  return [...policy.rules.values()].flatMap(rule => { const group = groups.get(rule); return group ? [[rule, group] as const] : []; });
}

interface StepParts {
  readonly rule: RuleAnswer['rule'];
  readonly answers: readonly RuleAnswer[];
  readonly today: readonly RuleAnswer[];
  readonly silenced: ReadonlySet<string>;
  readonly raised: Stack;
  readonly policy: Policy;
  readonly options: PromoteOptions;
}

function stepOf({ rule, answers, today, silenced, raised, policy, options }: StepParts): PromotionStep {
  const before = today.filter(answer => answer.rule === rule).flatMap(answer => answer.findings.map(({ finding }) => finding));
  const said = new Map(answers.flatMap(answer => answer.findings).filter(({ finding }) => !silenced.has(findingKey(finding))).map(one => [findingKey(one.finding), one]));
  const items = [...said.values()].map(({ finding, node }): PromotionItem => ({
    finding, isNew: !before.some(one => isSaid(one, finding)), side: finding.side, owners: actorsFor(node, finding.side),
    fixes: () => fixesFor(raised, policy, finding, options),
  }));
  return { rule: rule.id, title: rule.aim ?? rule.title, state: items.some(item => item.isNew) ? 'owed' : items.length > 0 ? 'standing' : 'done', items };
}

const ranks = ['error', 'warning', 'info', 'hint'];

/** True where what is said today covers what would be said: the same thing, as grave, every fact of a question asked. */
function isSaid(today: Finding, there: Finding): boolean {
  return findingKey(today) === findingKey(there) && ranks.indexOf(today.severity) <= ranks.indexOf(there.severity)
    && (there.facts ?? []).every(fact => today.facts?.includes(fact));
}
