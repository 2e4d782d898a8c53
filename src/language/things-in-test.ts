// The things that the stack inside a policy test declares: what its references may name.

import type { DeclaredKind } from '../core/model/entity.ts';
import { sectionOf } from '../core/model/entity.ts';
import type { Entry } from '../core/syntax/document.ts';
import { nodeAt, pairOf } from '../core/syntax/node.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import type { Thing } from './completion-ids.ts';

/** The test whose own stack a cursor speaks of; undefined anywhere else. */
export function testAround({ entry, path }: Cursor): Entry | undefined {
  return entry?.section === 'tests' && (path[0] === 'stack' || path[0] === 'expect') && nodeAt(entry.content.value, ['stack']) ? entry : undefined;
}

/** Its things of a kind, in the order of the text. */
export function thingsInTest(test: Entry, kind: DeclaredKind): readonly Thing[] {
  const section = nodeAt(test.content.value, ['stack', ...sectionOf[kind].split('.')]);
  if (section?.kind !== 'map') return [];
  return section.pairs.map(({ key, value }) => {
    const name = pairOf(value, 'name')?.value;
    return { kind, id: key.source, name: name?.kind === 'scalar' ? name.source : key.source };
  });
}
