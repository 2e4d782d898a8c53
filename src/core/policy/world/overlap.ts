// What is done twice: several masters of one data set, several tools for one need.

import { byCategory, cell, derived, instanceRoot, masters, stageOfTool, written } from './cells.ts';
import type { Node } from './node.ts';

type Scope = Readonly<Record<'countries' | 'brands', readonly string[] | undefined>>;

const scopeOf = (tool: Node): Partial<Scope> => written<Scope>(tool, 'scope') ?? {};

function shareNone(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a !== undefined && b !== undefined && a.length > 0 && b.length > 0 && !a.some(value => b.includes(value));
}

/** Both state countries (or brands) and share none. */
export function disjointScope(tool: Node, other: Node): boolean {
  const [a, b] = [scopeOf(tool), scopeOf(other)];
  return shareNone(a.countries, b.countries) || shareNone(a.brands, b.brands);
}

/** Joined by `instance-of`, directly or through a common parent. */
export function sameThing(tool: Node, other: Node): boolean {
  return derived(tool, instanceRoot) === derived(other, instanceRoot);
}

const competes = (tool: Node, other: Node): boolean => tool !== other && !sameThing(tool, other) && !disjointScope(tool, other);

/** Masters of one data set that are compared with each other, at most. */
const mostCompared = 64;

/** The declared system of record and live masters, less those that are the same thing or of another scope. */
export const rivalMasters = cell('data', '@rival-masters', data => {
  const declared = written<string>(data, 'system-of-record');
  const record = declared === undefined ? undefined : data.world.find('tool', declared);
  const live = derived(data, masters);
  const all = [...new Set([...(record && live.length > 0 ? [record] : []), ...live])].slice(0, mostCompared);
  return all.filter(tool => all.some(other => competes(tool, other))).sort((a, b) => a.order - b.order);
});

/** Tools of a category in pilot or production that are to stay, the longest there first. */
const staying = cell('stack', '@staying', (stack): ReadonlyMap<string, readonly Node[]> => new Map([...derived(stack, byCategory)].map(([category, tools]) =>
  [category, tools.filter(isStaying).sort((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : a.order - b.order))])), true);

function isStaying(tool: Node): boolean {
  const stage = derived(tool, stageOfTool);
  const disposition = written(tool, 'disposition');
  return (stage === 'pilot' || stage === 'production') && disposition !== 'migrate' && disposition !== 'eliminate';
}

/** A day not stated comes last. */
const since = (tool: Node): string => written<{ readonly since?: string }>(tool, 'lifecycle')?.since ?? '~';

function stayingPeers(tool: Node): readonly Node[] {
  const category = written<string>(tool, 'category');
  return category === undefined || !isStaying(tool) ? [] : (derived(tool.world.stack, staying).get(category) ?? []);
}

/** Tools that are named beside one, at most. */
const mostNamed = 20;

/** Others that serve the same need in the same scope and were there before, each thing once. */
export const elders = cell('tool', '@elders', tool => {
  const found = new Map<Node, Node>();
  for (const other of stayingPeers(tool)) {
    if (other === tool || found.size === mostNamed) break;
    const root = derived(other, instanceRoot);
    if (!found.has(root) && competes(tool, other)) found.set(root, other);
  }
  return [...found.values()];
});

/** Others that serve the same need elsewhere, for more countries and brands (as many: earlier in the stack). */
export const widerPeers = cell('tool', '@wider-peers', tool => {
  const own = breadth(tool);
  const found = stayingPeers(tool).filter(other => other !== tool && !sameThing(tool, other) && disjointScope(tool, other))
    .map(other => ({ other, more: breadth(other) - own })).filter(({ other, more }) => more > 0 || (more === 0 && other.order < tool.order));
  return found.sort((a, b) => b.more - a.more || a.other.order - b.other.order).slice(0, mostNamed).map(({ other }) => other);
});

function breadth(tool: Node): number {
  const { countries = [], brands = [] } = scopeOf(tool);
  return countries.length + brands.length;
}
