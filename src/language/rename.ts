// Gives a thing another id at every place that names it, by the smallest edits; says in words why where that cannot be.

import type { Range as LspRange, WorkspaceEdit } from 'vscode-languageserver-types';
import { folderOfFile, shownPath } from '../core/model/uri.ts';
import { placeRange } from '../core/syntax/document.ts';
import type { FileEdit, TextEdit } from '../core/text/edit.ts';
import { message } from '../core/text/message.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';
import { type Occurrence, type Refusal, renameTarget } from './rename-target.ts';
import { workspaceEdit } from './workspace-edit.ts';

export interface PrepareRename {
  readonly range: LspRange;
  readonly placeholder: string;
}

/** The word that would be renamed, and the id to begin with. */
export function prepareRename(context: Context, offset: number): PrepareRename | Refusal | undefined {
  const target = renameTarget(context, offset);
  if (!target || 'refused' in target) return target;
  const edits = renamingEdits(context, target.occurrences(), target.id);
  return 'refused' in edits ? edits : { range: rangeIn(context.document, target.range), placeholder: target.id };
}

/** The edit that renames; undefined where there is nothing to rename. */
export function rename(context: Context, offset: number, name: string): WorkspaceEdit | Refusal | undefined {
  const target = renameTarget(context, offset);
  if (!target || 'refused' in target) return target;
  const id = name.trim();
  if (id === target.id) return workspaceEdit(context, []);
  const refused = target.problemOf(id);
  if (refused) return { refused };
  const edits = renamingEdits(context, target.occurrences(), id);
  return 'refused' in edits ? edits : workspaceEdit(context, edits);
}

/** One edit a place; refused where a place does not read as its id: half a rename is none. */
export function renamingEdits(context: Context, occurrences: readonly Occurrence[], id: string): readonly FileEdit[] | Refusal {
  const files = new Map<string, Map<number, TextEdit>>();
  for (const occurrence of occurrences) {
    const edit = editOf(context, occurrence, id);
    if ('refused' in edit) return edit;
    const { uri } = occurrence.place;
    const edits = files.get(uri) ?? new Map<number, TextEdit>();
    files.set(uri, edits.set(edit.range.start, edit));
  }
  return [...files].map(([uri, edits]) => ({ uri, edits: [...edits.values()].sort((a, b) => a.range.start - b.range.start) }));
}

function editOf(context: Context, { place, written, textFor }: Occurrence, id: string): TextEdit | Refusal {
  const document = context.documentAt(place.uri);
  const whole = document && placeRange(document, place);
  const range = document && whole && unquoted(document.text, whole);
  if (range && document.text.slice(range.start, range.end) === written) return { range, text: quotedIfNull(document.text, range, textFor(id)) };
  const line = document && whole ? document.lines.positionAt(whole.start).line + 1 : 1;
  return { refused: message('rename.unclear', { id: written, file: shownPath(place.uri, folderOfFile(context.uri)), line: String(line) }) };
}

function unquoted(text: string, { start, end }: TextEdit['range']): TextEdit['range'] {
  return /^(["']).*\1$/s.test(text.slice(start, end)) && end - start > 1 ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The one id that YAML would read as nothing. */
function quotedIfNull(text: string, { start }: TextEdit['range'], id: string): string {
  return id === 'null' && !/["']/.test(text[start - 1] ?? '') ? '\'null\'' : id;
}
