// Numbers for everything that can be read of an entity: its top-level keys, who names it, what is derived from it.

import { schemaAt } from '../../schema/schema-at.ts';
import type { EntityKind } from '../../model/entity.ts';

/** Kinds of node: those of entities, and the two sections that are neither entries nor part of `stack:`. */
export type NodeKind = EntityKind | 'alliance' | 'observations';

/** In the order in which findings are given out. */
export const nodeKinds: readonly NodeKind[] = [
  'stack', 'alliance', 'observations', 'owner', 'people', 'data', 'tool', 'contract', 'flow', 'processing', 'initiative', 'waiver', 'action',
  'observation', 'rule',
];

const sections: Readonly<Partial<Record<NodeKind, readonly [string, readonly (string | number)[]]>>> = {
  stack: ['stack', []], alliance: ['alliance', []], observations: ['observations', []], owner: ['owners', []], people: ['people', []], data: ['data', []],
  tool: ['tools', []], contract: ['contracts', []], flow: ['flows', []], processing: ['processing', []], initiative: ['initiatives', []],
  waiver: ['waivers', []], action: ['alliance', ['actions', 'x']],
};

/** The section that declares a kind, and the path from the entry's value to one of them; undefined for kinds that no manifest declares. */
export function sectionOfKind(kind: NodeKind): readonly [section: string, path: readonly (string | number)[]] | undefined {
  return Object.hasOwn(sections, kind) ? sections[kind] : undefined;
}

/** Top-level keys of a kind, as files write them. */
export function keysOfKind(kind: NodeKind): readonly string[] {
  if (kind === 'rule') return [...(schemaAt('martech-policies', 'rules', [])?.properties.keys() ?? [])];
  if (kind === 'observation') return [...(schemaAt('martech-observations', 'observed', [0])?.properties.keys() ?? [])];
  const section = sections[kind];
  return section ? [...(schemaAt('martech-stack', section[0], section[1])?.properties.keys() ?? [])] : [];
}

/** What is not a key of the file: existence, where it is written, sightings, and names of derived values. */
const special = [
  '@exists', '@place', '@uses', '@sightings', '@today', '@duplicates', '@rules', ...nodeKinds.map(kind => `@all:${kind}`),
  '@stage', '@live', '@zone', '@active', '@flows', '@active-flows', '@inflows', '@outflows', '@upstream', '@downstream', '@held', '@carries', '@receives',
  '@peers', '@instance-root', '@owner', '@purposes', '@subjects', '@exceptions', '@personal-data', '@confidential', '@holders', '@masters',
  '@personal', '@used', '@system-of-record', '@processings', '@tools', '@notice-date', '@graph', '@by-category', '@hub', '@live-tools',
  '@carries-personal',
  '@hosted', '@carries-confidential', '@records', '@risk-tier',
  '@personal-intake', '@device-intake', '@flows-recorded', '@copies-in', '@copies-of', '@consent-paths', '@beyond-consent', '@choice-data', '@choice-sources',
  '@choice-reach', '@hears-choices', '@receives-choices', '@hears-platform', '@consent-gaps', '@consent-gap', '@contacts-people', '@contact-tools', '@dpia',
  '@seen-as', '@observed-as', '@declared-as', '@observations', '@declared-tools', '@imports', '@ignored', '@seeable-in',
  '@links', '@links-by-data', '@loops', '@loops-of-flow', '@separators', '@passages', '@only-way', '@passes-hub', '@direct-flows', '@direct-ratio',
  '@flow-count', '@rival-masters', '@staying', '@elders', '@first-senders', '@wider-peers',
] as const;

const roles = nodeKinds.flatMap(kind => keysOfKind(kind).map(key => `@${kind}.${key}`));
const names: readonly string[] = [...new Set([...nodeKinds.flatMap(keysOfKind), ...special, ...roles])];
const numbers: ReadonlyMap<string, number> = new Map(names.map((name, index) => [name, index]));

/** How many names there are; a kind's names are numbered from `kindIndex * nameCount`. */
export const nameCount = names.length;

/** The number of a name; -1 for a key that no schema knows (`x-…`), which nothing reads. */
export function nameOf(name: string): number {
  return numbers.get(name) ?? -1;
}

const kindIndexes = Object.fromEntries(nodeKinds.map((kind, index) => [kind, index])) as Readonly<Record<NodeKind, number>>;

/** The place of a kind among all kinds. */
export function kindIndexOf(kind: NodeKind): number {
  return kindIndexes[kind];
}
