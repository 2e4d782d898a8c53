// Where something that an expression or a path speaks of is written.

import { placeOfPath } from '../../model/place-of.ts';
import { schemaAt } from '../../schema/schema-at.ts';
import { nodeAt, type Path } from '../../syntax/node.ts';
import type { Place } from '../../text/place.ts';
import { placeIn } from '../../syntax/document.ts';
import { pathText, parsePath } from '../expressions/path.ts';
import { MapItem, View } from '../expressions/view.ts';
import { nameOf, sectionOfKind } from '../world/keys.ts';
import type { Node } from '../world/node.ts';

/** A node and a path in it, keys as the file writes them. */
export interface Location {
  readonly node: Node;
  readonly path: Path;
}

/** A contract in place lies in its tool. */
export function homeOf({ node, path }: Location): Location {
  return node.tool ? { node: node.tool, path: ['contract', ...path] } : { node, path };
}

/** The value at a path in a node's normalised value. */
export function valueAt({ node, path }: Location): unknown {
  const [index, ...inner] = path;
  if (typeof index === 'number') return within(node.sightings[index]?.value, inner);
  return within(node.entity?.value, path);
}

function within(whole: unknown, path: Path): unknown {
  let value = whole;
  for (const step of path) value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
  return value;
}

/** Follows keys from a location; an id with more keys behind it leads into the entity that it names. Undefined where it leads nowhere. */
export function follow(start: Location, keys: Path): Location | undefined {
  const [first, ...rest] = keys;
  // Sections beside `stack:` are reached from the stack.
  if (start.node.kind === 'stack' && start.path.length === 0 && (first === 'alliance' || first === 'observations')) {
    return { node: start.node.world.node(first, first), path: rest };
  }
  if (start.node.kind === 'observation' && start.path.length === 0 && first !== undefined) return followSighting(start.node, first === 'latest' ? rest : keys);
  let at = start;
  for (const key of keys) {
    const value = valueAt(at);
    if (typeof value === 'string') {
      const named = namedAt(at, value);
      if (!named) return undefined;
      at = { node: named, path: [key] };
    } else at = { node: at.node, path: [...at.path, key] };
  }
  return homeOf(at);
}

/** An observation is read through its latest sighting. */
function followSighting(node: Node, keys: Path): Location {
  return { node, path: [Math.max(0, node.sightings.indexOf(node.entity as never)), ...keys] };
}

/** The entity that an id at a location names. */
export function namedAt(at: Location, id: string): Node | undefined {
  const section = sectionOfKind(at.node.kind);
  const schema = section && schemaAt('martech-stack', section[0], [...section[1], ...at.path]);
  const kinds = schema?.ref ?? schema?.scalarForm?.ref ?? [];
  for (const kind of kinds) {
    const node = isKind(kind) ? at.node.world.find(kind, id) : undefined;
    if (node) return node;
  }
  return undefined;
}

function isKind(kind: string): kind is Node['kind'] {
  return sectionOfKind(kind as Node['kind']) !== undefined;
}

/** Where a location is written; undefined where it is not. Noted, so that a moved text moves what points at it. */
export function placeOf(location: Location): Place | undefined {
  const { node, path } = homeOf(location);
  node.world.recorder.read(node, nameOf('@place'));
  if (!node.entity) return undefined;
  if (path.length === 0) return node.entity.place;
  const [index, ...inner] = path;
  if (typeof index === 'number') {
    const sighting = node.sightings[index];
    return sighting && placeOfPath(sighting, inner);
  }
  const keys = fileSteps(node, path);
  return placeOfPath(node.entity, keys) ?? keyPlace(node, keys);
}

/** For the key of a map (`holds.customer-email`): the key itself when nothing else is found. */
function keyPlace(node: Node, path: Path): Place | undefined {
  const map = node.entity && nodeAt(node.entity.node, path.slice(0, -1));
  const pair = map?.kind === 'map' ? map.pairs.find(({ key }) => key.source === path.at(-1)) : undefined;
  return pair && node.entity && placeIn(node.entity.uri, node.entity.entry.key, pair.key.range);
}

/** Indexes of the file: the normalised list leaves out what the schema refused. */
function fileSteps(node: Node, path: Path): Path {
  if ((node.entity?.refused.size ?? 0) === 0) return path;
  const steps: (string | number)[] = [];
  for (const step of path) steps.push(typeof step === 'number' ? fileIndex(node, steps, step) : step);
  return steps;
}

function fileIndex(node: Node, list: Path, index: number): number {
  const text = pathText(list);
  for (let at = 0, left = index; at < 10_000; at++) {
    if (node.entity?.refused.has(`${text}[${at}]`)) continue;
    if (left-- === 0) return at;
  }
  return index;
}

/** A path with list items by value rather than by number, so that it stays the same when the list grows: `privacy.transfers[US]`. */
export function stablePath(location: Location): string {
  let text = '';
  for (const [index, step] of location.path.entries()) {
    if (index === 0 && typeof step === 'number' && location.node.sightings[step] === location.node.entity) text = 'latest';
    else if (typeof step === 'string') text = text === '' ? step : `${text}.${step}`;
    else text += `[${itemText(valueAt({ node: location.node, path: location.path.slice(0, index + 1) })) ?? step}]`;
  }
  return text;
}

/** A short name of a list item: itself, or the first plain value in it. */
export function itemText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return value === undefined ? undefined : String(value);
  const first = Object.values(value).find(inner => typeof inner === 'string' || typeof inner === 'number');
  return first === undefined ? undefined : String(first);
}

/** Where an item of `each` is written, and its name. */
export function locateItem(item: unknown, start: Node, eachPath: Path | undefined): { readonly location: Location | undefined; readonly id: string } {
  if (item instanceof View) {
    if (item.path === '') return { location: { node: item.node, path: [] }, id: item.node.id };
    const location = { node: item.node, path: parsePath(item.path) };
    return { location, id: itemText(item.raw()) ?? item.path };
  }
  if (Array.isArray(item)) return { location: undefined, id: item.map(inner => locateItem(inner, start, undefined).id).join(' ') };
  const list = eachPath && follow({ node: start, path: [] }, eachPath);
  if (item instanceof MapItem) return { location: list && { node: list.node, path: [...list.path, item.key] }, id: item.key };
  const values = list && valueAt(list);
  const index = Array.isArray(values) ? values.indexOf(item) : -1;
  return { location: list && index >= 0 ? { node: list.node, path: [...list.path, index] } : undefined, id: String(item) };
}
