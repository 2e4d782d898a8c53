// Applies changes one after the other, each to the text that the ones before it left, and gives them as edits of the text that is there.

import { type FileKind, fileKindOf, sectionsOf } from '../../file-kind.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import { readDocument } from '../../syntax/read-document.ts';
import { addItem, createEntry, removeAt, removeEntry, setValue } from '../../syntax/yaml-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import { applyEdits } from '../../text/edit.ts';
import type { Change } from './change.ts';
import { Pieces } from './pieces.ts';
import { spellOut } from './spell-out.ts';

export interface ChangedFile {
  readonly uri: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** The files that change; none where one of the changes has no place in its file: half a fix is none. */
export function applyChanges(documents: ReadonlyMap<string, SyntaxDocument>, changes: readonly Change[]): readonly ChangedFile[] {
  const files = new Map<string, { document: SyntaxDocument; text: string; pieces: Pieces }>();
  for (const change of changes) {
    const original = documents.get(change.uri);
    const file = files.get(change.uri) ?? (original && { document: original, text: original.text, pieces: new Pieces(original.text.length) });
    // Read again only where one more change needs it: that is what costs in a large file.
    if (file && file.text !== file.document.text) file.document = reread(file.document, file.text);
    const edits = file ? editsOf(file.document, change) : [];
    if (!file || edits.length === 0) return [];
    files.set(change.uri, file);
    file.pieces.apply(edits);
    file.text = applyEdits(file.document.text, edits);
  }
  return [...files].map(([uri, { text, pieces }]) => ({ uri, text, edits: pieces.edits() })).filter(({ edits }) => edits.length > 0);
}

function reread(document: SyntaxDocument, text: string): SyntaxDocument {
  return readDocument(document.uri, text, sectionsOf[kindOf(document)], document);
}

/** A manifest may have any name. */
function kindOf(document: SyntaxDocument): FileKind {
  return fileKindOf(document.uri) ?? 'martech-stack';
}

function editsOf(document: SyntaxDocument, change: Change): readonly TextEdit[] {
  switch (change.op) {
    case 'set': {
      const { path, value } = spellOut(kindOf(document), document.entries.get(change.entry), change.path, change.value);
      return setValue(document, change.entry, path, value as never);
    }
    case 'add': return addItem(document, change.entry, change.path, change.value as never);
    case 'remove': return change.path.length === 0 ? removeEntry(document, change.entry) : removeAt(document, change.entry, change.path);
    case 'create': return createEntry(document, change.section, change.id, change.value as never);
    case 'replace': return [{ range: change.range, text: change.text }];
  }
}

