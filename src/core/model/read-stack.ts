// Gathers the entities of all files of a root into one stack; takes over from the stack before what no edit touched.

import { changedEntries } from '../syntax/changed-entries.ts';
import type { SyntaxDocument } from '../syntax/document.ts';
import type { DeclaredKind, Entity } from './entity.ts';
import { readEntry } from './read-entities.ts';
import type { Stack } from './stack.ts';
import type { ObservedValue } from './values.ts';

type Documents = ReadonlyMap<string, SyntaxDocument>;
type Sections = Omit<Stack, 'uri' | 'documents' | 'observed' | 'observedIn' | 'duplicates' | 'stack' | 'alliance' | 'observations'>;

const sectionOfKind: Readonly<Record<DeclaredKind, keyof Sections>> = {
  owner: 'owners', people: 'people', data: 'data', tool: 'tools', contract: 'contracts', flow: 'flows',
  processing: 'processing', initiative: 'initiatives', waiver: 'waivers', action: 'actions',
};

/**
 * The stack of a root. `documents` hold the root first, then its imports in order; `observations` is the
 * `martech-observations.yaml` beside the root, if there is one. A manifest without `stack:` (a fragment read alone) is read too.
 * With `previous`, kinds of entity that did not change keep their very map.
 */
export function readStack(root: SyntaxDocument, documents: Documents, observations?: SyntaxDocument, previous?: Stack): Stack {
  const stack = (previous && patched(previous, documents)) ?? gathered(root, documents);
  return { ...stack, observed: observations ? readObserved(observations) : nothingObserved, observedIn: observations };
}

/** Reads every entry of every file. */
function gathered(root: SyntaxDocument, documents: Documents): Stack {
  const maps = Object.fromEntries(Object.values(sectionOfKind).map(section => [section, new Map<string, Entity>()])) as Record<keyof Sections, Map<string, Entity>>;
  const duplicates: Entity[] = [];
  const single = new Map<string, Entity>();
  for (const document of documents.values()) {
    for (const entry of document.entries.values()) {
      for (const entity of readEntry('martech-stack', document.uri, entry).entities) {
        const map = entity.kind === 'stack' ? single : maps[sectionOfKind[entity.kind as DeclaredKind]];
        if (!map.has(entity.id)) map.set(entity.id, entity);
        else if (map !== single) duplicates.push(entity);
      }
    }
  }
  return {
    uri: root.uri, documents, ...(maps as unknown as Sections), duplicates, observed: nothingObserved, observedIn: undefined,
    stack: (single.get('stack') ?? nothing(root.uri)) as Stack['stack'],
    alliance: single.get('alliance') as Stack['alliance'],
    observations: single.get('observations') as Stack['observations'],
  };
}

/** The previous stack with the entities of edited entries in place of the old ones; undefined where more than values changed. */
function patched(previous: Stack, documents: Documents): Stack | undefined {
  const replaced = previous.duplicates.length === 0 ? replacements(previous.documents, documents) : undefined;
  if (!replaced) return undefined;
  const next: Record<string, unknown> = { ...previous, documents };
  for (const entity of replaced) {
    if (entity.kind === 'stack') {
      next[entity.id] = entity;
      continue;
    }
    const section = sectionOfKind[entity.kind as DeclaredKind];
    if (next[section] === previous[section]) next[section] = new Map(previous[section] as ReadonlyMap<string, Entity>);
    (next[section] as Map<string, Entity>).set(entity.id, entity);
  }
  return next as unknown as Stack;
}

/** The entities of entries whose text changed; undefined where files, entries or ids came or went. */
function replacements(before: Documents, now: Documents): readonly Entity[] | undefined {
  if (!sameItems([...before.keys()], [...now.keys()])) return undefined;
  const replaced: Entity[] = [];
  for (const [uri, document] of now) {
    const old = before.get(uri) as SyntaxDocument;
    if (old === document) continue;
    const { changed, gone } = changedEntries(old, document);
    if (gone.length > 0) return undefined;
    for (const key of changed) {
      const [was, is] = [old, document].map(file => {
        const entry = file.entries.get(key);
        return entry && readEntry('martech-stack', uri, entry).entities;
      });
      if (!was || !is || !sameItems(was.map(idOf), is.map(idOf))) return undefined;
      replaced.push(...is);
    }
  }
  return replaced;
}

function idOf(entity: Entity): string {
  return `${entity.kind}:${entity.id}`;
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

type Observed = readonly Entity<ObservedValue>[];

const nothingObserved: Observed = [];
const observedByDocument = new WeakMap<SyntaxDocument, Observed>();

/** The very same list for the same document. */
function readObserved(document: SyntaxDocument): Observed {
  let observed = observedByDocument.get(document);
  if (!observed) {
    observed = [...document.entries.values()].flatMap(entry => readEntry('martech-observations', document.uri, entry).entities as Observed);
    observedByDocument.set(document, observed);
  }
  return observed;
}

/** Stands for the `stack:` of a fragment that is read alone: says nothing, at the file's start. */
function nothing(uri: string): Entity {
  const range = { start: 0, end: 0 };
  const keyNode = { kind: 'scalar', value: 'stack', source: 'stack', style: 'plain', range } as const;
  return {
    kind: 'stack', id: 'stack', uri, path: [], node: undefined, value: {}, refused: new Set(), references: [],
    place: { uri, entry: '', start: 0, end: 0 },
    entry: { key: '', section: 'stack', id: undefined, content: { keyNode, value: undefined, problems: [], range } },
  };
}
