// The entity whose entry a place lies in, in each root that holds it.

import type { RootAnalysis } from '../../core/analyze.ts';
import type { DeclaredKind, Entity } from '../../core/model/entity.ts';
import { sectionOf } from '../../core/model/entity.ts';
import { entitiesOf } from '../../core/model/stack.ts';
import type { Entry } from '../../core/syntax/document.ts';
import { entryAt } from '../../core/syntax/entry-at.ts';
import { isHarmless } from '../../core/syntax/harmless-problem.ts';
import { type Context, rootsOf } from '../context.ts';

export interface InRoot<V> {
  readonly root: RootAnalysis;
  readonly entity: Entity<V>;
}

/** The entry of a kind at an offset, from its key to the end of its value's last line; undefined for one that cannot be read. */
export function entryOfKind({ document, kind: file }: Context, kind: DeclaredKind, offset: number): Entry | undefined {
  const entry = file === 'martech-stack' ? entryAt(document, offset) : undefined;
  if (!entry || entry.section !== sectionOf[kind] || entry.id === undefined || !entry.content.problems.every(isHarmless)) return undefined;
  const end = document.text.indexOf('\n', entry.offset + entry.content.range.end);
  return offset <= (end < 0 ? document.text.length : end) ? entry : undefined;
}

/** What the entry declares, as the last check read it; empty where it was not read since, or where another entry has its id. */
export function inRoots<V>(context: Context, kind: DeclaredKind, entry: Entry): readonly InRoot<V>[] {
  return rootsOf(context).flatMap(root => {
    const entity = entitiesOf(root.stack, kind).get(entry.id ?? '') as Entity<V> | undefined;
    const isIt = entity?.uri === context.uri && entity.entry.key === entry.key && entity.entry.content === entry.content;
    return isIt && !root.stack.duplicates.some(other => other.kind === kind && other.id === entity.id) ? [{ root, entity }] : [];
  });
}
