// Reads files of a workspace on a machine with Node. Knows nothing of manifests beyond the YAML suffix and the size limit.

import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Unread } from '../core/workspace.ts';
import type { Files } from './files.ts';
import { canonicalUri } from './uri.ts';

/** Larger files are not read, in bytes. */
export const sizeLimit = 5 * 1024 * 1024;
const skipped = new Set(['node_modules', '.git', '.hg', '.svn']);
const foldersAtOnce = 16;
/** A file opened alone may lie at the top of a disk: the search for its imports ends somewhere. */
const foldersAtMost = 50_000;

/** The files of this machine. */
export function nodeFiles(): Files {
  return { listYaml, readInside };
}

/** Everything under a folder that is named `.yaml` or `.yml` (a folder too: reading it says what it is), by URI, sorted. Linked folders are not entered, nor `node_modules` and `.git`. */
export async function listYaml(folder: string): Promise<readonly string[]> {
  const root = pathOf(folder);
  if (root === undefined) return [];
  const found: string[] = [];
  let waiting = [root];
  for (let visited = 0; waiting.length > 0 && visited < foldersAtMost; visited += foldersAtOnce) {
    const now = waiting.slice(0, foldersAtOnce);
    waiting = [...waiting.slice(foldersAtOnce), ...(await Promise.all(now.map(path => listFolder(path, found)))).flat()];
  }
  return found.sort();
}

/** Adds what is named like YAML in one folder to `found`; returns the folders in it. */
async function listFolder(path: string, found: string[]): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [] as Dirent[]);
  const inside = path.endsWith(sep) ? path : path + sep;
  const isYaml = (entry: Dirent) => /\.ya?ml$/i.test(entry.name);
  for (const entry of entries) if (isYaml(entry)) found.push(canonicalUri(pathToFileURL(inside + entry.name).href));
  return entries.filter(entry => entry.isDirectory() && !skipped.has(entry.name)).map(entry => inside + entry.name);
}

/** The text of a file as UTF-8, or why it cannot be had: links are resolved first, and nothing outside `folder` is read. */
export async function readInside(uri: string, folder: string): Promise<string | { readonly unread: Unread }> {
  const path = pathOf(uri);
  const root = pathOf(folder);
  if (path === undefined || root === undefined) return { unread: 'outside' };
  try {
    const [real, realRoot] = await Promise.all([realpath(path), realpath(root)]);
    if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return { unread: 'outside' };
    const status = await stat(real);
    if (status.isDirectory()) return { unread: 'directory' };
    if (!status.isFile()) return { unread: 'unreadable' };
    if (status.size > sizeLimit) return { unread: 'too-large' };
    return decodeText(await readFile(real)) ?? { unread: 'encoding' };
  } catch (error) {
    return { unread: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

/** A byte-order mark is kept; undefined for what is no UTF-8. UTF-16 without a mark is known by its null bytes. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (/^(0x0x|x0x0)/.test(Array.from(bytes.subarray(0, 4), byte => (byte === 0 ? '0' : 'x')).join(''))) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
