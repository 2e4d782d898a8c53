// One short line about a declared thing, for the grey text behind its name in a list.

import type { RootAnalysis } from '../core/analyze.ts';
import { endOf, nameOf, stageOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import { lookup } from '../core/model/lookup.ts';
import type { ActionValue, ContractValue, FlowValue, OwnerValue, ToolValue, WaiverValue } from '../core/model/values.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';

/** Stage of a tool, ends of a flow, side of an owner, end of a contract, waiver or action; else the id. */
export function summaryOf(root: RootAnalysis, entity: Entity, language: Language): string {
  switch (entity.kind) {
    case 'tool': return enumTitle('tools', ['lifecycle', 'stage'], stageOf(entity as Entity<ToolValue>), language);
    case 'flow': return endsOf(root, entity as Entity<FlowValue>);
    case 'owner': return enumTitle('owners', ['side'], (entity.value as OwnerValue).side, language);
    case 'contract': return untilText((entity.value as ContractValue).end, language);
    case 'waiver': return untilText((entity.value as WaiverValue).until, language);
    case 'action': return untilText((entity.value as ActionValue).due, language);
    default: return nameOf(entity) === entity.id ? '' : entity.id;
  }
}

function endsOf(root: RootAnalysis, flow: Entity<FlowValue>): string {
  const look = lookup(root.stack);
  const [from, to] = (['from', 'to'] as const).map(end => {
    const other = endOf(look, flow, end);
    return other ? nameOf(other as Entity) : (flow.value[end] ?? '?');
  });
  return `${from} → ${to}`;
}

function untilText(day: string | undefined, language: Language): string {
  return day === undefined ? '' : say(message('language.until-day', { day: sayDay(day, language) }), language);
}

function enumTitle(section: string, path: readonly string[], value: string | undefined, language: Language): string {
  return value === undefined ? '' : (schemaAt('martech-stack', section, path)?.valueText(value, language)?.title ?? value);
}
