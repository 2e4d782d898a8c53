// What an expression holds in its hands: a window on an entity, or on a section or record of it. Every look through it is noted.

import type { Entity } from '../../model/entity.ts';
import { nodeAt } from '../../syntax/node.ts';
import type { Node } from '../world/node.ts';
import type { MissingFact } from '../world/recorder.ts';
import { unknowable } from './missing.ts';
import { parsePath } from './path.ts';

type Value = Readonly<Record<string, unknown>>;

export class View {
  readonly node: Node;
  /** From the entity's value, as the file writes it: '' for the entity, `privacy.transfers[0]`. */
  readonly path: string;
  /** The number of the top-level key that everything below is noted under; -1 for the entity itself. */
  readonly top: number;
  readonly #parent: View | undefined;
  readonly #key: string;
  readonly #fixed: Value | undefined;
  #sections: Map<string, View> | undefined;
  /** The reading of the entity that `#raw` is of. */
  #entity: Entity | undefined;
  #raw: Value | undefined;

  /** `parent` and `key` lead to a section; `fixed` is the value of a record in a list. */
  constructor(node: Node, path = '', top = -1, parent?: View, key = '', fixed?: Value) {
    this.node = node;
    this.path = path;
    this.top = top;
    this.#parent = parent;
    this.#key = key;
    this.#fixed = fixed;
  }

  /** What is written there, if anything; found once a reading of the entity. */
  raw(): Value | undefined {
    if (this.#fixed) return this.#fixed;
    const { entity } = this.node;
    if (!this.#parent) return entity?.value as Value | undefined;
    if (this.#entity !== entity) {
      const value = this.#parent.raw()?.[this.#key];
      this.#raw = typeof value === 'object' && value !== null ? (value as Value) : undefined;
      this.#entity = entity;
    }
    return this.#raw;
  }

  /** The one view of a section. */
  section(key: string, make: (view: View) => View): View {
    let section = this.#sections?.get(key);
    if (!section) (this.#sections ??= new Map()).set(key, (section = make(this)));
    return section;
  }

  /** Notes a read of `key` (whose own number is `name`), and gives what is written. */
  read(key: string, name: number): unknown {
    this.node.world.recorder.read(this.node, this.top >= 0 ? this.top : name);
    return this.raw()?.[key];
  }
}

/** One entry of a map, as `item` over a map. */
export class MapItem {
  readonly key: string;
  readonly value: unknown;

  constructor(key: string, value: unknown) {
    this.key = key;
    this.value = value;
  }
}

/** Joins a path and a key as files write them. */
export function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** A fact that is read and not there: noted for questions, unless it has a finding of its own. */
export function absent(view: View, key: string, field: string, isRequired: boolean): undefined {
  const expression = view.node.world.recorder.expression;
  const entity = holderOf(view);
  if (isRequired || (entity && entity.refused.size > 0 && isRefused(entity, pathIn(view, key)))) throw silent(view.node);
  expression?.missing.push(new Missing(view, key, field));
  return undefined;
}

/** A missing fact; its path is put together when somebody is asked for it. */
class Missing implements MissingFact {
  readonly field: string;
  readonly #view: View;
  readonly #key: string;

  constructor(view: View, key: string, field: string) {
    this.#view = view;
    this.#key = key;
    this.field = field;
  }

  get node(): Node {
    return this.#view.node;
  }

  get path(): string {
    return pathIn(this.#view, this.#key);
  }
}

/** The entity that holds what a view shows: a sighting of an observation is one of its own. */
function holderOf({ node, path }: View): Entity | undefined {
  return node.kind === 'observation' ? node.sightings[Number(/^\[(\d+)\]/.exec(path)?.[1])] : node.entity;
}

/** The path of a key in the entity that holds it. */
function pathIn({ node, path }: View, key: string): string {
  return joinPath(node.kind === 'observation' ? path.replace(/^\[\d+\]\.?/, '') : path, key);
}

/** Marks the evaluation under way as unknown and silent. */
export function silent(node: Node): Error {
  const expression = node.world.recorder.expression;
  if (expression) expression.silent = true;
  return unknowable;
}

/** An empty value is a missing value, although the schema has a word to say about it. */
function isBlank(entity: Entity, path: string): boolean {
  const node = nodeAt(entity.node, parsePath(path));
  return node === undefined || (node.kind === 'scalar' && node.source.trim() === '');
}

/** True where the schema refused the value at `path`, or something that it lies in. */
export function isRefused(entity: Entity | undefined, path: string): boolean {
  if (!entity || entity.refused.size === 0) return false;
  if (entity.refused.has(path)) return !isBlank(entity, path);
  for (let at = path.length - 1; at > 0; at--) {
    if ((path[at] === '.' || path[at] === '[') && entity.refused.has(path.slice(0, at))) return true;
  }
  return entity.refused.has('');
}
