// Relations and effective values of a tool.

import {
  activeFlowsOf, carries, carriesPersonal, contractOfTool, derived, downstream, flowsOf, held, inflows, instanceRoot, isLive, outflows, peers, receives, stageOfTool, upstream, written, zone,
} from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { disjointScope, sameThing } from '../world/overlap.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

export const toolFields: readonly DerivedField[] = [
  field('Tool', 'stage', 'string', tool => derived(tool, stageOfTool), 'Its stage; production where none is stated', 'Son étape ; production si rien n’est précisé'),
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
  field('Tool', 'carries_personal', 'bool', tool => derived(tool, carriesPersonal), 'It holds personal data, or an active flow carries some, not aggregated', 'Il détient des données personnelles, ou un flux actif en transporte, non agrégées'),
  field('Tool', 'receives', 'list<Data>', tool => derived(tool, receives), 'Data sets of active flows into it', 'Les jeux de données des flux actifs entrants'),
  field('Tool', 'all_owners', 'list<Owner>', allOwners, 'Everyone named under owners', 'Tous ceux cités sous owners'),
  field('Tool', 'peers', 'list<Tool>', tool => derived(tool, peers), 'The other tools of its category', 'Les autres outils de sa catégorie'),
  field('Tool', 'instance_root', 'Tool', tool => derived(tool, instanceRoot), 'The tool at the top of the chain of instance-of', 'L’outil en tête de la chaîne instance-of'),
];

export const toolMethods: readonly DerivedMethod[] = [
  method('Tool', 'same_thing', ['Tool'], 'bool', sameThing,
    'Joined by instance-of, directly or through a common parent', 'Reliés par instance-of, directement ou par un parent commun'),
  method('Tool', 'disjoint_scope', ['Tool'], 'bool', disjointScope,
    'Both state countries (or brands) and share none', 'Chacun précise ses pays (ou marques) et aucun n’est commun'),
];

function allOwners(tool: Node): Node[] {
  const roles = written<Readonly<Record<string, string>>>(tool, 'owners') ?? {};
  return [...new Set(Object.values(roles))].flatMap(id => tool.world.find('owner', id) ?? []);
}
