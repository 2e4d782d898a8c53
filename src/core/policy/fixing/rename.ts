// Another id for an entity, as changes of a fix: all places that write it, with the id as a proposal for a person to change.

import type { Entity } from '../../model/entity.ts';
import type { Stack } from '../../model/stack.ts';
import { placeRange } from '../../syntax/document.ts';
import type { Policy } from '../policy.ts';
import { placesOfId, textOfId } from '../renaming/id-places.ts';
import type { Change } from './change.ts';

/**
 * The changes that give an entity another id. What came through an alias is changed where it is written, once: all that use it
 * name the same thing. With `keyOnly`, what names the old id goes on naming it.
 */
export function renameChanges(stack: Stack, policy: Policy, entity: Entity, id: string, keyOnly = false): readonly Change[] {
  const changes = placesOfId(stack, policy, entity, keyOnly).flatMap(written => {
    const { uri } = written.place;
    const document = stack.documents.get(uri) ?? policy.documents.get(uri);
    const range = document && placeRange(document, written.place);
    return range ? [{ op: 'replace', uri, range, text: textOfId(stack, entity.kind, id, written), proposal: true } as const] : [];
  });
  return changes.sort((a, b) => b.range.start - a.range.start);
}
