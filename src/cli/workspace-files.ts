// The files of a check on the command line: texts and globs loaded when the core asks for them, nothing from outside the workspace.

import picomatch from 'picomatch';
import { folderOfFile, isGlob, shownPath } from '../core/model/uri.ts';
import type { Need, Snapshot, Unread } from '../core/workspace.ts';
import type { Files } from '../server/files.ts';

export class WorkspaceFiles {
  readonly #files: Files;
  readonly #folders: readonly string[];
  readonly #texts = new Map<string, string | { readonly unread: Unread }>();
  readonly #globs = new Map<string, readonly string[]>();

  /** `folders`: URIs with a trailing slash. */
  constructor(files: Files, folders: readonly string[]) {
    this.#files = files;
    this.#folders = [...new Set(folders)].sort((a, b) => b.length - a.length);
  }

  snapshot(): Snapshot {
    return {
      read: uri => this.#texts.get(uri),
      glob: (base, pattern) => this.#globs.get(globKey(base, pattern)),
      folderOf: uri => this.folderOf(uri),
    };
  }

  /** The deepest workspace folder that holds a file; for a file outside all of them, the folder that it lies in. */
  folderOf(uri: string): string {
    return this.#folderHolding(uri) ?? folderOfFile(uri);
  }

  /** Loads what a run asked for; true where that brought anything that was not known before. */
  async load(needs: readonly Need[]): Promise<boolean> {
    const unknown = needs.filter(({ kind, uri, pattern }) => (kind === 'file' ? !this.#texts.has(uri) : !this.#globs.has(globKey(uri, pattern ?? ''))));
    await Promise.all(unknown.map(need => (need.kind === 'file' ? this.read(need.uri) : this.#loadGlob(need.uri, need.pattern ?? ''))));
    return unknown.length > 0;
  }

  /** The text of a file, or why it cannot be had. */
  async read(uri: string): Promise<string | { readonly unread: Unread }> {
    const folder = this.#folderHolding(uri);
    const text = folder === undefined ? { unread: 'outside' as const } : await this.#files.readInside(uri, folder);
    this.#texts.set(uri, text);
    return text;
  }

  /** Takes a text for that of a file from now on; nothing is written. */
  replace(uri: string, text: string): void {
    this.#texts.set(uri, text);
  }

  #folderHolding(uri: string): string | undefined {
    return this.#folders.find(folder => uri.startsWith(folder));
  }

  async #loadGlob(base: string, pattern: string): Promise<void> {
    const { folder, rest } = climb(folderOfFile(base), pattern);
    const start = folder + fixedSteps(rest);
    const listed = this.#folderHolding(start) === undefined ? [] : await this.#files.listYaml(start);
    const matches = picomatch(rest);
    this.#globs.set(globKey(base, pattern), listed.filter(uri => matches(shownPath(uri, folder))).sort());
  }
}

function globKey(base: string, pattern: string): string {
  return `${folderOfFile(base)}\n${pattern}`;
}

/** Takes the steps `./` and `../` at the start of a pattern. */
function climb(folder: string, pattern: string): { readonly folder: string; readonly rest: string } {
  if (pattern.startsWith('./')) return climb(folder, pattern.slice(2));
  if (pattern.startsWith('../')) return climb(folderOfFile(folder.slice(0, -1)), pattern.slice(3));
  return { folder, rest: pattern };
}

/** The folders of a pattern before its first wildcard, encoded, so that only they are searched. */
function fixedSteps(pattern: string): string {
  const steps = pattern.split('/');
  const first = steps.findIndex((step, index) => isGlob(step) || step === '..' || index === steps.length - 1);
  return steps.slice(0, first).map(step => `${encodeURIComponent(step)}/`).join('');
}
