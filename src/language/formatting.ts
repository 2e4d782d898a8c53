// Formatting in the editor: a whole file, the entries of a selection, and the line that is being typed.

import type { Range as LspRange, TextEdit as LspTextEdit, Position } from 'vscode-languageserver-types';
import { formatDocument } from '../core/syntax/format/format-document.ts';
import { dashIndentAt, indentAt } from '../core/syntax/format/indent-at.ts';
import { blanksEdit } from '../core/syntax/format/lines-inside.ts';
import type { TextEdit } from '../core/text/edit.ts';
import { lineStartOf } from '../core/text/line-start.ts';
import type { Context } from './context.ts';
import { offsetIn, rangeIn } from './locate.ts';

/** The edits that lay out a file, or the entries that a range touches. Indentation is two blanks, whatever the editor's settings say. */
export function formatting({ document }: Pick<Context, 'document'>, range?: LspRange): LspTextEdit[] {
  const wanted = range && { start: offsetIn(document, range.start), end: offsetIn(document, range.end) };
  return formatDocument(document, wanted).edits.map(edit => inProtocol(document, edit));
}

/** The indentation of a line that was just begun (`\n`), or on which a dash was just typed; `position` is behind what was typed. */
export function formattingOnType({ document }: Pick<Context, 'document'>, position: Position, typed: string): LspTextEdit[] {
  const { text } = document;
  const offset = offsetIn(document, position);
  const start = lineStartOf(text, offset);
  const column = typed === '\n' ? indentAt(document, offset) : typed === '-' ? dashIndentAt(document, offset - 1) : undefined;
  if (column === undefined) return [];
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return blanksEdit(text, start, end, column).map(edit => inProtocol(document, edit));
}

function inProtocol(document: Context['document'], { range, text }: TextEdit): LspTextEdit {
  return { range: rangeIn(document, range), newText: text };
}
