// Whether files say the same after a move as before: the last word before a move is offered as an edit.

import { fileKindOf, sectionsOf } from '../../core/file-kind.ts';
import { commentsOf } from '../../core/syntax/comments.ts';
import type { EntryContent, SyntaxDocument } from '../../core/syntax/document.ts';
import { isSameContent } from '../../core/syntax/format/same-content.ts';
import { readDocument } from '../../core/syntax/read-document.ts';
import { type TextEdit, applyEdits } from '../../core/text/edit.ts';
import type { Change } from '../prepared-edit.ts';

/** Where a file lies changes these, and nothing else reads them. */
const ofTheFile: ReadonlySet<string> = new Set(['version', 'imports']);

const readTogether = 16;

/** True where every entry of the changed files is still there and reads the same; where no comment is lost, and no fault is new. */
export function saysTheSame(documentAt: (uri: string) => SyntaxDocument | undefined, { edits, created = [] }: Change): boolean {
  const before = edits.flatMap(({ uri }) => documentAt(uri) ?? []);
  const after = [
    ...edits.flatMap(({ uri, edits: own }) => {
      const document = documentAt(uri);
      return document ? [reread(document, own)] : [];
    }),
    ...created.map(({ uri, text }) => readDocument(uri, text, sectionsOf['martech-stack'])),
  ];
  return faults(after) <= faults(before) && isSameBag(commentTexts(before), commentTexts(after)) && hasSameEntries(before, after);
}

/** Few edits are read one by one, from the end: of a large file only what lies around each is read again then. */
function reread(document: SyntaxDocument, edits: readonly TextEdit[]): SyntaxDocument {
  const sections = sectionsOf[fileKindOf(document.uri) ?? 'martech-stack'];
  const steps = edits.length > readTogether ? [edits] : edits.map(edit => [edit]).reverse();
  return steps.reduce((before, step) => readDocument(document.uri, applyEdits(before.text, step), sections, before), document);
}

function faults(documents: readonly SyntaxDocument[]): number {
  return documents.reduce((sum, { problems }) => sum + problems.length, 0);
}

function commentTexts(documents: readonly SyntaxDocument[]): readonly string[] {
  return documents.flatMap(document => commentsOf(document).map(({ text }) => text)).sort();
}

function isSameBag(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

/** A section that is left without entries, or gets its first one, counts for nothing. */
function hasSameEntries(before: readonly SyntaxDocument[], after: readonly SyntaxDocument[]): boolean {
  const [was, is] = [contentsIn(before), contentsIn(after)];
  return was.size === is.size && [...was].every(([key, contents]) => {
    const others = is.get(key) ?? [];
    return contents.length === others.length && contents.every((content, index) => {
      const other = others[index];
      return other !== undefined && (other === content || isSameContent(content, other));
    });
  });
}

/** By key, in the order of the files: what several may hold (`x-…`, an id that stands twice) is left where it is. */
function contentsIn(documents: readonly SyntaxDocument[]): ReadonlyMap<string, readonly EntryContent[]> {
  const contents = new Map<string, EntryContent[]>();
  for (const { entries } of documents) {
    for (const { key, section, id, content } of entries.values()) {
      const isEmptySection = id === undefined && sectionsOf['martech-stack'].has(section);
      if (ofTheFile.has(key) || isEmptySection) continue;
      const same = contents.get(key);
      if (same) same.push(content);
      else contents.set(key, [content]);
    }
  }
  return contents;
}
