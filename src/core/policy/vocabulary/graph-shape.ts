// Relations that speak of the shape of the whole stack: loops, single points, the hub, direct links, doubles.

import { derived } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { elders, rivalMasters, widerPeers } from '../world/overlap.ts';
import { directFlows, directRatio, firstSenders, flowCount, linksGroups, loops, onlyWay, passesHub, sharedData } from '../world/shape.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

export const shapeFields: readonly DerivedField[] = [
  field('Flow', 'cycles', 'list<list<Flow>>', flow => derived(flow, loops),
    'The loops that this flow begins, shortest first: automatic flows between tools that come back to where they start, all carry one same data set, and none of which has feedback true (at most ten)',
    'Les boucles que ce flux commence, les plus courtes d’abord : des flux automatiques entre outils qui reviennent à leur départ, transportent tous un même jeu de données, et dont aucun n’a feedback à true (dix au plus)'),
  field('Flow', 'passes_hub', 'bool', flow => derived(flow, passesHub), 'A tool of stack.hub is its from, via or to', 'Un outil de stack.hub est son from, via ou to'),
  field('Tool', 'only_way', 'list<Flow>', tool => derived(tool, onlyWay),
    'A way of one data set between two other tools of criticality high or vital, by automatic flows, that no way avoiding this tool replaces; flows that say required false are no part of it; empty without one',
    'Un trajet d’un même jeu de données entre deux autres outils de criticité high ou vital, par des flux automatiques, qu’aucun trajet évitant cet outil ne remplace ; les flux où required vaut false n’en font pas partie ; vide sinon'),
  field('Tool', 'elder_peers', 'list<Tool>', tool => derived(tool, elders),
    'Others of its category in pilot or production, not to be migrated or eliminated, of a scope that is not disjoint, that were there before (lifecycle.since, then order of the file), each thing once (at most twenty)',
    'Les autres outils de sa catégorie en pilote ou en production, ni à migrer ni à éliminer, de périmètre non disjoint, arrivés avant lui (lifecycle.since, puis ordre du fichier), un par chaîne instance-of (vingt au plus)'),
  field('Tool', 'wider_peers', 'list<Tool>', tool => derived(tool, widerPeers),
    'The same of a disjoint scope with more countries and brands (as many: earlier in the file)', 'De même, de périmètre disjoint et comptant plus de pays et de marques (à égalité : avant lui dans le fichier)'),
  field('Data', 'rival_masters', 'list<Tool>', data => derived(data, rivalMasters),
    'The declared system of record and live tools that hold it as master, where they are neither the same thing nor of disjoint scopes', 'Le système de référence déclaré et les outils en service qui le détiennent comme master, s’ils ne sont ni la même chose ni de périmètres disjoints'),
  field('Data', 'first_senders', 'list<Tool>', data => derived(data, firstSenders), 'Live tools that send it and do not receive it', 'Les outils en service qui l’envoient sans le recevoir'),
  field('Stack', 'direct_flows', 'list<Flow>', stack => derived(stack, directFlows),
    'Active automatic flows between two tools, without via and not touching stack.hub; those whose data most of them carry first', 'Les flux automatiques actifs entre deux outils, sans via et hors de stack.hub ; d’abord ceux dont les données circulent le plus ainsi'),
  field('Stack', 'direct_ratio', 'double', stack => derived(stack, directRatio), 'Direct flows for each tool that they join', 'Nombre de flux directs par outil relié'),
  field('Stack', 'flow_count', 'double', stack => derived(stack, flowCount), 'How many flows there are, without listing them', 'Le nombre de flux, sans les lister'),
];

export const shapeMethods: readonly DerivedMethod[] = [
  method('Tool', 'links_groups', ['int'], 'list<Tool>', (tool, size: bigint) => linksGroups(tool, Number(size)),
    'One neighbour in each group of at least so many tools that this tool alone links, by active flows in any direction; the largest groups first, at most ten; empty unless there are two',
    'Un voisin dans chaque groupe d’au moins ce nombre d’outils que cet outil est seul à relier, par des flux actifs dans un sens ou dans l’autre ; les plus grands d’abord, dix au plus ; vide s’il n’y en a pas deux'),
  method('Stack', 'shared_data', ['list<Flow>'], 'list<Data>', (_, flows: readonly Node[]) => sharedData(flows), 'Data sets that all these flows carry', 'Les jeux de données que tous ces flux transportent'),
];
