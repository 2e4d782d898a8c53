// Text edits: the only way in which the product changes a file.

import type { Range } from './range.ts';

/** Replaces `range` (absolute offsets) by `text`. With `snippet`, `text` holds LSP snippet stops such as `$1`. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
  readonly snippet?: boolean;
}

/** Edits of one file. */
export interface FileEdit {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

/** The text after all edits, which must not overlap. Edits at one same offset are applied in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.range.start < at) throw new RangeError('text edits overlap');
    result += text.slice(at, edit.range.start) + edit.text;
    at = edit.range.end;
  }
  return result + text.slice(at);
}
