// Makes one owner of two that are the same: all that names one of them names the other, which takes over what it did not say itself.

import { findTarget } from '../../core/model/resolve.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { Stack } from '../../core/model/stack.ts';
import type { OwnerValue } from '../../core/model/values.ts';
import { kebab } from '../../core/schema/kebab.ts';
import { folded } from '../../core/schema/nearest.ts';
import { isHarmless } from '../../core/syntax/harmless-problem.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import type { InRoot } from './entity-at.ts';
import { entryOfKind, inRoots } from './entity-at.ts';
import { mergedChange } from './merged-change.ts';
import { commentsOfEntry, differing } from './merged-fields.ts';
import type { Refactoring } from './refactoring.ts';

type Owner = Entity<OwnerValue>;

/** The most owners that are offered to be merged into one. */
const mostAlike = 5;

/** The owner at the cursor is kept. Offered for those who have its contact or its name, and for two that are selected. */
export function offerMerging(context: Context, range: Range): readonly Refactoring[] {
  const entry = entryOfKind(context, 'owner', range.start);
  const [kept] = entry ? inRoots<OwnerValue>(context, 'owner', entry) : [];
  // An id that YAML would read otherwise cannot be written in place of another one.
  if (!kept || kebab(kept.entity.id) !== kept.entity.id) return [];
  const selected = entryOfKind(context, 'owner', range.end);
  const picked = selected && selected !== entry ? inRoots<OwnerValue>(context, 'owner', selected).map(({ entity }) => entity) : [];
  const others = [...new Set([...picked, ...alike(kept)])].slice(0, mostAlike);
  return others.map(other => offer(context, kept, other));
}

function alike({ root: { stack }, entity }: InRoot<OwnerValue>): readonly Owner[] {
  const names = namesOf(entity);
  return [...stack.owners.values()].filter(other => other !== entity && !isTwice(stack, other) && other.entry.content.problems.every(isHarmless) && namesOf(other).some(name => names.includes(name)));
}

function isTwice(stack: Stack, { kind, id }: Owner): boolean {
  return stack.duplicates.some(other => other.kind === kind && other.id === id);
}

/** What two that are the same have in common. A sign between the words, and capitals, make no difference. */
function namesOf({ value: { name, contact } }: Owner): readonly string[] {
  return [name, contact].flatMap((text, index) => (typeof text === 'string' && folded(text) !== '' ? [`${index} ${folded(text)}`] : []));
}

function offer(context: Context, kept: InRoot<OwnerValue>, other: Owner): Refactoring {
  const [id, gone] = [kept.entity.id, other.id];
  const named = { id: `merge-owner:${gone}`, kind: 'refactor.rewrite', title: message('refactor.merge-owner', { id, other: gone }) } as const;
  const fields = differing(kept.entity.node, other.node);
  if (fields.length > 0) return { ...named, disabled: message('refactor.owners-differ', { id, other: gone, fields: fields.join(', ') }), change: () => undefined };
  if (commentsOfEntry(context, other).length > 0) return { ...named, disabled: message('refactor.owner-has-comments', { id, other: gone }), change: () => undefined };
  const roots = context.analysis.roots.filter(({ stack }) => stack.owners.get(gone)?.uri === other.uri);
  if (!roots.every(({ stack }) => stack.owners.get(id)?.uri === kept.entity.uri)) return { ...named, disabled: message('refactor.owner-elsewhere', { id, other: gone }), change: () => undefined };
  const isOnlyOne = findTarget(kept.root.stack, id).length === 1;
  return { ...named, change: () => mergedChange(context, roots, { kept: kept.entity, gone: other, textFor: text => (isOnlyOne && text === `owner:${id}` ? id : text) }) };
}
