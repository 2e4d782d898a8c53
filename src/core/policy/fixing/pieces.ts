// Follows a text through several rounds of edits, to say in the end what changed against the text at the start.

import type { TextEdit } from '../../text/edit.ts';

type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.end - piece.start);

export class Pieces {
  readonly #length: number;
  #pieces: readonly Piece[];

  constructor(length: number) {
    this.#length = length;
    this.#pieces = length > 0 ? [{ start: 0, end: length }] : [];
  }

  /** Edits of the text as it is now; they must not overlap. */
  apply(edits: readonly TextEdit[]): void {
    const ordered = edits.map((edit, index) => ({ edit, index })).sort((a, b) => b.edit.range.start - a.edit.range.start || b.index - a.index);
    for (const { edit } of ordered) {
      const before = this.#slice(0, edit.range.start);
      const after = this.#slice(edit.range.end, Number.POSITIVE_INFINITY);
      this.#pieces = [...before, ...(edit.text === '' ? [] : [{ text: edit.text }]), ...after];
    }
  }

  #slice(from: number, to: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, lengthOf(piece))];
      if (start < end) found.push('text' in piece ? { text: piece.text.slice(start, end) } : { start: piece.start + start, end: piece.start + end });
      at += lengthOf(piece);
    }
    return found;
  }

  /** What changed, as edits of the text at the start. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let text = '';
    for (const piece of [...this.#pieces, { start: this.#length, end: this.#length }]) {
      if ('text' in piece) {
        text += piece.text;
        continue;
      }
      if (text !== '' || piece.start > at) edits.push({ range: { start: at, end: piece.start }, text });
      text = '';
      at = piece.end;
    }
    return edits;
  }
}
