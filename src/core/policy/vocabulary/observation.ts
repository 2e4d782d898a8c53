// What was seen in use, and how it meets what is declared.

import { catalogTool } from '../../values/catalog.ts';
import { Day, parseDay } from '../../values/day.ts';
import { derived, notedName } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { catalogIdOf, declaredTools, domainsOf, ignored, imports, latestIn, observationsOf, seeableIn, sightingsOf } from '../world/observed.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

/** A sighting is given as its position among those of the observation. */
export const observationFields: readonly DerivedField[] = [
  field('Observation', 'sightings', 'list<Sighting>', observation => [...sightingsOf(observation).keys()], 'Each time it was seen, in the order of the file', 'Chaque fois qu’il a été vu, dans l’ordre du fichier'),
  field('Observation', 'latest', 'Sighting', latest, 'The latest time it was seen', 'La dernière fois qu’il a été vu'),
  field('Observation', 'catalog', 'string', catalogIdOf, 'The catalog id that was recognised', 'La fiche du catalogue reconnue'),
  field('Observation', 'domain', 'string', observation => domainsOf(observation)[0], 'The domain it was seen under last', 'Le dernier domaine où il a été vu'),
  field('Observation', 'domains', 'list<string>', domainsOf, 'All domains it was seen under, the latest first', 'Tous les domaines où il a été vu, le plus récent d’abord'),
  field('Observation', 'catalog_name', 'string', catalogNameOf, 'Its name in the catalog, else as it was seen', 'Son nom dans le catalogue, sinon tel qu’il a été observé'),
  field('Observation', 'category', 'string', categoryOf, 'The category that the catalog suggests, to fill a fix with', 'La catégorie que suggère le catalogue, pour préremplir une correction'),
  field('Observation', 'declared_tools', 'list<Tool>', observation => derived(observation, declaredTools), 'Declared tools that it is of: same catalog id, same name, or a url with its domain', 'Les outils déclarés correspondants : même fiche du catalogue, même nom, ou une url de ce domaine'),
  field('Observation', 'declared_tool', 'Tool', observation => derived(observation, declaredTools)[0], 'The first of them', 'Le premier d’entre eux'),
  field('Observation', 'ignored', 'bool', observation => derived(observation, ignored), 'observations.ignore names its domain, or one above it', 'observations.ignore cite son domaine, ou un domaine parent'),
  field('Tool', 'observations', 'list<Observation>', tool => derived(tool, observationsOf), 'What was seen in use of it: same catalog id, same name, or its url’s domain', 'Ce qui en a été observé : même fiche du catalogue, même nom, ou le domaine de son url'),
  field('Tool', 'observed', 'bool', tool => derived(tool, observationsOf).length > 0, 'It was seen in use', 'Il a été vu à l’usage'),
  field('Tool', 'seeable_in', 'list<string>', tool => derived(tool, seeableIn), 'Sources that can see it in use: har and gtm (an active tag or SDK sends to it), sso (SSO is on), expenses (paid by card or expenses)', 'Les sources qui peuvent le voir à l’usage : har et gtm (une balise ou un SDK actif lui envoie des données), sso (SSO activé), expenses (payé par carte ou note de frais)'),
];

export const observationMethods: readonly DerivedMethod[] = [
  method('Observation', 'latest_in', ['string'], 'list<Sighting>', latestIn, 'What a source (gtm, har…) saw on its latest day; empty where it saw nothing', 'Ce qu’une source (gtm, har…) a vu à sa date la plus récente ; vide si elle n’a rien vu'),
  method('Stack', 'imported_on', ['string'], 'Day', importedOn, 'The latest day that a source (sso, har…) reported; unknown where it never did', 'La date la plus récente rapportée par une source (sso, har…) ; inconnue si elle n’a rien rapporté'),
];

/** The position of the entity that stands for the observation: its latest sighting. */
function latest(observation: Node): number {
  sightingsOf(observation);
  return Math.max(0, observation.sightings.indexOf(observation.entity as never));
}

function catalogNameOf(observation: Node): string {
  const id = catalogIdOf(observation);
  return (id === undefined ? undefined : catalogTool(id)?.name) ?? notedName(observation);
}

function categoryOf(observation: Node): string | undefined {
  const id = catalogIdOf(observation);
  return id === undefined ? undefined : catalogTool(id)?.category;
}

function importedOn(stack: Node, source: string): Day | undefined {
  const day = parseDay(derived(stack, imports).get(source) ?? '');
  return day === undefined ? undefined : new Day(day);
}
