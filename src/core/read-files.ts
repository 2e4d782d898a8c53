// Reads each file at most once a run, and again only where its text changed since the last run.

import { type FileKind, fileKindOf, sectionsOf } from './file-kind.ts';
import type { Files } from './model/imports.ts';
import { readDocument } from './syntax/read-document.ts';
import type { SyntaxDocument } from './syntax/document.ts';
import type { Need, Snapshot, Unread } from './workspace.ts';

/** The files of one run: documents read so far, and what the snapshot does not have yet. */
export interface ReadFiles extends Files {
  readonly documents: Map<string, SyntaxDocument>;
  readonly needs: Need[];
  /** The document of the run before. */
  before(uri: string): SyntaxDocument | undefined;
}

export function readFiles(snapshot: Snapshot, previous: ReadonlyMap<string, SyntaxDocument> | undefined): ReadFiles {
  const documents = new Map<string, SyntaxDocument>();
  const kinds = new Map<string, FileKind>();
  const needs: Need[] = [];
  return { snapshot, documents, needs, document, kindOf: uri => kinds.get(uri) ?? 'martech-stack', before: uri => previous?.get(uri) };

  function document(uri: string, role: FileKind = 'martech-stack'): SyntaxDocument | { readonly unread: Unread } | undefined {
    const known = documents.get(uri);
    if (known) return known;
    const text = snapshot.read(uri);
    if (text === undefined) {
      needs.push({ kind: 'file', uri });
      return undefined;
    }
    if (typeof text !== 'string') return text;
    const kind = fileKindOf(uri) ?? role;
    kinds.set(uri, kind);
    const read = readDocument(uri, text, sectionsOf[kind], previous?.get(uri));
    documents.set(uri, read);
    return read;
  }
}
