// What was seen in use matched with what is declared: by catalog id, by name, by domain.

import { catalogTool, catalogToolsNamed, catalogTools, foldName } from '../../values/catalog.ts';
import type { ObservedValue } from '../../model/values.ts';
import { cell, contractOfTool, derived, inflows, written } from './cells.ts';
import { nameOf } from './keys.ts';
import type { Node } from './node.ts';

const sightingsName = nameOf('@sightings');
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** The sightings of an observation, noted. */
export function sightingsOf(observation: Node): readonly ObservedValue[] {
  observation.world.recorder.read(observation, sightingsName);
  return observation.sightings.map(entity => entity.value as ObservedValue);
}

/** Positions of the sightings that `source` made on the latest of its days. */
export function latestIn(observation: Node, source: string): readonly number[] {
  const sightings = sightingsOf(observation);
  const ofSource = [...sightings.keys()].filter(index => sightings[index]?.source === source);
  const last = ofSource.map(index => sightings[index]?.on ?? '').reduce((a, b) => (a > b ? a : b), '');
  return ofSource.filter(index => (sightings[index]?.on ?? '') === last);
}

/** The catalog id that a sighting gives. */
export function catalogIdOf(observation: Node): string | undefined {
  return sightingsOf(observation).find(({ tool }) => tool !== undefined)?.tool;
}

/** Domains under which it was seen, the latest first. */
export function domainsOf(observation: Node): readonly string[] {
  const byDay = [...sightingsOf(observation)].sort((a, b) => ((b.on ?? '') > (a.on ?? '') ? 1 : (b.on ?? '') < (a.on ?? '') ? -1 : 0));
  return unique(byDay.flatMap(({ domain }) => (domain === undefined ? [] : [domain.toLowerCase()])));
}

/** Names under which a declared tool would be it: `id:…`, `name:…`, `host:…` as seen, `site:…` as the catalog has it. */
const seenAs = cell('observation', '@seen-as', observation => {
  const names = unique(sightingsOf(observation).flatMap(({ name }) => (name === undefined ? [] : [name])));
  const domains = domainsOf(observation);
  const stated = catalogIdOf(observation);
  const ids = stated === undefined ? [...domains.flatMap(idAt), ...names.flatMap(catalogToolsNamed).map(({ id }) => id)] : [stated];
  return unique([
    ...ids.map(id => `id:${id}`), ...[...names, ...ids.flatMap(catalogNames)].map(name => `name:${foldName(name)}`),
    ...domains.flatMap(parentsOf).map(host => `host:${host}`), ...ids.flatMap(ownSites).map(host => `site:${host}`),
  ]).filter(key => key !== 'name:');
});

function catalogNames(id: string): readonly string[] {
  const tool = catalogTool(id);
  return tool ? [tool.name, ...(tool.aliases ?? [])] : [];
}

/** Ids of the catalog by website and domain. */
const idsBySite: ReadonlyMap<string, readonly string[]> = sites();

function sites(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, website, domains } of catalogTools.values()) {
    for (const site of new Set([website, ...domains].map(domain => domain.toLowerCase()))) found.set(site, [...(found.get(site) ?? []), id]);
  }
  return found;
}

/** What the catalog has at a domain, or at the nearest one above it. */
function idAt(domain: string): readonly string[] {
  const site = parentsOf(domain).find(one => idsBySite.has(one));
  return site === undefined ? [] : (idsBySite.get(site) ?? []).slice(0, 1);
}

/** Domains of the catalog that are of this tool alone. */
function ownSites(id: string): readonly string[] {
  const tool = catalogTool(id);
  return tool ? unique([tool.website, ...tool.domains]).filter(site => idsBySite.get(site.toLowerCase())?.length === 1) : [];
}

/** `a.b.example.com` and each domain above it, down to two labels. */
function parentsOf(host: string): readonly string[] {
  const labels = host.split('.');
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, index) => labels.slice(index).join('.'));
}

/** Names under which a declared tool goes. */
function declaredAs(tool: Node): readonly string[] {
  const catalog = written<string>(tool, 'catalog');
  const name = written<string>(tool, 'name');
  const host = hostOf(written<string>(tool, 'url'));
  return [
    ...(catalog === undefined ? [] : [`id:${catalog}`]), ...(name === undefined ? [] : [`name:${foldName(name)}`]),
    ...(host === undefined ? [] : [`host:${host}`, ...parentsOf(host).map(site => `site:${site}`)]),
  ].filter(key => key !== 'name:');
}

function hostOf(url: string | undefined): string | undefined {
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i.exec(url ?? '')?.[1]?.toLowerCase();
}

const allSeen = cell('stack', '@observed-as', stack => indexBy(stack.world.all('observation'), observation => derived(observation, seenAs)));
const allDeclared = cell('stack', '@declared-as', stack => indexBy(stack.world.all('tool'), declaredAs));

function indexBy(nodes: readonly Node[], keysOf: (node: Node) => readonly string[]): ReadonlyMap<string, readonly Node[]> {
  const index = new Map<string, Node[]>();
  for (const node of nodes) {
    for (const key of keysOf(node)) {
      const list = index.get(key);
      if (list) list.push(node);
      else index.set(key, [node]);
    }
  }
  return index;
}

function matching(index: ReadonlyMap<string, readonly Node[]>, keys: readonly string[]): readonly Node[] {
  return unique(keys.flatMap(key => index.get(key) ?? [])).sort((a, b) => a.order - b.order);
}

/** Declared tools that an observation is of. */
export const declaredTools = cell('observation', '@declared-tools', observation => matching(derived(observation.world.stack, allDeclared), derived(observation, seenAs)));

/** Observations of a tool. */
export const observationsOf = cell('tool', '@observations', tool => {
  const seen = derived(tool.world.stack, allSeen);
  return seen.size === 0 ? [] : matching(seen, declaredAs(tool));
});

/** The latest day of each source, over all sightings. */
export const imports = cell('stack', '@imports', stack => {
  const days = new Map<string, string>();
  for (const { source, on } of stack.world.all('observation').flatMap(sightingsOf)) {
    if (source !== undefined && on !== undefined && on > (days.get(source) ?? '')) days.set(source, on);
  }
  return days;
});

/** True where `observations.ignore` names one of its domains or a domain above it; without a domain, one of the catalog's for it. */
export const ignored = cell('observation', '@ignored', observation => {
  const entries = written<readonly { readonly domain?: string }[]>(observation.world.node('observations', 'observations'), 'ignore') ?? [];
  if (entries.length === 0) return false;
  const left = new Set(entries.map(({ domain }) => domain?.toLowerCase()));
  const seen = domainsOf(observation);
  const id = catalogIdOf(observation);
  const domains = seen.length > 0 || id === undefined ? seen : ownSites(id);
  return domains.flatMap(parentsOf).some(domain => left.has(domain));
});

/** Sources that can see a tool in use: a tag or an SDK sends to it, people sign in to it through SSO, somebody pays it by card. */
export const seeableIn = cell('tool', '@seeable-in', tool => {
  const isOnDevice = derived(tool, inflows).some(flow => written(flow, 'to') === tool.id && ['tag', 'sdk'].includes(written<string>(flow, 'method') ?? ''));
  const sso = written<{ readonly sso?: { readonly enabled?: boolean } }>(tool, 'security')?.sso?.enabled === true;
  const contract = contractOfTool(tool);
  const isPaidByHand = contract !== undefined && ['card', 'expenses'].includes(written<string>(contract, 'paid-by') ?? '');
  return [...(isOnDevice ? ['har', 'gtm'] : []), ...(sso ? ['sso'] : []), ...(isPaidByHand ? ['expenses'] : [])];
});
