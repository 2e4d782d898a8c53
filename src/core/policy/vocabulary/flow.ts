// Relations and effective values of a flow.

import { legalBasesOf, methodKinds } from '../../model/effective.ts';
import {
  active, carriesConfidential, derived, exceptions, ownerOfFlow, personalData, purposes, stageOfAFlow, subjects, toolsOf, written,
} from '../world/cells.ts';
import { isMachine } from '../world/graph.ts';
import type { Node } from '../world/node.ts';
import { tracked } from '../world/tracked.ts';
import { atLeastOne, type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

export const flowFields: readonly DerivedField[] = [
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
  field('Flow', 'personal_data', 'list<Data>', flow => derived(flow, personalData), 'Personal data sets that it carries; none where protection is aggregated', 'Les données personnelles transportées ; aucune si protection vaut aggregated'),
  field('Flow', 'personal', 'bool', flow => derived(flow, personalData).length > 0, 'It carries personal data', 'Il transporte des données personnelles'),
  field('Flow', 'confidential', 'bool', flow => derived(flow, carriesConfidential), 'It carries confidential or restricted data', 'Il transporte des données confidentielles ou restreintes'),
];

export const flowMethods: readonly DerivedMethod[] = [
  method('Flow', 'legal_basis', ['Data'], 'string', (flow, data: Node) => bases(flow, data)[0], 'Of the flow, else of its processing, else of the data set', 'Du flux, sinon de son traitement, sinon du jeu de données', 'legal-basis'),
  method('Flow', 'legal_bases', ['Data'], 'list<string>', (flow, data: Node) => bases(flow, data), 'All of them, where processings differ', 'Toutes, si les traitements diffèrent'),
];

function bases(flow: Node, data: Node): readonly string[] {
  return legalBasesOf(flow.world.look, tracked(flow), data.id);
}
