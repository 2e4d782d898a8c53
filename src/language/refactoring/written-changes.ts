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

/** The files of some roots as they read now. */
export function filesNow(context: Context, roots: readonly RootAnalysis[]): ReadonlyMap<string, SyntaxDocument> {
  return new Map(roots.flatMap(({ stack, policy }) => [...stack.documents, ...policy.documents]).map(([uri, document]) => [uri, context.documentAt(uri) ?? document]));
}

/** All changes, in their order; refused where one has no place in its file, or where a file would have more faults than before. */
export function writtenChanges(context: Context, roots: readonly RootAnalysis[], changes: readonly EntityChange[]): Change | Refusal {
  const documents = filesNow(context, roots);
  const files = applyChanges(documents, changes);
  if (files.length === 0 || !roots.every(({ policy }) => leavesSound(documents, policy, files))) return { refused: message('refactor.not-here') };
  return { edits: files.map(({ uri, edits }) => ({ uri, edits })) };
}
