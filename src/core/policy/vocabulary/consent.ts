// What personal data are used for, on which legal basis, and how far consent, choices and erasure reach.

import { isA } from '../../values/taxonomy.ts';
import { derived, purposes, written } from '../world/cells.ts';
import { consentGap, contactsPeople, contactTools, hearsPlatform } from '../world/consent-signals.ts';
import { choiceData, choiceSources, consentAsked, consentPath, dataBeyondConsent, hearsChoices, purposesBeyondConsent, receivesChoices } from '../world/data-paths.ts';
import { basesFor, carriesCategory, collects, copiesIn, copiesOf, deviceIntake, flowsRecorded, personalIntake } from '../world/data-uses.ts';
import { dpiaCause, dpiaCriteria } from '../world/dpia.ts';
import type { Node } from '../world/node.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

export const consentFields: readonly DerivedField[] = [
  field('Flow', 'collects', 'bool', collects, 'It takes data from the person: it comes from people, or its method is tag, sdk or form', 'Il recueille des données auprès de la personne : il part de personnes, ou sa méthode est tag, sdk ou form'),
  field('Flow', 'consent_gap', 'list<Flow>', flow => derived(flow, consentGap), 'For the first tag or SDK of its from whose consent nothing collects (no consent-via, no consent platform before it): all such flows of that from; empty otherwise', 'Pour le premier tag ou SDK de son origine dont rien ne recueille le consentement (ni consent-via, ni plateforme de consentement en amont) : tous ceux de cette origine ; vide sinon'),
  field('Tool', 'personal_intake', 'list<Data>', tool => derived(tool, personalIntake), 'Personal data sets that it holds or that active flows bring it; none of flows with protection aggregated', 'Les données personnelles qu’il détient ou que des flux actifs lui apportent ; aucune pour les flux en protection aggregated'),
  field('Tool', 'copies', 'list<Data>', tool => derived(tool, copiesIn), 'Personal data sets of which it keeps a copy: held as master or replica, or received from another tool (and not transient)', 'Les données personnelles dont il garde une copie : détenues comme master ou replica, ou reçues d’un autre outil (hors transient)'),
  field('Tool', 'hears_consent_platform', 'bool', tool => derived(tool, hearsPlatform), 'It is a consent platform, or an active flow from one comes into it', 'C’est une plateforme de consentement, ou un flux actif en provient'),
  field('Tool', 'receives_choices', 'bool', tool => derived(tool, receivesChoices), 'An active flow into it carries user.privacy_preferences', 'Un flux actif entrant transporte user.privacy_preferences'),
  field('Tool', 'hears_choices', 'bool', tool => derived(tool, hearsChoices), 'Choices reach it: it is their source, or a chain of active flows, each carrying user.privacy_preferences, leads to it from there; where no source is stated, it holds or exchanges them', 'Les choix lui parviennent : il en est la source, ou une chaîne de flux actifs, chacun transportant user.privacy_preferences, y mène depuis elle ; si aucune source n’est précisée, il les détient ou les échange'),
  field('Tool', 'contacts_people', 'bool', tool => derived(tool, contactsPeople), 'Live, and receives user.contact data: of params.messaging-categories for marketing.communications, or of params.advertising-categories for marketing.advertising', 'En service, et reçoit des données user.contact : de params.messaging-categories pour marketing.communications, ou de params.advertising-categories pour marketing.advertising'),
  field('Tool', 'flows_in_record', 'bool', tool => derived(tool, flowsRecorded), 'It has active flows of personal data, each with a processing that has a line of the record', 'Il a des flux actifs de données personnelles, chacun avec un traitement inscrit au registre'),
  field('Tool', 'dpia_criteria', 'list<string>', dpiaCriteria, 'Criteria of an impact assessment (WP248) that it meets: stated, or shown by what it carries', 'Les critères d’une analyse d’impact (WP248) qu’il remplit : déclarés, ou montrés par ce qu’il transporte'),
  field('Data', 'copies', 'list<Tool>', data => derived(data, copiesOf), 'Live tools that keep a copy of it, if it is personal: what an erasure has to reach', 'Les outils en service qui en gardent une copie, si elles sont personnelles : ce qu’un effacement doit atteindre'),
  field('Stack', 'choice_data', 'list<Data>', stack => derived(stack, choiceData), 'Data sets of people’s choices (user.privacy_preferences)', 'Les jeux de données des choix des personnes (user.privacy_preferences)'),
  field('Stack', 'choice_sources', 'list<Tool>', stack => derived(stack, choiceSources), 'Where people’s choices are kept: systems of record of user.privacy_preferences, else consent platforms that hold or send them', 'Où sont gardés les choix des personnes : systèmes de référence de user.privacy_preferences, sinon plateformes de consentement qui les détiennent ou les envoient'),
  field('Stack', 'contact_tools', 'double', stack => derived(stack, contactTools), 'How many tools contact people', 'Combien d’outils contactent des personnes'),
];

export const consentMethods: readonly DerivedMethod[] = [
  method('Flow', 'bases_for', ['string'], 'list<string>', (flow, purpose: string) => basesFor(flow, purpose), 'Legal bases on which it uses personal data for that purpose: its own, else those of its processings for that purpose, else those of the data sets', 'Les bases légales de cette finalité pour ses données personnelles : la sienne, sinon celles de ses traitements pour cette finalité, sinon celles des jeux de données'),
  method('Flow', 'carries_category', ['string'], 'bool', (flow, category: string) => carriesCategory(flow, category), 'It carries personal data with a category at or below that one', 'Il transporte des données personnelles d’une catégorie égale ou inférieure à celle-ci'),
  method('Flow', 'from_device', ['Data'], 'bool', (flow, data: Node) => fromDevice(flow, data), 'That data set enters its from, or its via, by a tag or an SDK', 'Ces données entrent dans son from, ou son via, par un tag ou un SDK'),
  method('Flow', 'consent_asked', ['Data'], 'list<string>', (flow, data: Node) => consentAsked(flow, data), 'Purposes for which consent is asked where that data set is collected on its way to this flow; unknown where no collection says', 'Les finalités pour lesquelles le consentement est demandé là où ces données sont collectées avant d’arriver à ce flux ; inconnu si aucune collecte ne le dit'),
  method('Flow', 'consent_path', ['Data'], 'list<Flow>', (flow, data: Node) => consentPath(flow, data), 'The shortest path of active flows that brings that data set from its collection on consent to this flow', 'Le plus court chemin de flux actifs qui amène ces données de leur collecte sur consentement jusqu’à ce flux'),
  method('Flow', 'data_beyond_consent', ['list<string>'], 'list<Data>', (flow, within: readonly string[]) => dataBeyondConsent(flow, within), 'Personal data that it uses on consent, for a purpose at or below one of those, beyond what was asked at collection', 'Les données personnelles utilisées sur consentement, pour une finalité égale ou inférieure à l’une de celles-ci, au-delà de ce qui a été demandé à la collecte'),
  method('Flow', 'purposes_beyond_consent', ['list<string>'], 'list<string>', (flow, within: readonly string[]) => purposesBeyondConsent(flow, within), 'Its purposes at or below one of those that go beyond the consent asked at collection', 'Ses finalités, égales ou inférieures à l’une de celles-ci, qui dépassent le consentement demandé à la collecte'),
  method('Flow', 'data_beyond', ['map<string, list<string>>'], 'list<Data>', (flow, denied: ReadonlyMap<string, readonly string[]>) => dataBeyond(flow, denied), 'Data sets with a category that a map (purpose to categories) lists for one of its purposes, or for one above it; not anonymised, not synthetic', 'Les jeux de données d’une catégorie qu’une table (finalité vers catégories) cite pour une de ses finalités, ou une finalité parente ; ni anonymisés, ni synthétiques'),
  method('Tool', 'gets_by_device', ['Data'], 'bool', (tool, data: Node) => derived(tool, deviceIntake).includes(data), 'That data set enters it by a tag or an SDK', 'Ces données y entrent par un tag ou un SDK'),
  method('Tool', 'dpia_cause', ['string'], 'string', (tool, criterion: string) => dpiaCause(tool, criterion), 'What shows that criterion, by name; empty where it is stated only', 'Ce qui montre ce critère, par son nom ; vide s’il est seulement déclaré'),
];

function fromDevice(flow: Node, data: Node): boolean {
  return ['from', 'via'].some(end => {
    const tool = flow.world.find('tool', written<string>(flow, end) ?? '');
    return tool !== undefined && derived(tool, deviceIntake).includes(data);
  });
}

function dataBeyond(flow: Node, denied: ReadonlyMap<string, readonly string[]>): readonly Node[] {
  if (denied.size === 0) return [];
  const stated = derived(flow, purposes);
  const categories = [...denied].filter(([purpose]) => stated.some(one => isA(one, purpose))).flatMap(([, listed]) => listed);
  if (categories.length === 0) return [];
  return (written<readonly string[]>(flow, 'data') ?? []).flatMap(id => flow.world.find('data', id) ?? []).filter(data => {
    const safeguards = written<readonly string[]>(data, 'safeguards') ?? [];
    if (safeguards.includes('anonymised') || safeguards.includes('synthetic')) return false;
    return (written<readonly string[]>(data, 'categories') ?? []).some(category => categories.some(one => isA(category, one)));
  });
}
