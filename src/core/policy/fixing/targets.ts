// From paths of a fix to the file, the entry and the keys that it changes.

import type { DeclaredKind, EntityKind } from '../../model/entity.ts';
import { sectionOf } from '../../model/entity.ts';
import { nodeAt, type Path, type SyntaxNode } from '../../syntax/node.ts';
import { View } from '../expressions/view.ts';
import type { EvaluationState } from '../running/evaluation-state.ts';
import { parsePath } from '../expressions/path.ts';
import { follow, homeOf, type Location, valueAt } from '../running/locate.ts';
import type { Variables } from '../running/run-rule.ts';
import type { NodeKind } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import type { Change, Value } from './change.ts';
import type { FixWorld } from './fix-state.ts';

/** The location that a path of a fix names: `flow.to.request.lane`, `item.mechanism`, `stack.alliance.reviews`. */
export function locatePath(node: Node, path: string, variables: Variables, item: { readonly location: Location | undefined } | undefined): Location | undefined {
  const [variable = '', ...keys] = path.split('.').flatMap((step, index) => (index === 0 ? [step] : parsePath(step)));
  const start = startOf(String(variable), node, variables, item);
  const location = start && follow(start, keys);
  return location && homeOf(location);
}

function startOf(variable: string, node: Node, variables: Variables, item: { readonly location: Location | undefined } | undefined): Location | undefined {
  if (variable === 'item') return item?.location;
  if (variable === 'self' || variable === node.kind) return { node, path: [] };
  if (variable === 'stack') return { node: node.world.stack, path: [] };
  const value = variables[variable];
  return value instanceof View ? { node: value.node, path: [] } : undefined;
}

/** What is written at a location; undefined for nothing, and for a key with nothing behind it. */
export function writtenValue(location: Location): unknown {
  return valueAt(location);
}

interface Target {
  readonly uri: string;
  readonly entry: string;
  /** From the entry's value. */
  readonly path: Path;
  readonly root: SyntaxNode | undefined;
}

/** Where a location lies in its file; the sections `stack` and `alliance` may not be there yet. */
function targetOf({ node, path }: Location): Target | undefined {
  const { entity } = node;
  if (entity && entity.entry.key !== '') return { uri: entity.uri, entry: entity.entry.key, path: [...entity.path, ...path], root: entity.entry.content.value };
  if (node.kind !== 'stack' && node.kind !== 'alliance' && node.kind !== 'observations') return undefined;
  const uri = node.world.stack.entity?.uri;
  return uri === undefined ? undefined : { uri, entry: node.kind, path, root: undefined };
}

/** Writes a value. */
export function setChange(location: Location, value: Value): Change {
  const target = targetOf(location);
  if (!target) return nowhere;
  const { uri, entry, path } = target;
  return target.root === undefined && location.node.entity === undefined ? created(target, value) : { op: 'set', uri, entry, path, value };
}

/** A section that is not there yet is created with the value at its place. */
function created({ uri, entry, path }: Target, value: Value): Change {
  const [id, ...rest] = path;
  return { op: 'create', uri, section: entry, id: String(id), value: rest.reduceRight<Value>((inner, step) => ({ [step]: inner }), value) };
}

const nowhere: Change = { op: 'replace', uri: '', range: { start: 0, end: 0 }, text: '' };

/** Adds an item to a list; one value where a list may stand becomes a list of two. */
export function addChange(location: Location, value: Value): readonly Change[] {
  const target = targetOf(location);
  if (!target) return [];
  const { uri, entry, path, root } = target;
  const node = nodeAt(root, path);
  if (node?.kind === 'list') return [{ op: 'add', uri, entry, path, value }];
  const only = node?.kind === 'scalar' && node.value !== null ? [node.source] : [];
  return [setChange(location, [...only, value])];
}

/** Takes away an entity, a key or an item of a list. */
export function removal(location: Location): readonly Change[] {
  const target = targetOf(location);
  return target ? [{ op: 'remove', uri: target.uri, entry: target.entry, path: target.path }] : [];
}

/** Takes a key of a parameter away, `params.standards.crm`, in the policy file that sets it; the parameter, where it has no other key. */
export function paramRemoval({ state, documents }: FixWorld, path: string): readonly Change[] {
  const [, name = '', ...keys] = path.split('.');
  const place = state.world.paramPlaces.get(name);
  const value = place && documents.get(place.uri)?.entries.get(place.entry)?.content.value;
  if (!place || value?.kind !== 'map' || !nodeAt(value, keys)) return [];
  return [{ op: 'remove', uri: place.uri, entry: place.entry, path: value.pairs.length === 1 && keys.length === 1 ? [] : keys }];
}

/** A new entry in a section (`alliance.actions`, `waivers`), in the file that has that section, the entity's own first. */
export function createChange(state: EvaluationState, near: Node, section: string, id: string, value: Value): Change {
  const { world } = state;
  const kind = (Object.keys(sectionOf) as DeclaredKind[]).find(one => sectionOf[one] === section) as EntityKind | undefined;
  const free = kind === undefined ? id : freeId(near, kind as NodeKind, id);
  const [top = '', inner] = section.split('.');
  const uris = [near.entity?.uri ?? '', ...world.documents.keys()];
  const uri = uris.find(one => hasSection(world.documents.get(one), top)) ?? world.stack.entity?.uri ?? '';
  if (inner === undefined) return { op: 'create', uri, section: top, id: free, value };
  if (world.documents.get(uri)?.entries.has(top)) return { op: 'set', uri, entry: top, path: [inner, free], value };
  return { op: 'create', uri, section: top, id: inner, value: { [free]: value } };
}

function hasSection(document: { readonly sections: ReadonlyMap<string, unknown>; readonly entries: ReadonlyMap<string, unknown> } | undefined, section: string): boolean {
  return document !== undefined && (document.sections.has(section) || document.entries.has(section));
}

/** The id itself, else with the first free number behind it. */
export function freeId(near: Node, kind: NodeKind, id: string): string {
  const slug = id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || kind;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!near.world.node(kind, candidate).entity) return candidate;
  }
}
