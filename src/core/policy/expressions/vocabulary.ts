// What expressions can say of an entity beyond the keys of the file: relations and effective values, with their meaning.

import { legalBasesOf } from '../../model/effective.ts';
import type { LocalText } from '../../text/message.ts';
import { classOf, isA } from '../../values/taxonomy.ts';
import { Day, parseDay } from '../../values/day.ts';
import {
  active, activeFlowsOf, activeFlowsOfData, byCategory, carries, carriesConfidential, cycle, derived, downstream, exceptions, flowsOf,
  flowsOfData, flowsOfPeople, flowsOfProcessing, graph, held, holders, hub, inflows, instanceRoot, isConfidential, isLive, liveTools, masters,
  notedName, noticeDate, outflows, ownerOfFlow, peers, personal, personalData, processings, purposes, receives, stageOfAFlow, stageOfData, stageOfTool,
  subjects, systemOfRecord, toolsOf, toolsOfOwner, toolsUnder, upstream, used, written, zone,
} from '../world/cells.ts';
import { isMachine, paths } from '../world/graph.ts';
import type { Node } from '../world/node.ts';
import { tracked } from '../world/tracked.ts';
import { methodKinds } from '../../model/effective.ts';

/** A field of an entity that is no key of the file. */
export interface DerivedField {
  readonly on: string;
  readonly name: string;
  readonly type: string;
  /** A node or nodes where the type is an entity's; undefined where nothing states it. */
  readonly get: (node: Node) => unknown;
  /** The key that would state it, for questions; none where nobody can be asked. */
  readonly fact?: string;
  readonly describe: LocalText;
}

/** The same with arguments. */
export interface DerivedMethod extends Omit<DerivedField, 'get'> {
  readonly takes: readonly string[];
  readonly get: (node: Node, ...args: never[]) => unknown;
}

const field = (on: string, name: string, type: string, get: (node: Node) => unknown, en: string, fr: string, fact?: string): DerivedField =>
  ({ on, name, type, get, describe: { en, fr }, ...(fact !== undefined && { fact }) });
const method = (on: string, name: string, takes: readonly string[], type: string, get: (node: Node, ...args: never[]) => unknown, en: string, fr: string, fact?: string): DerivedMethod =>
  ({ on, name, takes, type, get, describe: { en, fr }, ...(fact !== undefined && { fact }) });

const entities = ['Tool', 'Flow', 'Data', 'Owner', 'People', 'Processing', 'Contract', 'Initiative', 'Waiver', 'Action', 'Stack', 'Observation', 'Rule'];
const common: readonly DerivedField[] = entities.flatMap(on => [
  field(on, 'id', 'string', node => node.tool?.id ?? node.id, 'Its id', 'Son identifiant'),
  field(on, 'kind', 'string', node => node.kind, 'Its kind: tool, flow, data…', 'Sa nature : tool, flow, data…'),
  field(on, 'name', 'string', notedName, 'Its name, else its id', 'Son nom, sinon son identifiant'),
]);

const toolFields: readonly DerivedField[] = [
  field('Tool', 'stage', 'string', tool => derived(tool, stageOfTool), 'Its stage; production where none is stated', 'Son étape ; production si rien n’est précisé'),
  field('Tool', 'live', 'bool', isLive, 'At stage trial, pilot, production or phase-out', 'À l’étape trial, pilot, production ou phase-out'),
  field('Tool', 'zone', 'string', tool => derived(tool, zone), 'Its zone, else the default of its category', 'Sa zone, sinon celle de sa catégorie'),
  field('Tool', 'contract', 'Contract', contractOfTool, 'The contract that it names, or the one written in place', 'Le contrat cité, ou celui écrit sur place', 'contract'),
  field('Tool', 'flows', 'list<Flow>', tool => derived(tool, flowsOf), 'All flows with it as from, via or to', 'Tous les flux dont il est from, via ou to'),
  field('Tool', 'active_flows', 'list<Flow>', tool => derived(tool, activeFlowsOf), 'Those that are active', 'Ceux qui sont actifs'),
  field('Tool', 'inflows', 'list<Flow>', tool => derived(tool, inflows), 'Active flows into it (to or via)', 'Flux actifs qui y entrent (to ou via)'),
  field('Tool', 'outflows', 'list<Flow>', tool => derived(tool, outflows), 'Active flows out of it (from or via)', 'Flux actifs qui en sortent (from ou via)'),
  field('Tool', 'upstream', 'list<Tool>', tool => derived(tool, upstream), 'Tools whose data can reach it', 'Les outils dont les données peuvent l’atteindre'),
  field('Tool', 'downstream', 'list<Tool>', tool => derived(tool, downstream), 'Tools that its data can reach', 'Les outils que ses données peuvent atteindre'),
  field('Tool', 'held', 'list<Data>', tool => derived(tool, held), 'Data sets that it holds', 'Les jeux de données qu’il détient'),
  field('Tool', 'carries', 'list<Data>', tool => derived(tool, carries), 'Data sets that it holds or that its active flows carry', 'Les jeux de données qu’il détient ou que ses flux actifs transportent'),
  field('Tool', 'receives', 'list<Data>', tool => derived(tool, receives), 'Data sets of active flows into it', 'Les jeux de données des flux actifs entrants'),
  field('Tool', 'all_owners', 'list<Owner>', allOwners, 'Everyone named under owners', 'Tous ceux cités sous owners'),
  field('Tool', 'peers', 'list<Tool>', tool => derived(tool, peers), 'The other tools of its category', 'Les autres outils de sa catégorie'),
  field('Tool', 'instance_root', 'Tool', tool => derived(tool, instanceRoot), 'The tool at the top of the chain of instance-of', 'L’outil en tête de la chaîne instance-of'),
];

const toolMethods: readonly DerivedMethod[] = [
  method('Tool', 'same_thing', ['Tool'], 'bool', (tool, other: Node) => derived(tool, instanceRoot) === derived(other, instanceRoot),
    'Joined by instance-of, directly or through a common parent', 'Reliés par instance-of, directement ou par un parent commun'),
  method('Tool', 'disjoint_scope', ['Tool'], 'bool', (tool, other: Node) => disjoint(tool, other, 'countries') || disjoint(tool, other, 'brands'),
    'Both state countries (or brands) and share none', 'Chacun précise ses pays (ou marques) et aucun n’est commun'),
];

const flowFields: readonly DerivedField[] = [
  field('Flow', 'active', 'bool', flow => derived(flow, active), 'Status active or none, and no end at stage idea or retired', 'Statut actif ou absent, et aucune extrémité à l’étape idea ou retired'),
  field('Flow', 'stage', 'string', flow => derived(flow, stageOfAFlow), 'The least advanced live stage of its tools', 'L’étape active la moins avancée de ses outils'),
  field('Flow', 'tools', 'list<Tool>', toolsOf, 'The tools at from, via and to', 'Les outils en from, via et to'),
  field('Flow', 'owner', 'Owner', flow => derived(flow, ownerOfFlow), 'Its owner, else the technical owner of via, from or to', 'Son responsable, sinon le responsable technique de via, from ou to', 'owner'),
  field('Flow', 'purposes', 'list<string>', flow => atLeastOne(derived(flow, purposes)), 'Its purpose, else those of its processings', 'Sa finalité, sinon celles de ses traitements', 'purpose'),
  field('Flow', 'subjects', 'list<People>', flow => atLeastOne(derived(flow, subjects)), 'Whose data it carries', 'Les personnes dont il transporte les données', 'subjects'),
  field('Flow', 'exceptions', 'list<string>', flow => derived(flow, exceptions), 'Its exception, else those of its processings', 'Son exception, sinon celles de ses traitements'),
  field('Flow', 'machine', 'bool', flow => isMachine(written(flow, 'method')), 'Its method moves data from machine to machine', 'Sa méthode est automatique'),
  field('Flow', 'by_hand', 'bool', flow => methodKinds.hand.has(written<string>(flow, 'method') ?? ''), 'Somebody does it by hand', 'Quelqu’un le fait à la main'),
  field('Flow', 'on_device', 'bool', flow => methodKinds.device.has(written<string>(flow, 'method') ?? ''), 'A tag or an SDK on the device of a person', 'Un tag ou un SDK sur l’appareil d’une personne'),
  field('Flow', 'personal_data', 'list<Data>', flow => derived(flow, personalData), 'Personal data sets that it carries; none where protection is aggregated', 'Les données personnelles transportées ; aucune si protection vaut aggregated'),
  field('Flow', 'personal', 'bool', flow => derived(flow, personalData).length > 0, 'It carries personal data', 'Il transporte des données personnelles'),
  field('Flow', 'confidential', 'bool', flow => derived(flow, carriesConfidential), 'It carries confidential or restricted data', 'Il transporte des données confidentielles ou restreintes'),
  field('Flow', 'cycle', 'list<Flow>', flow => derived(flow, cycle), 'The cycle that this flow begins; empty otherwise', 'Le cycle que ce flux commence ; vide sinon'),
];

const flowMethods: readonly DerivedMethod[] = [
  method('Flow', 'legal_basis', ['Data'], 'string', (flow, data: Node) => bases(flow, data)[0], 'Of the flow, else of its processing, else of the data set', 'Du flux, sinon de son traitement, sinon du jeu de données', 'legal-basis'),
  method('Flow', 'legal_bases', ['Data'], 'list<string>', (flow, data: Node) => bases(flow, data), 'All of them, where processings differ', 'Toutes, si les traitements diffèrent'),
];

const dataFields: readonly DerivedField[] = [
  field('Data', 'flows', 'list<Flow>', data => derived(data, flowsOfData), 'All flows that carry it', 'Tous les flux qui le transportent'),
  field('Data', 'active_flows', 'list<Flow>', data => derived(data, activeFlowsOfData), 'Those that are active', 'Ceux qui sont actifs'),
  field('Data', 'holders', 'list<Tool>', data => derived(data, holders), 'Tools that hold it', 'Les outils qui le détiennent'),
  field('Data', 'masters', 'list<Tool>', data => derived(data, masters), 'Live tools that hold it as master', 'Les outils en service qui le détiennent comme master'),
  field('Data', 'stage', 'string', data => derived(data, stageOfData), 'The most advanced stage of its holders and active flows', 'L’étape la plus avancée de ses détenteurs et flux actifs'),
  field('Data', 'personal', 'bool', data => derived(data, personal), 'A category at or below user, neither anonymised nor synthetic', 'Une catégorie sous user, ni anonymisée ni synthétique'),
  field('Data', 'confidential', 'bool', isConfidential, 'Confidentiality confidential or restricted', 'Confidentialité confidential ou restricted'),
  field('Data', 'used', 'bool', data => derived(data, used), 'An active flow carries it or a live tool holds it', 'Un flux actif le transporte ou un outil en service le détient'),
  field('Data', 'system_of_record', 'Tool', data => derived(data, systemOfRecord), 'The declared one, else the only live tool that holds it as master', 'Celui déclaré, sinon le seul outil en service qui le détient comme master', 'system-of-record'),
  field('Data', 'processings', 'list<Processing>', data => derived(data, processings), 'Processings that list it', 'Les traitements qui le citent'),
];

const dataMethods: readonly DerivedMethod[] = [
  method('Data', 'has_class', ['string'], 'bool', (data, name: string) => categoriesOf(data).some(category => classOf(category) === name),
    'A category of that class: special-art9, criminal-art10, national-id, children, highly-personal', 'Une catégorie de cette classe : special-art9, criminal-art10, national-id, children, highly-personal'),
  method('Data', 'is_a', ['string'], 'bool', (data, ancestor: string) => categoriesOf(data).some(category => isA(category, ancestor)),
    'A category at or below that one', 'Une catégorie égale ou inférieure à celle-ci'),
];

const otherFields: readonly DerivedField[] = [
  field('Owner', 'tools', 'list<Tool>', owner => derived(owner, toolsOfOwner), 'Tools that it owns in any role but backup', 'Les outils dont il est responsable, hors suppléance'),
  field('Owner', 'marketing_side', 'bool', owner => sideIn(owner, ['marketing', 'business']), 'Side marketing or business', 'Côté marketing ou métier', 'side'),
  field('Owner', 'it_side', 'bool', owner => sideIn(owner, ['it', 'security', 'privacy']), 'Side it, security or privacy', 'Côté DSI, sécurité ou vie privée', 'side'),
  field('People', 'flows', 'list<Flow>', people => derived(people, flowsOfPeople), 'Flows from or to them', 'Les flux qui en partent ou y arrivent'),
  field('Processing', 'flows', 'list<Flow>', processing => derived(processing, flowsOfProcessing), 'Flows that serve it', 'Les flux qui le servent'),
  field('Contract', 'tools', 'list<Tool>', contract => derived(contract, toolsUnder), 'Tools under it', 'Les outils qu’il couvre'),
  field('Contract', 'live', 'bool', contract => derived(contract, toolsUnder).some(isLive), 'One of its tools is live', 'Un de ses outils est en service'),
  field('Contract', 'notice_date', 'Day', contract => dayOf(derived(contract, noticeDate)), 'The last day to give notice: end less notice', 'Le dernier jour pour donner préavis : fin moins préavis', 'notice'),
  field('Contract', 'in_place', 'bool', contract => contract.tool !== undefined, 'Written inside a tool', 'Écrit dans un outil'),
  field('Waiver', 'state', 'string', waiver => waiverState(waiver), 'in-force, pending or expired', 'in-force, pending ou expired'),
  field('Rule', 'title', 'string', rule => textOf(rule, 'title'), 'Its title', 'Son titre', 'title'),
  field('Rule', 'why', 'string', rule => textOf(rule, 'why'), 'Why it is there', 'Sa raison d’être', 'why'),
  field('Rule', 'remedy', 'string', rule => textOf(rule, 'remedy'), 'What to do about it', 'Que faire', 'remedy'),
];

const lists: readonly (readonly [name: string, type: string, kind: Node['kind'], en: string, fr: string])[] = [
  ['tools', 'Tool', 'tool', 'All tools', 'Tous les outils'], ['flows', 'Flow', 'flow', 'All flows', 'Tous les flux'],
  ['data', 'Data', 'data', 'All data sets', 'Tous les jeux de données'], ['owners', 'Owner', 'owner', 'All owners', 'Tous les responsables'],
  ['people', 'People', 'people', 'All people', 'Toutes les personnes'], ['processing', 'Processing', 'processing', 'All processings', 'Tous les traitements'],
  ['initiatives', 'Initiative', 'initiative', 'All initiatives', 'Toutes les initiatives'], ['actions', 'Action', 'action', 'All actions', 'Toutes les actions'],
  ['waivers', 'Waiver', 'waiver', 'All waivers', 'Toutes les dérogations'], ['contracts', 'Contract', 'contract', 'All contracts, those in place too', 'Tous les contrats, y compris ceux écrits sur place'],
  ['observations', 'Observation', 'observation', 'What was seen in use, one a vendor', 'Ce qui a été observé, un par éditeur'],
];
const stackFields: readonly DerivedField[] = [
  ...lists.map(([name, type, kind, en, fr]) => field('Stack', name, `list<${type}>`, stack => stack.world.all(kind), en, fr)),
  field('Stack', 'live_tools', 'list<Tool>', stack => derived(stack, liveTools), 'Tools that are live', 'Les outils en service'),
  field('Stack', 'active_flows', 'list<Flow>', stack => stack.world.all('flow').filter(flow => derived(flow, active)), 'Flows that are active', 'Les flux actifs'),
  field('Stack', 'hub', 'list<Tool>', stack => derived(stack, hub), 'Live tools that params.hub names, else those of category ipaas', 'Les outils en service cités par params.hub, sinon ceux de catégorie ipaas'),
];
const finders: readonly (readonly [name: string, type: string, kind: Node['kind']])[] = [
  ['tool', 'Tool', 'tool'], ['flow', 'Flow', 'flow'], ['data_set', 'Data', 'data'], ['owner', 'Owner', 'owner'], ['people', 'People', 'people'],
  ['processing', 'Processing', 'processing'], ['contract', 'Contract', 'contract'], ['initiative', 'Initiative', 'initiative'],
];
const stackMethods: readonly DerivedMethod[] = [
  ...finders.map(([name, type, kind]) => method('Stack', name, ['string'], type, (stack, id: string) => stack.world.find(kind, id), `The ${kind} with that id`, `L’élément ${kind} de cet identifiant`)),
  method('Stack', 'tools_of', ['string'], 'list<Tool>', (stack, category: string) => derived(stack, byCategory).get(category) ?? [], 'Tools of a category', 'Les outils d’une catégorie'),
  method('Stack', 'paths', ['Tool', 'Tool'], 'list<list<Flow>>', (stack, from: Node, to: Node) => paths(derived(stack, graph), from, to), 'Paths of active flows from one tool to another, shortest first', 'Les chemins de flux actifs d’un outil à un autre, les plus courts d’abord'),
];

/** Every field that is no key of a file. */
export const derivedFields: readonly DerivedField[] = [...common, ...toolFields, ...flowFields, ...dataFields, ...otherFields, ...stackFields];
export const derivedMethods: readonly DerivedMethod[] = [...toolMethods, ...flowMethods, ...dataMethods, ...stackMethods];

function contractOfTool(tool: Node): Node | undefined {
  const contract = written<unknown>(tool, 'contract');
  if (typeof contract === 'string') return tool.world.find('contract', contract);
  return contract === undefined ? undefined : tool.world.contractIn(tool);
}

function allOwners(tool: Node): Node[] {
  const roles = written<Readonly<Record<string, string>>>(tool, 'owners') ?? {};
  return [...new Set(Object.values(roles))].flatMap(id => tool.world.find('owner', id) ?? []);
}

function disjoint(tool: Node, other: Node, key: 'countries' | 'brands'): boolean {
  const [a, b] = [tool, other].map(node => written<Readonly<Record<string, readonly string[]>>>(node, 'scope')?.[key]);
  return a !== undefined && b !== undefined && a.length > 0 && b.length > 0 && !a.some(value => b.includes(value));
}

function atLeastOne<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function bases(flow: Node, data: Node): readonly string[] {
  return legalBasesOf(flow.world.look, tracked(flow), data.id);
}

function categoriesOf(data: Node): readonly string[] {
  return written(data, 'categories') ?? [];
}

function sideIn(owner: Node, sides: readonly string[]): boolean | undefined {
  const side = written<string>(owner, 'side');
  return side === undefined ? undefined : sides.includes(side);
}

function dayOf(text: string | undefined): Day | undefined {
  const day = text === undefined ? undefined : parseDay(text);
  return day === undefined ? undefined : new Day(day);
}

function textOf(rule: Node, key: string): string | undefined {
  const text = written<string | { readonly en?: string; readonly fr?: string }>(rule, key);
  return typeof text === 'object' ? (text.en ?? text.fr) : text;
}

/** In force, pending or expired, as policies.md has it (rule and target are judged where waivers are applied). */
function waiverState(waiver: Node): string | undefined {
  const until = written<string>(waiver, 'until');
  if (until === undefined) return undefined;
  waiver.world.recorder.read(waiver.world.stack, waiver.world.todayName);
  if (until < waiver.world.today) return 'expired';
  const sides = (written<readonly string[]>(waiver, 'approved-by') ?? []).map(id => {
    const owner = waiver.world.find('owner', id);
    return owner && written<string>(owner, 'side');
  });
  const signed = sides.some(side => side === 'marketing' || side === 'business') && sides.some(side => side === 'it' || side === 'security' || side === 'privacy');
  return signed && written(waiver, 'reason') !== undefined ? 'in-force' : 'pending';
}

