// Decides how a client makes an edit: by itself, or through a command of ours where stops lie in a file that is not shown or a file must be saved.

import type { CodeAction } from 'vscode-languageserver-types';
import type { CreatedFile } from '../core/policy/switch-off.ts';
import type { FileEdit } from '../core/text/edit.ts';
import type { PreparedEdit } from '../protocol.ts';
import { type EditContext, workspaceEdit } from './workspace-edit.ts';

export interface Change {
  readonly edits: readonly FileEdit[];
  readonly created?: readonly CreatedFile[];
}

/** The edit with what an editor must do around it; undefined where the client cannot make it. Files that are not ours to show are saved. */
export function preparedEdit(context: EditContext, { edits, created = [] }: Change): PreparedEdit | undefined {
  const edit = edits.length + created.length > 0 ? workspaceEdit(context, edits, created) : undefined;
  if (!edit) return undefined;
  const withStops = edits.find(file => file.edits.some(({ snippet }) => snippet));
  const unseen = [...created.map(({ uri }) => uri), ...edits.map(({ uri }) => uri).filter(uri => uri.endsWith('.json'))];
  return { edit, save: unseen.map(uri => context.clientUri(uri)), ...(withStops && { open: context.clientUri(withStops.uri) }) };
}

/** The part of a code action that does it, for an editor that shows `shown`; the edit alone where a command may not come with it. */
export function doing(context: EditContext, shown: string, title: string, change: Change, mayCommand = true): Pick<CodeAction, 'edit' | 'command'> | undefined {
  const prepared = preparedEdit(context, change);
  if (!prepared) return undefined;
  const { editCommand } = context.abilities;
  const isPlain = prepared.save.length === 0 && (prepared.open === undefined || prepared.open === context.clientUri(shown));
  return editCommand === undefined || !mayCommand || isPlain ? { edit: prepared.edit } : { command: { title, command: editCommand, arguments: [prepared] } };
}
