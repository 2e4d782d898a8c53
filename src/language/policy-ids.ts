// Ids of a stack that its policy files write: in parameters that hold tools or owners, and as owners of rules.

import type { RootAnalysis } from '../core/analyze.ts';
import type { DeclaredKind } from '../core/model/entity.ts';
import { placeIn } from '../core/syntax/document.ts';
import type { Entry } from '../core/syntax/document.ts';
import { pairOf } from '../core/syntax/node.ts';
import type { SyntaxNode } from '../core/syntax/node.ts';
import type { Place } from '../core/text/place.ts';

export interface PolicyId {
  readonly place: Place;
  readonly id: string;
  readonly kind: DeclaredKind;
}

/** Every such id in the policy files of a root; ids that nothing has are among them. */
export function policyIds(root: RootAnalysis): readonly PolicyId[] {
  return [...root.policy.documents].flatMap(([uri, document]) => [...document.entries.values()].flatMap(entry => {
    if (entry.section === 'rules') return scalars(uri, entry, pairOf(entry.content.value, 'owner')?.value, 'owner');
    const type = entry.section === 'params' && entry.id !== undefined ? root.policy.parameters.get(entry.id)?.type : undefined;
    return type === undefined ? [] : ofParameter(uri, entry, type);
  }));
}

function ofParameter(uri: string, entry: Entry, type: string): readonly PolicyId[] {
  if (type === 'record') return ofRecord(uri, entry);
  const [kind] = /\b(tool|owner)\b/.exec(type) ?? [];
  return kind === undefined ? [] : scalars(uri, entry, entry.content.value, kind as DeclaredKind);
}

/** `standards`: by category, the tools that are one and the owners who agreed. */
function ofRecord(uri: string, entry: Entry): readonly PolicyId[] {
  const { value } = entry.content;
  if (value?.kind !== 'map') return [];
  return value.pairs.flatMap(pair => [
    ...scalars(uri, entry, pairOf(pair.value, 'tools')?.value, 'tool'), ...scalars(uri, entry, pairOf(pair.value, 'agreed-by')?.value, 'owner'),
  ]);
}

function scalars(uri: string, entry: Entry, node: SyntaxNode | undefined, kind: DeclaredKind): readonly PolicyId[] {
  if (node?.kind === 'scalar') return node.value === null ? [] : [{ place: placeIn(uri, entry.key, node.range), id: node.source, kind }];
  if (node?.kind === 'list') return node.items.flatMap(item => scalars(uri, entry, item, kind));
  return node?.kind === 'map' ? node.pairs.flatMap(pair => scalars(uri, entry, pair.value, kind)) : [];
}
