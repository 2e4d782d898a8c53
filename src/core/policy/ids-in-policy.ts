// Ids of a stack that its policy files write: in parameters that hold tools or owners, in their defaults, as owners of rules, in fixes.

import type { DeclaredKind } from '../model/entity.ts';
import { placeIn } from '../syntax/document.ts';
import type { Entry } from '../syntax/document.ts';
import { pairOf } from '../syntax/node.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Place } from '../text/place.ts';
import { idsInFixes } from './ids-in-fixes.ts';
import type { Policy } from './policy.ts';

export interface PolicyId {
  readonly place: Place;
  /** Where the text stands, for one that came through an alias. */
  readonly written?: Place;
  readonly id: string;
  readonly kind: DeclaredKind;
}

/** Every such id in the files of a policy; ids that nothing has are among them. */
export function idsInPolicy(policy: Policy): readonly PolicyId[] {
  return [...policy.documents].flatMap(([uri, document]) => [...document.entries.values()].flatMap(entry => {
    if (entry.section === 'rules') return [...scalars(uri, entry, pairOf(entry.content.value, 'owner')?.value, 'owner'), ...ofFixes(uri, entry, policy)];
    if (entry.section === 'parameters') return ofDefault(uri, entry);
    const type = entry.section === 'params' && entry.id !== undefined ? policy.parameters.get(entry.id)?.type : undefined;
    return type === undefined ? [] : ofParameter(uri, entry, entry.content.value, type);
  }));
}

function ofFixes(uri: string, entry: Entry, { rules }: Policy): readonly PolicyId[] {
  return idsInFixes(entry.content, rules.get(entry.id ?? '')?.on ?? []).map(({ range, id, kind }) => ({ place: placeIn(uri, entry.key, range), id, kind }));
}

/** What a parameter of one's own is where nothing is set. */
function ofDefault(uri: string, entry: Entry): readonly PolicyId[] {
  const type = pairOf(entry.content.value, 'type')?.value;
  return type?.kind === 'scalar' ? ofParameter(uri, entry, pairOf(entry.content.value, 'default')?.value, type.source) : [];
}

function ofParameter(uri: string, entry: Entry, value: SyntaxNode | undefined, type: string): readonly PolicyId[] {
  if (type === 'record') return ofRecord(uri, entry, value);
  const [kind] = /\b(tool|owner)\b/.exec(type) ?? [];
  return kind === undefined ? [] : scalars(uri, entry, value, kind as DeclaredKind);
}

/** `standards`: by category, the tools that are one and the owners who agreed. */
function ofRecord(uri: string, entry: Entry, value: SyntaxNode | undefined): readonly PolicyId[] {
  if (value?.kind !== 'map') return [];
  return value.pairs.flatMap(pair => [
    ...scalars(uri, entry, pairOf(pair.value, 'tools')?.value, 'tool'), ...scalars(uri, entry, pairOf(pair.value, 'agreed-by')?.value, 'owner'),
  ]);
}

function scalars(uri: string, entry: Entry, node: SyntaxNode | undefined, kind: DeclaredKind): readonly PolicyId[] {
  if (node?.kind === 'scalar') return node.value === null ? [] : [{ place: placeIn(uri, entry.key, node.range), id: node.source, kind, ...(node.written && { written: node.written }) }];
  if (node?.kind === 'list') return node.items.flatMap(item => scalars(uri, entry, item, kind));
  return node?.kind === 'map' ? node.pairs.flatMap(pair => scalars(uri, entry, pair.value, kind)) : [];
}
