// Shows a place of a file in an editor that does not cover the picture.

import { Position, Range, Selection, TextEditorRevealType, Uri, ViewColumn, window } from 'vscode';

interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Opens the file where it is open already, else beside the picture in column `picture`, with the cursor at the start of the range. */
export async function openLocation(uri: string, range: LineRange | undefined, picture: ViewColumn | undefined): Promise<void> {
  const target = Uri.parse(uri);
  const column = columnOf(target) ?? (picture === ViewColumn.One || picture === undefined ? ViewColumn.Beside : ViewColumn.One);
  const editor = await window.showTextDocument(target, { viewColumn: column });
  if (!range) return;
  const start = new Position(range.start.line, range.start.character);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, new Position(range.end.line, range.end.character)), TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf(uri: Uri): ViewColumn | undefined {
  return window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri.toString())?.viewColumn;
}
