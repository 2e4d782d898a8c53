// The facts of a declared thing that a reader wants at a glance, kind by kind. Wording is in the messages, layout in the cards.

import type { RootAnalysis } from '../core/analyze.ts';
import { contractOf, endOf, isActive, legalBasesOf, nameOf, ownerOf, stageOf, systemOfRecordOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import { lookup } from '../core/model/lookup.ts';
import type {
  ActionValue, ContractValue, DataValue, FlowValue, InitiativeValue, OwnerValue, PeopleValue, ProcessingValue, StackValue, ToolValue, WaiverValue,
} from '../core/model/values.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message, type MessageId } from '../core/text/message.ts';
import { categoryText, contractText, day, durationText, enumText, fact, type Fact, labelOf, lastDay, moneyText, named, supplierText, type Teller } from './fact-words.ts';
import { noticeDay } from './notice-day.ts';
import { dutiesOf } from './owner-duties.ts';
import { observationFacts, seenFact } from './observed-facts.ts';
import { sayDay } from '../core/text/say-day.ts';
import { placeName } from '../core/values/places.ts';
import { dataCategories } from '../core/values/taxonomy.ts';

/** The facts of an entity as of `today` (`YYYY-MM-DD`), those without a value left out. */
export function factsOf(root: RootAnalysis, entity: Entity, language: Language, today: string): readonly Fact[] {
  const tell = tellers[entity.kind];
  const facts = tell?.({ root, look: lookup(root.stack), language, today }, entity as Entity<never>) ?? [];
  return facts.filter(fact => fact.values.length > 0);
}

const tellers: Readonly<Partial<Record<Entity['kind'], (teller: Teller, entity: Entity<never>) => readonly Fact[]>>> = {
  tool: toolFacts, flow: flowFacts, data: dataFacts, owner: ownerFacts, people: peopleFacts, contract: contractFacts,
  processing: processingFacts, initiative: initiativeFacts, waiver: waiverFacts, action: actionFacts, stack: stackFacts,
  observation: ({ root, language }, sighting) => observationFacts(root, sighting, language),
};

function toolFacts(teller: Teller, tool: Entity<ToolValue>): readonly Fact[] {
  const { value } = tool;
  const flows = teller.look.flowsTouching(tool.id);
  const contract = contractOf(teller.look, tool);
  return [
    fact('language.fact-stage', stageText(teller, tool)),
    fact('language.fact-business-owner', named(teller, 'owner', value.owners?.business)),
    fact('language.fact-technical-owner', named(teller, 'owner', value.owners?.technical)),
    { label: 'language.fact-holds', values: Object.entries(value.holds ?? {}).map(([id, role]) => `${named(teller, 'data', id)} (${enumText(teller, 'tools', ['holds', id], role)})`) },
    flowsFact(teller, 'language.fact-flows-in', flows.filter(flow => flow.value.to === tool.id), 'from'),
    flowsFact(teller, 'language.fact-flows-out', flows.filter(flow => flow.value.from === tool.id), 'to'),
    flowsFact(teller, 'language.fact-flows-through', flows.filter(flow => flow.value.via === tool.id && flow.value.to !== tool.id && flow.value.from !== tool.id), 'to'),
    ...(contract ? [fact('hover.contract', contractText(teller, contract)), ...contractDays(teller, contract)] : []),
    fact('language.fact-category', value.category && categoryText(teller, value.category)),
    fact('hover.supplied-by', supplierText(teller, value)),
    { label: 'hover.hosted-in', values: (value.hosting?.regions ?? []).map(place => placeName(place, teller.language)) },
    seenFact(teller.root, tool, teller.language),
  ];
}

function stageText(teller: Teller, tool: Entity<ToolValue>): string {
  const { since, until } = tool.value.lifecycle ?? {};
  const stage = enumText(teller, 'tools', ['lifecycle', 'stage'], stageOf(tool));
  if (until) return say(message('language.stage-until', { stage, until: lastDay(teller, until) }), teller.language);
  return since ? say(message('language.stage-since', { stage, since: sayDay(since, teller.language) }), teller.language) : stage;
}

function flowsFact(teller: Teller, label: MessageId, flows: readonly Entity<FlowValue>[], end: 'from' | 'to'): Fact {
  const live = flows.filter(flow => isActive(teller.look, flow));
  const names = live.map(flow => endOf(teller.look, flow, end)).map((other, index) => (other ? nameOf(other) : (live[index]?.value[end] ?? '?')));
  return { label, args: { count: live.length }, values: [...new Set(names)] };
}

function contractDays(teller: Teller, contract: Entity<ContractValue>): readonly Fact[] {
  const notice = noticeDay(contract.value);
  return [
    fact(contract.value['auto-renew'] ? 'language.fact-renews-on' : 'language.fact-contract-ends', lastDay(teller, contract.value.end)),
    fact('language.fact-notice-day', lastDay(teller, notice)),
  ];
}

function flowFacts(teller: Teller, flow: Entity<FlowValue>): readonly Fact[] {
  const { value } = flow;
  const ends = [value.from, value.via, value.to].filter(id => id !== undefined).map(id => named(teller, 'tool', id));
  const owner = ownerOf(teller.look, flow);
  const bases = new Set((value.data ?? []).flatMap(id => legalBasesOf(teller.look, flow, id)));
  return [
    fact('language.fact-path', ends.length > 0 ? ends.join(' → ') : undefined),
    { label: 'language.fact-data', values: (value.data ?? []).map(id => named(teller, 'data', id)) },
    fact('language.fact-method', value.method && enumText(teller, 'flows', ['method'], value.method)),
    fact('language.fact-frequency', value.frequency && enumText(teller, 'flows', ['frequency'], value.frequency)),
    fact('language.fact-owner', owner && nameOf(owner)),
    { label: 'language.fact-legal-basis', values: [...bases].map(basis => enumText(teller, 'flows', ['legal-basis'], basis)) },
    fact('language.fact-status', value.status && enumText(teller, 'flows', ['status'], value.status)),
  ];
}

function dataFacts(teller: Teller, data: Entity<DataValue>): readonly Fact[] {
  const flows = teller.look.flowsCarrying(data.id).filter(flow => isActive(teller.look, flow));
  const ends = (end: 'from' | 'to') => [...new Set(flows.flatMap(flow => flow.value[end] ?? []))].map(id => named(teller, 'tool', id));
  const record = systemOfRecordOf(teller.look, data);
  return [
    { label: 'language.fact-categories', values: (data.value.categories ?? []).map(key => labelOf(teller, dataCategories.get(key)?.label, key)) },
    fact('language.fact-system-of-record', record && nameOf(record)),
    fact('language.fact-steward', named(teller, 'owner', data.value.steward)),
    { label: 'language.fact-held-by', values: teller.look.toolsHolding(data.id).map(tool => `${nameOf(tool)} (${enumText(teller, 'tools', ['holds', data.id], tool.value.holds?.[data.id] ?? '')})`) },
    { label: 'language.fact-comes-from', values: ends('from') },
    { label: 'language.fact-goes-to', values: ends('to') },
    fact('language.fact-legal-basis', data.value['legal-basis'] && enumText(teller, 'data', ['legal-basis'], data.value['legal-basis'])),
    fact('language.fact-retention', durationText(teller, data.value.retention?.duration)),
  ];
}

function ownerFacts(teller: Teller, owner: Entity<OwnerValue>): readonly Fact[] {
  const { value } = owner;
  const { tools } = dutiesOf(teller.root.stack, owner);
  return [
    fact('language.fact-side', value.side && enumText(teller, 'owners', ['side'], value.side)),
    fact('language.fact-lead', value.lead),
    fact('language.fact-contact', value.contact),
    { label: 'language.fact-answers-for', args: { count: tools.length }, values: tools.map(nameOf) },
  ];
}

function peopleFacts(teller: Teller, people: Entity<PeopleValue>): readonly Fact[] {
  const { subject, market, country } = people.value;
  return [
    fact('language.fact-subject', subject && enumText(teller, 'people', ['subject'], subject)),
    fact('language.fact-market', market && enumText(teller, 'people', ['market'], market)),
    fact('language.fact-country', country && placeName(country, teller.language)),
  ];
}

function contractFacts(teller: Teller, contract: Entity<ContractValue>): readonly Fact[] {
  const { value } = contract;
  return [
    fact('language.fact-supplier', value.supplier),
    fact('language.fact-cost', moneyText(teller, value.cost)),
    ...contractDays(teller, contract),
    fact('language.fact-decision', value.decision && enumText(teller, 'contracts', ['decision'], value.decision)),
    { label: 'language.fact-covers', values: teller.look.toolsUnder(contract.id).map(nameOf) },
  ];
}

function processingFacts(teller: Teller, processing: Entity<ProcessingValue>): readonly Fact[] {
  const { value } = processing;
  return [
    fact('language.fact-purpose', value.purpose && enumText(teller, 'processing', ['purpose'], value.purpose)),
    fact('language.fact-legal-basis', value['legal-basis'] && enumText(teller, 'processing', ['legal-basis'], value['legal-basis'])),
    { label: 'language.fact-data', values: (value.data ?? []).map(id => named(teller, 'data', id)) },
    fact('language.fact-retention', durationText(teller, value.retention?.duration)),
  ];
}

function initiativeFacts(teller: Teller, initiative: Entity<InitiativeValue>): readonly Fact[] {
  const { value } = initiative;
  return [
    fact('language.fact-status', value.status && enumText(teller, 'initiatives', ['status'], value.status)),
    fact('language.fact-outcome', value.outcome),
    { label: 'language.fact-tools', values: (value.tools ?? []).map(id => named(teller, 'tool', id)) },
  ];
}

function waiverFacts(teller: Teller, waiver: Entity<WaiverValue>): readonly Fact[] {
  const { rule, target, until, reason } = waiver.value;
  const title = rule === undefined ? undefined : teller.root.policy.rules.get(rule)?.title;
  return [
    fact('language.fact-rule', title ? say(title, teller.language) : rule),
    fact('language.fact-target', target),
    fact('language.fact-reason', reason),
    fact('language.fact-until', lastDay(teller, until)),
    { label: 'language.fact-approved-by', values: (waiver.value['approved-by'] ?? []).map(id => named(teller, 'owner', id)) },
  ];
}

function actionFacts(teller: Teller, action: Entity<ActionValue>): readonly Fact[] {
  const { text, owner, due, status } = action.value;
  return [
    fact('language.fact-text', text),
    fact('language.fact-owner', named(teller, 'owner', owner)),
    fact('language.fact-due', status === 'done' || status === 'dropped' ? day(teller, due) : lastDay(teller, due)),
    fact('language.fact-status', status && enumText(teller, 'alliance', ['actions', action.id, 'status'], status)),
  ];
}

function stackFacts(teller: Teller, _stack: Entity<StackValue>): readonly Fact[] {
  const { tools, flows, data, owners } = teller.root.stack;
  return [fact('language.fact-counts', say(message('language.counts', { tools: tools.size, flows: flows.size, data: data.size, owners: owners.size }), teller.language))];
}
