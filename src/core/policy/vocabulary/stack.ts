// The lists, finders and graph questions of the stack.

import { active, byCategory, derived, graph, hub, liveTools } from '../world/cells.ts';
import { paths } from '../world/graph.ts';
import type { Node } from '../world/node.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

const lists: readonly (readonly [name: string, type: string, kind: Node['kind'], en: string, fr: string])[] = [
  ['tools', 'Tool', 'tool', 'All tools', 'Tous les outils'], ['flows', 'Flow', 'flow', 'All flows', 'Tous les flux'],
  ['data', 'Data', 'data', 'All data sets', 'Tous les jeux de données'], ['owners', 'Owner', 'owner', 'All owners', 'Tous les responsables'],
  ['people', 'People', 'people', 'All people', 'Toutes les personnes'], ['processing', 'Processing', 'processing', 'All processings', 'Tous les traitements'],
  ['initiatives', 'Initiative', 'initiative', 'All initiatives', 'Toutes les initiatives'], ['actions', 'Action', 'action', 'All actions', 'Toutes les actions'],
  ['waivers', 'Waiver', 'waiver', 'All waivers', 'Toutes les dérogations'], ['contracts', 'Contract', 'contract', 'All contracts, those in place too', 'Tous les contrats, y compris ceux écrits sur place'],
  ['observations', 'Observation', 'observation', 'What was seen in use, one a vendor', 'Ce qui a été observé, un par éditeur'],
];
export const stackFields: readonly DerivedField[] = [
  ...lists.map(([name, type, kind, en, fr]) => field('Stack', name, `list<${type}>`, stack => stack.world.all(kind), en, fr)),
  field('Stack', 'live_tools', 'list<Tool>', stack => derived(stack, liveTools), 'Tools that are live', 'Les outils en service'),
  field('Stack', 'active_flows', 'list<Flow>', stack => stack.world.all('flow').filter(flow => derived(flow, active)), 'Flows that are active', 'Les flux actifs'),
  field('Stack', 'hub', 'list<Tool>', stack => derived(stack, hub), 'Live tools that params.hub names, else those of category ipaas', 'Les outils en service cités par params.hub, sinon ceux de catégorie ipaas'),
];
const finders: readonly (readonly [name: string, type: string, kind: Node['kind']])[] = [
  ['tool', 'Tool', 'tool'], ['flow', 'Flow', 'flow'], ['data_set', 'Data', 'data'], ['owner', 'Owner', 'owner'], ['people', 'People', 'people'],
  ['processing', 'Processing', 'processing'], ['contract', 'Contract', 'contract'], ['initiative', 'Initiative', 'initiative'],
];
export const stackMethods: readonly DerivedMethod[] = [
  ...finders.map(([name, type, kind]) => method('Stack', name, ['string'], type, (stack, id: string) => stack.world.find(kind, id), `The ${kind} with that id`, `L’élément ${kind} de cet identifiant`)),
  method('Stack', 'tools_of', ['string'], 'list<Tool>', (stack, category: string) => derived(stack, byCategory).get(category) ?? [], 'Tools of a category', 'Les outils d’une catégorie'),
  method('Stack', 'paths', ['Tool', 'Tool'], 'list<list<Flow>>', (stack, from: Node, to: Node) => paths(derived(stack, graph), from, to), 'Paths of active flows from one tool to another, shortest first', 'Les chemins de flux actifs d’un outil à un autre, les plus courts d’abord'),
];
