// The last look at edits that must change nothing that a file says: it is read again, and compared.

import { sectionsOf } from '../../core/file-kind.ts';
import { saysTheSame } from '../../core/syntax/format/same-content.ts';
import { readDocument } from '../../core/syntax/read-document.ts';
import { applyEdits, type TextEdit } from '../../core/text/edit.ts';
import { message, type Message } from '../../core/text/message.ts';
import type { Context } from '../context.ts';
import type { Change } from '../prepared-edit.ts';
import type { Refusal } from '../rename-target.ts';

/** The edits as a change of the file; refused with `reason` where the file would not say the same with the same comments. */
export function keepingMeaning({ document, kind, uri }: Context, edits: readonly TextEdit[], reason: Message = message('refactor.not-here')): Change | Refusal {
  const after = readDocument(document.uri, applyEdits(document.text, edits), sectionsOf[kind], document);
  return edits.length > 0 && saysTheSame(document, after) ? { edits: [{ uri, edits }] } : { refused: reason };
}
