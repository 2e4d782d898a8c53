// From a checked stack to the content of its picture, in one language. Knows no positions.

import type { Analysis, RootAnalysis } from '../analyze.ts';
import { categoryGroups, categoryOf } from '../values/categories.ts';
import { subjectKinds } from '../values/taxonomy.ts';
import type { Entity } from '../model/entity.ts';
import { nameOf, stageOf } from '../model/effective.ts';
import { type Lookup, lookup } from '../model/lookup.ts';
import type { FlowValue, PeopleValue, ToolValue } from '../model/values.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { type Language, say } from '../text/language.ts';
import { message } from '../text/message.ts';
import { placesAbroad } from './abroad.ts';
import { countBadges, type Badges } from './badges.ts';
import type { DiagramBand, DiagramFlow, DiagramModel, DiagramNode, SourceLocation } from './diagram.ts';
import { faultOf } from './fault.ts';
import { locationOf } from './location.ts';

/** Everything that the parts of a model are made from. */
interface Source {
  readonly root: RootAnalysis;
  readonly look: Lookup;
  readonly language: Language;
  readonly today: string;
  readonly badges: (kind: 'tool' | 'flow' | 'people', id: string) => Badges;
  readonly at: (entity: Entity) => SourceLocation;
}

/** What a picture takes from a check, beside its root: what was found, and the day. */
export interface CheckedDay {
  readonly findings: Analysis['findings'];
  readonly options: { readonly today: string };
}

/** The picture of one root of an analysis: all its tools and people, and every flow that is not stopped. */
export function diagramModel(analysis: CheckedDay, root: RootAnalysis, language: Language): DiagramModel {
  const { stack } = root;
  const source: Source = {
    root,
    language,
    look: lookup(stack),
    today: analysis.options.today,
    badges: countBadges(analysis, root),
    at: entity => locationOf(stack.documents, entity.place),
  };
  const flows = [...stack.flows.values()].filter(flow => flow.value.status !== 'stopped');
  const fault = faultOf(stack.documents, language);
  return {
    uri: stack.uri,
    title: nameOf(stack.stack),
    bands: bands(language),
    nodes: [
      ...[...stack.people.values()].flatMap(people => peopleNode(source, people)),
      ...[...stack.tools.values()].map(tool => toolNode(source, tool)),
    ],
    flows: flows.flatMap(flow => flowLine(source, flow) ?? []),
    undrawn: flows.filter(flow => !flowLine(source, flow)).map(flow => ({ id: flow.id, location: source.at(flow) })),
    ...(fault && { fault }),
  };
}

/** People who send, the groups of the catalog in its order, what fits in none of them, people who only receive. */
function bands(language: Language): DiagramBand[] {
  const groups = [...categoryGroups.values()].map((group, tone): DiagramBand => ({ id: group.id, name: group.label[language], tone }));
  const people = say(message('diagram.band-people'), language);
  return [
    { id: 'people-first', name: people, tone: 8, edge: 'first' },
    ...groups,
    { id: 'other', name: say(message('diagram.band-other'), language), tone: 7 },
    { id: 'people-last', name: people, tone: 8, edge: 'last' },
  ];
}

function toolNode({ badges, at, language, look }: Source, tool: Entity<ToolValue>): DiagramNode {
  const { vendor, category, hosting, owners } = tool.value;
  const stage = stageOf(tool);
  const known = category === undefined ? undefined : categoryOf(category);
  const maker = vendor?.name !== undefined && !nameOf(tool).toLowerCase().includes(vendor.name.toLowerCase()) ? vendor.name : undefined;
  const owner = look.find('owner', owners?.business) ?? look.find('owner', owners?.technical);
  return {
    key: `tool:${tool.id}`,
    kind: 'tool',
    id: tool.id,
    name: nameOf(tool),
    detail: [maker, known?.label[language] ?? category].filter(text => text !== undefined).join(' · '),
    band: known?.group ?? 'other',
    stage,
    stageName: stage === 'production' ? '' : valueName('tools', ['lifecycle', 'stage'], stage, language),
    places: hosting?.regions ?? [],
    owner: owner ? nameOf(owner) : '',
    ...badges('tool', tool.id),
    location: at(tool),
  };
}

/** People whom no flow names are not drawn: they describe data, they move none. */
function peopleNode({ badges, at, language, look }: Source, people: Entity<PeopleValue>): DiagramNode[] {
  const flows = look.flowsTouching(people.id).filter(flow => flow.value.status !== 'stopped');
  if (flows.length === 0) return [];
  const { subject } = people.value;
  return [
    {
      key: `people:${people.id}`,
      kind: 'people',
      id: people.id,
      name: nameOf(people),
      detail: subject === undefined ? '' : (subjectKinds.get(subject)?.label[language] ?? subject),
      band: flows.some(flow => flow.value.from === people.id) ? 'people-first' : 'people-last',
      stageName: '',
      places: [],
      owner: '',
      ...badges('people', people.id),
      location: at(people),
    },
  ];
}

/** Undefined where an end of the flow names nothing. A `via` that names nothing is left out: the flow still has its ends. */
function flowLine(source: Source, flow: Entity<FlowValue>): DiagramFlow | undefined {
  const { look, language } = source;
  const from = endKey(look, flow.value.from);
  const to = endKey(look, flow.value.to);
  if (from === undefined || to === undefined) return undefined;
  const via = look.find('tool', flow.value.via);
  const { method, data = [] } = flow.value;
  return {
    key: `flow:${flow.id}`,
    id: flow.id,
    from,
    to,
    ...(via && { via: `tool:${via.id}` }),
    data: data.map(id => {
      const set = look.find('data', id);
      return set ? nameOf(set) : id;
    }),
    method: method === undefined ? '' : valueName('flows', ['method'], method, language),
    planned: isPlanned(look, flow),
    abroad: placesAbroad(source.root, look, flow, source.today, language),
    ...source.badges('flow', flow.id),
    location: source.at(flow),
  };
}

/** Said to be planned, or to or from a tool that is still an idea. */
function isPlanned(look: Lookup, flow: Entity<FlowValue>): boolean {
  const { status, from, via, to } = flow.value;
  return (
    status === 'planned' ||
    [from, via, to].some(id => {
      const tool = look.find('tool', id);
      return tool !== undefined && stageOf(tool) === 'idea';
    })
  );
}

function endKey(look: Lookup, id: string | undefined): string | undefined {
  if (look.find('tool', id)) return `tool:${id}`;
  return look.find('people', id) ? `people:${id}` : undefined;
}

/** The title of a value of an enumeration, as completion and hover show it. */
function valueName(section: string, path: readonly string[], value: string, language: Language): string {
  return schemaAt('martech-stack', section, path)?.valueText(value, language)?.title ?? value;
}
