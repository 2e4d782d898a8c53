// The files of a workspace folder as they were at a revision, read from git's stored objects.

import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Unread } from '../core/workspace.ts';
import { message } from '../core/text/message.ts';
import type { Files } from '../server/files.ts';
import { decodeText, sizeLimit } from '../server/node-files.ts';
import { canonicalUri } from '../server/uri.ts';
import { Failure } from './failure.ts';
import { GitBlobs } from './git-blobs.ts';
import type { Io } from './io.ts';
import { runGit } from './run-git.ts';

/** What one path of a revision is. */
type TreeEntry = { readonly kind: 'file' | 'link'; readonly blob: string } | { readonly kind: 'folder' };

/** Links that lead to links end somewhere. */
const linksAtMost = 20;

/** The files of `folder` (a URI with a trailing slash) at `ref`. Throws a `Failure` without git, outside a repository and for an unknown revision. */
export async function filesAtRevision(folder: string, ref: string, io: Io): Promise<Files> {
  const path = fileURLToPath(folder);
  const prefix = await prefixOf(path, io);
  const commit = await commitOf(path, ref, io);
  return new RevisionFiles(path, await treeOf(path, commit, prefix, io), new GitBlobs(path, io));
}

/** The steps from the top of the repository to the folder, with a trailing slash; empty at the top. */
async function prefixOf(path: string, io: Io): Promise<string> {
  const { code, out } = await runGit(path, ['rev-parse', '--is-inside-work-tree', '--show-prefix'], io);
  const [isInside, prefix = ''] = out.toString().split('\n');
  if (code !== 0 || isInside !== 'true') throw new Failure(message('cli.git-no-repository', { path }));
  return prefix;
}

async function commitOf(path: string, ref: string, io: Io): Promise<string> {
  // A dash would make it an option of git.
  const found = ref.startsWith('-') ? undefined : await runGit(path, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], io);
  if (found?.code === 0) return found.out.toString().trim();
  const { out } = await runGit(path, ['rev-parse', '--is-shallow-repository'], io);
  throw new Failure(message(out.toString().trim() === 'true' ? 'cli.git-shallow' : 'cli.git-unknown-ref', { ref }));
}

async function treeOf(path: string, commit: string, prefix: string, io: Io): Promise<ReadonlyMap<string, TreeEntry>> {
  const { code, out } = await runGit(path, ['ls-tree', '-r', '-z', '--full-tree', commit, ...(prefix === '' ? [] : ['--', prefix])], io);
  if (code !== 0) throw new Failure(message('cli.git-incomplete'));
  const tree = new Map<string, TreeEntry>([['', { kind: 'folder' }]]);
  for (const line of out.toString().split('\0')) {
    const [, mode = '', blob = '', name = ''] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? [];
    if (!name.startsWith(prefix) || name === '') continue;
    const inside = name.slice(prefix.length);
    if (mode === '120000') tree.set(inside, { kind: 'link', blob });
    else if (mode.startsWith('100')) tree.set(inside, { kind: 'file', blob });
    for (let parent = posix.dirname(inside); parent !== '.' && !tree.has(parent); parent = posix.dirname(parent)) tree.set(parent, { kind: 'folder' });
  }
  return tree;
}

class RevisionFiles implements Files {
  readonly #folder: string;
  readonly #tree: ReadonlyMap<string, TreeEntry>;
  readonly #blobs: GitBlobs;

  constructor(folder: string, tree: ReadonlyMap<string, TreeEntry>, blobs: GitBlobs) {
    this.#folder = folder;
    this.#tree = tree;
    this.#blobs = blobs;
  }

  async listYaml(folder: string): Promise<readonly string[]> {
    const start = this.#inside(folder);
    if (start === undefined) return [];
    const isBelow = (name: string): boolean => start === '' || name.startsWith(`${start}/`);
    const names = [...this.#tree.keys()].filter(name => isBelow(name) && /\.ya?ml$/i.test(name) && !name.split('/').includes('node_modules'));
    return names.map(name => canonicalUri(pathToFileURL(join(this.#folder, name)).href)).sort();
  }

  async readInside(uri: string): Promise<string | { readonly unread: Unread }> {
    const name = this.#inside(uri);
    const entry = name === undefined ? undefined : await this.#resolve(name, linksAtMost);
    if (entry === undefined || entry === 'outside') return { unread: name === undefined || entry === 'outside' ? 'outside' : 'missing' };
    if (entry.kind === 'folder') return { unread: 'directory' };
    const bytes = await this.#blobs.read(entry.blob, sizeLimit);
    return bytes === 'too-large' ? { unread: 'too-large' } : (decodeText(bytes) ?? { unread: 'encoding' });
  }

  /** The steps from the folder to a file; undefined where it lies elsewhere. */
  #inside(uri: string): string | undefined {
    const name = relative(this.#folder, fileURLToPath(uri)).split(sep).join('/');
    return name === '..' || name.startsWith('../') ? undefined : name;
  }

  /** Follows links, those of folders too. */
  async #resolve(name: string, left: number): Promise<TreeEntry | 'outside' | undefined> {
    const entry = this.#tree.get(name);
    if (entry && entry.kind !== 'link') return entry;
    for (let path = name, rest = ''; path !== '.'; rest = posix.join(basename(path), rest), path = posix.dirname(path)) {
      const step = this.#tree.get(path);
      if (step?.kind !== 'link') continue;
      const target = await this.#blobs.read(step.blob, sizeLimit);
      const to = target === 'too-large' ? '/' : posix.join(dirname(path), target.toString(), rest);
      if (left === 0 || to.startsWith('/') || target.toString().startsWith('/') || to.split('/')[0] === '..') return 'outside';
      return this.#resolve(to.replace(/\/$/, ''), left - 1);
    }
    return undefined;
  }
}
