// Reads each file at most once a run, and again only where its text changed since the last run.

import { fileKindOf, sectionsOf } from './file-kind.ts';
import type { Files } from './model/imports.ts';
import { readDocument } from './syntax/read-document.ts';
import type { SyntaxDocument } from './syntax/document.ts';
import type { Need, Snapshot, Unread } from './workspace.ts';

/** The files of one run: documents read so far, and what the snapshot does not have yet. */
export interface ReadFiles extends Files {
  readonly documents: Map<string, SyntaxDocument>;
  readonly needs: Need[];
}

export function readFiles(snapshot: Snapshot, previous: ReadonlyMap<string, SyntaxDocument> | undefined): ReadFiles {
  const documents = new Map<string, SyntaxDocument>();
  const needs: Need[] = [];
  return { snapshot, documents, needs, document };

  function document(uri: string): SyntaxDocument | { readonly unread: Unread } | undefined {
    const known = documents.get(uri);
    if (known) return known;
    const text = snapshot.read(uri);
    if (text === undefined) {
      needs.push({ kind: 'file', uri });
      return undefined;
    }
    if (typeof text !== 'string') return text;
    const sections = sectionsOf[fileKindOf(uri) ?? 'martech-stack'];
    const read = readDocument(uri, text, sections, previous?.get(uri));
    documents.set(uri, read);
    return read;
  }
}
