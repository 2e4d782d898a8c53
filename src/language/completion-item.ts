// An item while it is being made: what it writes, and what is worked out only once a person looks at it.

import type { CompletionItem } from 'vscode-languageserver-types';
import type { TextEdit } from '../core/text/edit.ts';

export interface Item extends Omit<CompletionItem, 'additionalTextEdits'> {
  /** Other places of the file that it fills, in offsets; never where it writes itself. */
  readonly edits?: () => readonly TextEdit[];
  /** What is shown beside the chosen item. */
  readonly later?: () => Pick<CompletionItem, 'documentation' | 'detail'>;
  /** True where the text holds what was typed so far: the list is asked for anew with each letter. */
  readonly isTyped?: true;
}
