// Changes of entities as text edits of the files as they read now, looked at once more before they are offered.

import type { RootAnalysis } from '../../core/analyze.ts';
import { applyChanges } from '../../core/policy/fixing/apply-changes.ts';
import type { Change as EntityChange } from '../../core/policy/fixing/change.ts';
import { leavesSound } from '../../core/policy/fixing/leaves-sound.ts';
import type { SyntaxDocument } from '../../core/syntax/document.ts';
import { message } from '../../core/text/message.ts';
import type { Context } from '../context.ts';
import type { Change } from '../prepared-edit.ts';
import type { Refusal } from '../rename-target.ts';

/** The files of a root as they read now. */
export function filesNow(context: Context, { stack, policy }: RootAnalysis): ReadonlyMap<string, SyntaxDocument> {
  return new Map([...stack.documents, ...policy.documents].map(([uri, document]) => [uri, context.documentAt(uri) ?? document]));
}

/** All changes, in their order; refused where one has no place in its file, or where a file would have more faults than before. */
export function writtenChanges(context: Context, root: RootAnalysis, changes: readonly EntityChange[]): Change | Refusal {
  const documents = filesNow(context, root);
  const files = applyChanges(documents, changes);
  if (files.length === 0 || !leavesSound(documents, root.policy, files)) return { refused: message('refactor.not-here') };
  return { edits: files.map(({ uri, edits }) => ({ uri, edits })) };
}
