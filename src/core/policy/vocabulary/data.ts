// Relations and effective values of a data set.

import { classOf, isA } from '../../values/taxonomy.ts';
import {
  activeFlowsOfData, derived, flowsOfData, holders, isConfidential, masters, personal, processings, stageOfData, systemOfRecord, used, written,
} from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

export const dataFields: readonly DerivedField[] = [
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

export const dataMethods: readonly DerivedMethod[] = [
  method('Data', 'has_class', ['string'], 'bool', (data, name: string) => categoriesOf(data).some(category => classOf(category) === name),
    'A category of that class: special-art9, criminal-art10, national-id, children, highly-personal', 'Une catégorie de cette classe : special-art9, criminal-art10, national-id, children, highly-personal'),
  method('Data', 'is_a', ['string'], 'bool', (data, ancestor: string) => categoriesOf(data).some(category => isA(category, ancestor)),
    'A category at or below that one', 'Une catégorie égale ou inférieure à celle-ci'),
];

function categoriesOf(data: Node): readonly string[] {
  return written(data, 'categories') ?? [];
}
