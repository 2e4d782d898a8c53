// Reads one entry of a manifest into its entities, once for as long as the entry's text does not change.

import { checkEntry } from '../schema/check-entry.ts';
import type { SchemaProblem } from '../schema/check-entry.ts';
import { schemaAt } from '../schema/schema-at.ts';
import type { FileKind } from '../file-kind.ts';
import { placeIn } from '../syntax/document.ts';
import type { Entry, EntryContent } from '../syntax/document.ts';
import { nodeAt } from '../syntax/node.ts';
import type { Path } from '../syntax/node.ts';
import type { Entity, EntityEntry, EntityKind } from './entity.ts';
import { readReferences } from './read-references.ts';
import { pathText, readValue } from './read-value.ts';

/** What an entry says once read: its problems with the schema and its entities. */
export interface ReadEntry {
  readonly uri: string;
  readonly key: string;
  readonly problems: readonly SchemaProblem[];
  readonly entities: readonly Entity[];
}

const cache = new WeakMap<EntryContent, ReadEntry>();

const kindOfSection: Readonly<Record<string, EntityKind>> = {
  tools: 'tool', flows: 'flow', data: 'data', owners: 'owner', people: 'people', processing: 'processing',
  contracts: 'contract', initiatives: 'initiative', waivers: 'waiver',
};

/** The problems and entities of an entry of a file of kind `kind`. References inside actions belong to the actions alone. */
export function readEntry(kind: FileKind, uri: string, entry: Entry): ReadEntry {
  const known = cache.get(entry.content);
  if (known && known.key === entry.key && known.uri === uri) return known;
  const checked = checkEntry(kind, entry.section, entry.id !== undefined, entry.content);
  const problems = isWhole(entry.content) ? checked : checked.filter(problem => problem.keyword !== 'required');
  const read = { uri, key: entry.key, problems, entities: entitiesIn(kind, uri, entry, problems) };
  cache.set(entry.content, read);
  return read;
}

/** Syntax problems that take no key away. */
const harmless: ReadonlySet<string> = new Set(['duplicate-key', 'bad-escape', 'tag', 'null-byte', 'comment-space']);

/** False where some of the text could not be read: what seems to be missing may well be written there. */
function isWhole(content: EntryContent): boolean {
  return content.problems.every(problem => harmless.has(problem.kind));
}

function entitiesIn(kind: FileKind, uri: string, entry: Entry, problems: readonly SchemaProblem[]): Entity[] {
  const refused = new Set(problems.filter(problem => problem.refused).map(problem => pathText(problem.path)));
  const make = (entityKind: EntityKind, id: string, path: Path): Entity => makeEntity({ kind, uri, entry, refused }, entityKind, id, path);
  if (kind === 'martech-observations') {
    return entry.section === 'observed' ? itemsIn(entry.content, []).map(index => make('observation', String(index), [index])) : [];
  }
  if (kind !== 'martech-stack') return [];
  if (entry.id !== undefined) {
    const entityKind = kindOfSection[entry.section];
    return entityKind ? [make(entityKind, entry.id, [])] : [];
  }
  if (entry.section === 'stack') return [make('stack', 'stack', [])];
  if (entry.section === 'observations') return [make('stack', 'observations', [])];
  if (entry.section === 'alliance') return [make('stack', 'alliance', []), ...keysIn(entry.content, ['actions']).map(id => make('action', id, ['actions', id]))];
  return [];
}

interface Source {
  readonly kind: FileKind;
  readonly uri: string;
  readonly entry: Entry;
  readonly refused: ReadonlySet<string>;
}

function makeEntity({ kind, uri, entry, refused }: Source, entityKind: EntityKind, id: string, path: Path): Entity {
  const node = nodeAt(entry.content.value, path);
  const schema = schemaAt(kind, entry.section, path);
  const inner = path.length === 0 ? refused : within(refused, pathText(path));
  const unknown = isWhole(entry.content) ? inner : new Set([...inner, '']);
  const entityEntry: EntityEntry = { key: entry.key, section: entry.section, id: entry.id, content: entry.content };
  const references = readReferences({ uri, entry: entry.key, refused: inner }, node, schema);
  return {
    kind: entityKind, id, uri, entry: entityEntry, path, node, refused: unknown,
    place: placeIn(uri, entry.key, idRange(entry.content, path)),
    value: (readValue(node, schema, inner) ?? Object.create(null)) as Readonly<Record<string, unknown>>,
    references: id === 'alliance' && entityKind === 'stack' ? references.filter(reference => reference.path[0] !== 'actions') : references,
  };
}

/** Refused paths below `prefix`, counted from there. */
function within(refused: ReadonlySet<string>, prefix: string): ReadonlySet<string> {
  const inner = [...refused].filter(path => path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`));
  return new Set(inner.map(path => path.slice(prefix.length).replace(/^\./, '')));
}

/** Where the id is declared: the entry's key, or the key of an action, or what an observation names. */
function idRange(content: EntryContent, path: Path): Entry['content']['keyNode']['range'] {
  const last = path.at(-1);
  if (last === undefined) return content.keyNode.range;
  const parent = nodeAt(content.value, path.slice(0, -1));
  if (parent?.kind === 'map') return parent.pairs.find(pair => pair.key.source === last)?.key.range ?? content.keyNode.range;
  const named = ['tool', 'domain', 'name'].map(key => nodeAt(content.value, [...path, key])).find(node => node?.kind === 'scalar');
  return (named ?? nodeAt(content.value, path))?.range ?? content.keyNode.range;
}

function keysIn(content: EntryContent, path: Path): string[] {
  const node = nodeAt(content.value, path);
  return node?.kind === 'map' ? [...new Set(node.pairs.map(pair => pair.key.source))] : [];
}

function itemsIn(content: EntryContent, path: Path): number[] {
  const node = nodeAt(content.value, path);
  return node?.kind === 'list' ? node.items.map((_, index) => index) : [];
}
