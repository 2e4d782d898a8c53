// Gathers the entities of all files of a root into one stack.

import { fileKindOf } from '../file-kind.ts';
import type { SyntaxDocument } from '../syntax/document.ts';
import type { DeclaredKind, Entity } from './entity.ts';
import { readEntry } from './read-entities.ts';
import type { ById, Stack } from './stack.ts';
import type { ObservationsValue, ObservedValue, StackValue } from './values.ts';

/**
 * The stack of a root. `documents` hold the root first, then its imports in order; `observations` is the
 * `martech-observations.yaml` beside the root, if there is one. A manifest without `stack:` (a fragment read alone) is read too.
 */
export function readStack(root: SyntaxDocument, documents: ReadonlyMap<string, SyntaxDocument>, observations?: SyntaxDocument): Stack {
  const byKind = new Map<DeclaredKind, Map<string, Entity>>();
  const duplicates: Entity[] = [];
  const single = new Map<string, Entity>();
  for (const document of documents.values()) {
    for (const entry of document.entries.values()) {
      for (const entity of readEntry('martech-stack', document.uri, entry).entities) {
        if (entity.kind === 'stack') single.has(entity.id) || single.set(entity.id, entity);
        else gather(byKind, duplicates, entity);
      }
    }
  }
  const of = <V>(kind: DeclaredKind): ById<V> => (byKind.get(kind) ?? new Map()) as ById<V>;
  return {
    uri: root.uri, documents,
    stack: (single.get('stack') ?? nothing(root.uri)) as Entity<StackValue>,
    owners: of('owner'), people: of('people'), data: of('data'), tools: of('tool'), contracts: of('contract'), flows: of('flow'),
    processing: of('processing'), initiatives: of('initiative'), waivers: of('waiver'), actions: of('action'),
    alliance: single.get('alliance') as Stack['alliance'],
    observations: single.get('observations') as Entity<ObservationsValue> | undefined,
    observed: observations ? readObserved(observations) : [],
    duplicates,
  };
}

function gather(byKind: Map<DeclaredKind, Map<string, Entity>>, duplicates: Entity[], entity: Entity): void {
  const kind = entity.kind as DeclaredKind;
  let entities = byKind.get(kind);
  if (!entities) byKind.set(kind, (entities = new Map()));
  if (entities.has(entity.id)) duplicates.push(entity);
  else entities.set(entity.id, entity);
}

function readObserved(document: SyntaxDocument): readonly Entity<ObservedValue>[] {
  if (fileKindOf(document.uri) !== 'martech-observations') return [];
  return [...document.entries.values()].flatMap(entry => readEntry('martech-observations', document.uri, entry).entities as readonly Entity<ObservedValue>[]);
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
