// Purpose and consent followed along the paths of data: from where they are collected to where they are used, and choices back to every tool.

import { isA } from '../../values/taxonomy.ts';
import { activeFlowsOfData, byCategory, carries, cell, derived, held, inflows, isLive, outflows, personalData, processings, systemOfRecord, written } from './cells.ts';
import { collects, consentPurposes, hasCategory } from './data-uses.ts';
import { graphOf, type GraphHop } from './graph.ts';
import type { Node } from './node.ts';

const choices = 'user.privacy_preferences';
const platform = 'consent-privacy';

/** What consent was asked for where a data set is collected, and how far that reaches. */
interface ConsentPaths {
  /** By tool, the purposes that consent was asked for on some path of active flows that brings the data set there. */
  readonly asked: ReadonlyMap<Node, readonly string[]>;
  /** By tool, the flow that first brings the data set there on the shortest path from such a collection. */
  readonly broughtBy: ReadonlyMap<Node, Node>;
  /** Flows that collect the data set on consent, with the purposes. */
  readonly collections: ReadonlyMap<Node, readonly string[]>;
  /** Purposes of processings on consent that list the data set. */
  readonly recorded: readonly string[];
}

/** For one data set; undefined where no active flow collects it on consent for a stated purpose. */
const consentPaths = cell<ConsentPaths | undefined>('data', '@consent-paths', data => {
  const flows = derived(data, activeFlowsOfData).filter(flow => derived(flow, personalData).includes(data));
  const collections = new Map(flows.filter(collects).map(flow => [flow, consentPurposes(flow, data)] as const).filter(([, asked]) => asked.length > 0));
  if (collections.size === 0) return undefined;
  const recorded = derived(data, processings).filter(processing => written(processing, 'legal-basis') === 'consent').flatMap(processing => written<string>(processing, 'purpose') ?? []);
  return { ...spread(flows, collections), collections, recorded };
}, true);

/** Carries what was asked from the collections along the flows, until nothing new arrives anywhere. */
function spread(flows: readonly Node[], collections: ConsentPaths['collections']): Pick<ConsentPaths, 'asked' | 'broughtBy'> {
  const { outgoing } = graphOf(flows.map(flow => ({ flow, stops: stopsOf(flow) })));
  const asked = new Map<Node, Set<string>>();
  const broughtBy = new Map<Node, Node>();
  const queue: Node[] = [];
  const bring = (tool: Node, flow: Node, found: Iterable<string>): void => {
    const known = asked.get(tool) ?? new Set<string>();
    const before = known.size;
    for (const purpose of found) known.add(purpose);
    if (known.size === before) return;
    asked.set(tool, known);
    if (!broughtBy.has(tool)) broughtBy.set(tool, flow);
    queue.push(tool);
  };
  for (const [flow, found] of collections) for (const tool of entriesOf(flow)) bring(tool, flow, found);
  for (const at of queue) for (const hop of outgoing.get(at) ?? []) bring(hop.to, hop.flow, [...(asked.get(at) as Set<string>)]);
  return { asked: new Map([...asked].map(([tool, purposes]) => [tool, [...purposes]])), broughtBy };
}

/** From, via and to where they are tools; a gap where they are people or are not declared. */
function stopsOf(flow: Node): readonly (Node | undefined)[] {
  return ['from', 'via', 'to'].filter(end => end !== 'via' || written(flow, 'via') !== undefined).map(end => toolAt(flow, end));
}

function toolAt(flow: Node, end: string): Node | undefined {
  const id = written<string>(flow, end);
  return id === undefined ? undefined : flow.world.find('tool', id);
}

/** Tools at which the data of a collecting flow arrive. */
function entriesOf(flow: Node): readonly Node[] {
  return ['via', 'to'].flatMap(end => toolAt(flow, end) ?? []);
}

/**
 * Purposes for which consent is asked where a data set is collected on its way to this flow: by the collections that a path of active
 * flows, each carrying the data set, joins to it; by all collections of the data set where no such path is declared; and by processings
 * on consent that list it. Undefined where no collection says.
 */
export function consentAsked(flow: Node, data: Node): readonly string[] | undefined {
  const paths = derived(data, consentPaths);
  return paths && [...new Set(askedFor(paths, flow).flat())].sort();
}

/** The same, list by list. */
function askedFor(paths: ConsentPaths, flow: Node): readonly (readonly string[])[] {
  const from = toolAt(flow, 'from');
  const reached = [(from && paths.asked.get(from)) ?? [], paths.collections.get(flow) ?? []];
  return [...(reached.some(list => list.length > 0) ? reached : paths.collections.values()), paths.recorded];
}

/** The shortest path of active flows that brings a data set from a collection on consent to this flow, both included; only the flow itself where none is declared. */
export function consentPath(flow: Node, data: Node): readonly Node[] {
  const paths = derived(data, consentPaths);
  const path = [flow];
  if (!paths || paths.collections.has(flow)) return path;
  for (let at = toolAt(flow, 'from'); at;) {
    const before = paths.broughtBy.get(at);
    if (!before || path.includes(before)) break;
    path.unshift(before);
    at = paths.collections.has(before) ? undefined : toolAt(before, 'from');
  }
  return path;
}

/** Of a flow: `purpose data-set`, one for each purpose on consent that the collection of a personal data set does not ask for. */
const beyondConsent = cell('flow', '@beyond-consent', flow => derived(flow, personalData).filter(data => !isOnlyChoices(data)).flatMap(data => {
  const paths = derived(data, consentPaths);
  if (!paths) return [];
  const asked = askedFor(paths, flow);
  return consentPurposes(flow, data).filter(purpose => !asked.some(list => list.some(one => isA(purpose, one)))).map(purpose => `${purpose} ${data.id}`);
}));

/** Choices travel so that they are respected: nobody is asked for consent to that. */
function isOnlyChoices(data: Node): boolean {
  return (written<readonly string[]>(data, 'categories') ?? []).every(category => isA(category, choices));
}

/** Personal data that a flow uses on consent for a purpose at or below one of those, and for which their collection asks no consent to it. */
export function dataBeyondConsent(flow: Node, within: readonly string[]): readonly Node[] {
  const ids = derived(flow, beyondConsent).map(text => text.split(' ') as [purpose: string, data: string]).filter(([purpose]) => within.some(one => isA(purpose, one)));
  return [...new Set(ids.map(([, id]) => id))].flatMap(id => flow.world.find('data', id) ?? []);
}

/** The purposes behind `dataBeyondConsent`. */
export function purposesBeyondConsent(flow: Node, within: readonly string[]): readonly string[] {
  return [...new Set(derived(flow, beyondConsent).map(text => text.split(' ')[0] as string).filter(purpose => within.some(one => isA(purpose, one))))];
}

// Choices

/** Data sets of people's choices: consents, objections, unsubscriptions. */
export const choiceData = cell('stack', '@choice-data', stack => stack.world.all('data').filter(data => hasCategory(data, choices)));

/** Where choices are kept: the systems of record of those data sets, else the live consent platforms that hold or send them. */
export const choiceSources = cell('stack', '@choice-sources', stack => {
  const data = derived(stack, choiceData);
  const records = [...new Set(data.flatMap(set => derived(set, systemOfRecord) ?? []))];
  if (records.length > 0) return records;
  return (derived(stack, byCategory).get(platform) ?? []).filter(tool => isLive(tool)
    && data.some(set => derived(tool, held).includes(set) || derived(tool, outflows).some(flow => (written<readonly string[]>(flow, 'data') ?? []).includes(set.id))));
});

/** Every tool that a chain of active flows, each carrying choices, joins to a source; the sources too. */
const choiceReach = cell<ReadonlySet<Node>>('stack', '@choice-reach', stack => {
  const flows = [...new Set(derived(stack, choiceData).flatMap(data => derived(data, activeFlowsOfData)))];
  const { outgoing } = graphOf(flows.map(flow => ({ flow, stops: stopsOf(flow) })));
  return closure(derived(stack, choiceSources), outgoing);
}, true);

function closure(starts: readonly Node[], outgoing: ReadonlyMap<Node, readonly GraphHop[]>): ReadonlySet<Node> {
  const seen = new Set(starts);
  for (const at of seen) for (const hop of outgoing.get(at) ?? []) seen.add(hop.to);
  return seen;
}

/**
 * True where people's choices reach the tool from their source, or it is the source. Where no source is stated: where it holds choices,
 * or exchanges them by an active flow. Undefined where no data set holds choices.
 */
export const hearsChoices = cell<boolean | undefined>('tool', '@hears-choices', tool => {
  const { stack } = tool.world;
  const data = derived(stack, choiceData);
  if (data.length === 0) return undefined;
  if (derived(stack, choiceSources).length > 0) return derived(stack, choiceReach).has(tool);
  return derived(tool, carries).some(set => data.includes(set));
});

/** An active flow that carries choices comes into the tool. */
export const receivesChoices = cell('tool', '@receives-choices', tool =>
  derived(tool, inflows).some(flow => (written<readonly string[]>(flow, 'data') ?? []).some(id => {
    const data = tool.world.find('data', id);
    return data !== undefined && hasCategory(data, choices);
  })));
