// Texts that the editor holds open, kept up to date by incremental changes. They win over what the disk says.

import type { DidChangeTextDocumentParams, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { fileKindOf } from '../core/file-kind.ts';
import { LineIndex } from '../core/text/line-index.ts';
import { canonicalUri } from './uri.ts';

export interface OpenDocument {
  /** As the client spells it. */
  readonly clientUri: string;
  readonly uri: string;
  /** What the client calls the language. */
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  /** The line that was typed in last, from zero; undefined where a change was more than typing, or after a save. */
  readonly edited: EditedLine | undefined;
  /** True where the text was changed since it was opened or saved. */
  readonly isUnsaved: boolean;
}

export interface EditedLine {
  readonly line: number;
  /** By the server's clock, in milliseconds. */
  readonly at: number;
}

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();
  /** Files that have no name of their own yet, by the client's spelling: their language is what makes them ours. */
  readonly #unnamed = new Map<string, string>();
  readonly #now: () => number;
  /** The document that was changed last, until one is saved. */
  #changedLast: string | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  all(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  /** The document that a person is typing in: the one that was changed last, if that was typing. */
  typedIn(): (OpenDocument & { readonly edited: EditedLine }) | undefined {
    const last = this.#changedLast === undefined ? undefined : this.#documents.get(this.#changedLast);
    return last?.edited && { ...last, edited: last.edited };
  }

  /** True for a file of ours that is open as plain YAML, by a choice of the person who opened it. */
  isPlainYaml(uri: string): boolean {
    return this.#documents.get(uri)?.languageId === 'yaml';
  }

  /** The one spelling by which a file is known here. */
  uriOf(clientUri: string): string {
    return this.#unnamed.get(clientUri) ?? canonicalUri(clientUri);
  }

  /** Returns the canonical URI. A new file without a name takes that of its language. */
  open(clientUri: string, version: number, text: string, languageId: string): string {
    if (fileKindOf(canonicalUri(clientUri)) === undefined && clientUri.startsWith('untitled:')) this.#unnamed.set(clientUri, `${clientUri}/${languageId}.yaml`);
    const uri = this.uriOf(clientUri);
    this.#documents.set(uri, { clientUri, uri, languageId, version, text, lines: new LineIndex(text), edited: undefined, isUnsaved: false });
    return uri;
  }

  /** Applies changes in their order; returns the canonical URI, undefined for a document that is not open. */
  change(params: DidChangeTextDocumentParams): string | undefined {
    const uri = this.uriOf(params.textDocument.uri);
    const before = this.#documents.get(uri);
    if (!before) return undefined;
    let after: Pick<OpenDocument, 'text' | 'lines'> = before;
    for (const change of params.contentChanges) after = apply(after, change);
    const last = params.contentChanges.at(-1);
    const edited = last ? editedBy(last, this.#now()) : before.edited;
    this.#documents.set(uri, { ...before, ...after, version: params.textDocument.version, edited, isUnsaved: true });
    this.#changedLast = uri;
    return uri;
  }

  /** Nothing is half typed after a save. */
  saved(clientUri: string): string {
    const uri = this.uriOf(clientUri);
    const document = this.#documents.get(uri);
    if (document) this.#documents.set(uri, { ...document, edited: undefined, isUnsaved: false });
    this.#changedLast = undefined;
    return uri;
  }

  close(clientUri: string): string {
    const uri = this.uriOf(clientUri);
    this.#documents.delete(uri);
    this.#unnamed.delete(clientUri);
    return uri;
  }
}

function apply({ text, lines }: Pick<OpenDocument, 'text' | 'lines'>, change: TextDocumentContentChangeEvent): Pick<OpenDocument, 'text' | 'lines'> {
  if (!('range' in change)) return { text: change.text, lines: new LineIndex(change.text) };
  const start = lines.offsetAt(change.range.start);
  const end = Math.max(start, lines.offsetAt(change.range.end));
  const after = text.slice(0, start) + change.text + text.slice(end);
  return { text: after, lines: lines.after({ start, end, inserted: change.text.length }, after) };
}

/** Typing changes one line, or breaks it; a paste of several lines is no typing. */
function editedBy(change: TextDocumentContentChangeEvent, at: number): EditedLine | undefined {
  if (!('range' in change)) return undefined;
  const isTyping = change.range.start.line === change.range.end.line && /^(\r?\n[ \t]*|[^\r\n]*)$/.test(change.text);
  return isTyping ? { line: change.range.start.line, at } : undefined;
}
