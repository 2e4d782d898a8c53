// How severe a rule is for an entity now: by its stage where it has one.

import type { Severity } from '../../model/finding.ts';
import type { Stage } from '../../model/values.ts';
import { addDuration, parseDay } from '../../values/day.ts';
import { Span } from '../../values/duration.ts';
import type { Rule } from '../policy.ts';
import { derived, stageOfAFlow, stageOfData, stageOfTool, written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';

/** Packs whose rules speak of the files and of the two sides, not of the life of a tool. */
const withoutStage = /^(integrity|alliance|policy)\//;

/** The number of the stage among the names of a kind that has one. */
export const stageName = stageOfTool.name;

/** The stage that severities look at; undefined for kinds that have none. */
export function stageFor(node: Node): Stage | undefined {
  switch (node.kind) {
    case 'tool': return derived(node, stageOfTool);
    case 'flow': return derived(node, stageOfAFlow);
    case 'data': return derived(node, stageOfData);
    default: return undefined;
  }
}

/** False for the packs whose rules have no stage: integrity, alliance, policy. */
export function knowsStages({ id }: Rule): boolean {
  return !withoutStage.test(id);
}

/** False where the severity of a rule is the same whatever the stage. */
export function asksStage(rule: Rule): boolean {
  const { severity } = rule;
  return knowsStages(rule) && Object.values(severity.byStage).some(one => one !== severity.asStated);
}

export function severityFor(rule: Rule, node: Node): Severity | 'off' {
  if (!asksStage(rule)) return rule.severity.asStated;
  const stage = stageFor(node);
  return stage === undefined ? rule.severity.asStated : rule.severity.byStage[stage];
}

/** For how long after `stack.adopted-on` a missing fact is asked for rather than held against an entity in production. */
const softening = new Span(90, 'day');

/** What a missing fact means for an entity now. */
export function unknownFor(rule: Rule, node: Node): Rule['unknown'] {
  return rule.unknown === 'fail' && stageFor(node) === 'production' && isNewlyAdopted(node) ? 'ask' : rule.unknown;
}

function isNewlyAdopted(node: Node): boolean {
  const { world } = node;
  const adopted = parseDay(written<string>(world.stack, 'adopted-on') ?? '');
  world.recorder.read(world.stack, world.todayName);
  const today = parseDay(world.today);
  return adopted !== undefined && today !== undefined && today < addDuration(adopted, softening);
}
