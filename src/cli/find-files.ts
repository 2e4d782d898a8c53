// From the paths of a command line to the manifests, policies and observations that it means, and the workspaces that hold them.

import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileKindOf } from '../core/file-kind.ts';
import type { FileKind } from '../core/file-kind.ts';
import { message } from '../core/text/message.ts';
import { canonicalUri, folderUri } from '../server/uri.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';

/** What a check reads. */
export const kindsChecked: readonly FileKind[] = ['martech-stack', 'martech-policies', 'martech-observations'];

export interface FoundFiles {
  /** What the command line means, sorted, each once. */
  readonly uris: readonly string[];
  /** The workspace folders that hold them. */
  readonly folders: readonly string[];
  /** The folders that were searched, with a trailing slash. */
  readonly searched: readonly string[];
}

/** The files of some kinds under `paths` (the working folder where none is given). Throws a `Failure` for a path that leads nowhere. */
export async function findFiles(paths: readonly string[], kinds: readonly FileKind[], io: Io): Promise<FoundFiles> {
  const places = await Promise.all((paths.length > 0 ? paths : ['.']).map(path => filesAt(path, kinds, io)));
  return {
    uris: [...new Set(places.flatMap(place => place.uris))].sort(),
    folders: [...new Set(places.flatMap(place => place.folders))],
    searched: [...new Set(places.flatMap(place => place.searched))],
  };
}

async function filesAt(shown: string, kinds: readonly FileKind[], io: Io): Promise<FoundFiles> {
  const path = resolve(io.cwd, shown);
  const folder = workspaceOf(path, io.cwd);
  const uri = uriOfPath(path);
  const read = await io.files.readInside(uri, folder);
  const isText = typeof read === 'string' || read.unread === 'too-large' || read.unread === 'encoding';
  if (isText) {
    const kind = fileKindOf(uri);
    if (!kind || !kinds.includes(kind)) throw new Failure(message('cli.not-of-the-language', { path: shown, name: `${kinds.join('.yaml, ')}.yaml` }));
    return { uris: [uri], folders: [folder], searched: [] };
  }
  if (read.unread !== 'directory') throw new Failure(message(`cli.path-${read.unread}`, { path: shown }));
  const uris = await listFiles(folderUri(uri), kinds, io);
  if (uris.length === 0) throw new Failure(message('cli.nothing-there', { path: shown, name: `${kinds[0]}.yaml` }));
  return { uris, folders: [workspaceOf(path, io.cwd, true)], searched: [folderUri(uri)] };
}

/** The files of some kinds under a folder. Folders whose name begins with a dot are left out. */
export async function listFiles(folder: string, kinds: readonly FileKind[], io: Pick<Io, 'files'>): Promise<readonly string[]> {
  const all = await io.files.listYaml(folder);
  return all.filter(uri => {
    const kind = fileKindOf(uri);
    return kind !== undefined && kinds.includes(kind) && !uri.slice(folder.length).split('/').some(step => step.startsWith('.'));
  });
}

/** The workspace folder of a path: the nearest parent with `.git`, else the working folder, else (elsewhere) the path's own folder. */
export function workspaceOf(path: string, cwd: string, isFolder = false): string {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folderUriOfPath(folder);
    if (folder === dirname(folder)) break;
  }
  const isUnder = path === cwd || path.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep);
  return folderUriOfPath(isUnder ? cwd : isFolder ? path : dirname(path));
}

export function uriOfPath(path: string): string {
  return canonicalUri(pathToFileURL(path).href);
}

function folderUriOfPath(path: string): string {
  return folderUri(pathToFileURL(path).href);
}

/** A file as it is named in a terminal: relative to the working folder where that is shorter. */
export function pathFromCwd(uri: string, cwd: string): string {
  const path = fileURLToPath(uri);
  const short = relative(cwd, path);
  return short.length < path.length ? short || basename(path) : path;
}
