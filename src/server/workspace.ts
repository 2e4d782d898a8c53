// The files that a check reads: folders listed once, texts loaded when asked for, open documents before the disk.

import picomatch from 'picomatch';
import { fileKindOf } from '../core/file-kind.ts';
import { folderOfFile, shownPath } from '../core/model/uri.ts';
import type { Need, Snapshot, Unread } from '../core/workspace.ts';
import type { Files } from './files.ts';
import type { OpenDocuments } from './open-documents.ts';

type Read = string | { readonly unread: Unread };

export class Workspace {
  readonly #files: Files;
  readonly #open: OpenDocuments;
  #folders: readonly string[] = [];
  /** YAML files by folder, as last listed. */
  readonly #lists = new Map<string, readonly string[]>();
  /** What the disk says of each file that a check asked for. */
  readonly #texts = new Map<string, Read>();
  /** Counts changes on the disk, so that a text read before one is not kept after it. */
  #changes = 0;

  constructor(files: Files, open: OpenDocuments) {
    this.#files = files;
    this.#open = open;
  }

  /** URIs with a trailing slash. What was known of other folders is forgotten. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.forgetAll();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Manifests, policies and observations: those in the folders, and those that are open. Complete once `load` has listed the folders. */
  uris(): readonly string[] {
    // Folders whose name begins with a dot are searched for nothing; an import may still name a file there.
    const listed = this.#folders.flatMap(folder => (this.#lists.get(folder) ?? []).filter(uri => !uri.slice(folder.length - 1).includes('/.')));
    const open = [...this.#open.all()].map(document => document.uri);
    return [...new Set([...listed, ...open])].filter(uri => fileKindOf(uri)).sort();
  }

  /** The files as they are now. A change during a run makes the run void, so that the view may be a live one. */
  snapshot(): Snapshot {
    return {
      read: uri => this.#open.get(uri)?.text ?? this.#texts.get(uri),
      glob: (base, pattern) => this.#glob(base, pattern),
      folderOf: uri => this.folderOf(uri),
    };
  }

  /** The deepest folder of the workspace that holds a file; for a file outside all of them, its own. */
  folderOf(uri: string): string {
    return this.#holding(uri) ?? folderOfFile(uri);
  }

  /** A workspace folder, or the folder of a file that is open without one. */
  #holding(uri: string): string | undefined {
    const deepest = (folders: readonly string[]) => folders.filter(folder => uri.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
    return deepest(this.#folders) ?? deepest([...this.#open.all()].map(document => folderOfFile(document.uri)));
  }

  /** Lists the folders that are not listed yet. */
  async listFolders(): Promise<void> {
    await Promise.all(this.#folders.filter(folder => !this.#lists.has(folder)).map(folder => this.#list(folder)));
  }

  /** Loads what a run asked for; true where that brought anything that was not known before. */
  async load(needs: readonly Need[]): Promise<boolean> {
    const unknown = needs.filter(need => (need.kind === 'file' ? !this.#texts.has(need.uri) : !this.#lists.has(this.folderOf(need.uri))));
    await Promise.all(unknown.map(need => this.#loadOne(need)));
    return unknown.length > 0;
  }

  /** A file on the disk was made, changed or deleted. True where a check may now say something else. */
  fileChanged(uri: string, isListChanged: boolean): boolean {
    this.#changes++;
    const wasKnown = this.#texts.delete(uri);
    const folder = this.folderOf(uri);
    const isListed = isListChanged && this.#lists.has(folder) && /\.ya?ml$/i.test(uri);
    if (isListed) this.#lists.delete(folder);
    return wasKnown || isListed;
  }

  /** Everything on the disk is to be read anew. */
  forgetAll(): void {
    this.#changes++;
    this.#lists.clear();
    this.#texts.clear();
  }

  async #loadOne(need: Need): Promise<void> {
    if (need.kind === 'glob') return this.#list(this.folderOf(need.uri));
    const changes = this.#changes;
    const folder = this.#holding(need.uri);
    const read = folder === undefined ? ({ unread: 'outside' } as const) : await this.#files.readInside(need.uri, folder);
    if (changes === this.#changes) this.#texts.set(need.uri, read);
  }

  async #list(folder: string): Promise<void> {
    const changes = this.#changes;
    const list = await this.#files.listYaml(folder);
    if (changes === this.#changes) this.#lists.set(folder, list);
  }

  #glob(base: string, pattern: string): readonly string[] | undefined {
    const list = this.#lists.get(this.folderOf(base));
    if (!list) return undefined;
    const { folder, rest } = climb(folderOfFile(base), pattern);
    const matches = picomatch(rest);
    const open = [...this.#open.all()].map(document => document.uri).filter(uri => !list.includes(uri));
    return [...list, ...open].filter(uri => uri.startsWith(folder) && matches(shownPath(uri, folder))).sort();
  }
}

/** Takes the steps `./` and `../` at the start of a pattern. */
function climb(folder: string, pattern: string): { readonly folder: string; readonly rest: string } {
  if (pattern.startsWith('./')) return climb(folder, pattern.slice(2));
  if (pattern.startsWith('../')) return climb(folderOfFile(folder.slice(0, -1)), pattern.slice(3));
  return { folder, rest: pattern };
}
