// The option `--shard I/N`: a part of the stacks, so that several machines can share a large check.

import { roleOf } from '../core/file-findings.ts';
import { followImports } from '../core/model/imports.ts';
import { type ReadFiles, readFiles } from '../core/read-files.ts';
import { message } from '../core/text/message.ts';
import { Failure } from './failure.ts';
import type { FoundFiles } from './find-files.ts';
import type { Io } from './io.ts';
import { type Options, textOf } from './options.ts';
import { WorkspaceFiles } from './workspace-files.ts';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** The part that the command line asks for; undefined where it asks for all. Throws a `Failure` for what is no part. */
export function shardOption(options: Options): Shard | undefined {
  const value = textOf(options, 'shard');
  if (value === undefined) return undefined;
  const [index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(value)?.slice(1) ?? []).map(Number);
  if (index === undefined || of === undefined || index < 1 || index > of) throw new Failure(message('cli.not-a-shard', { value }));
  return { index, of };
}

/** The files of a part: stacks that share a file stay together, and every file is in exactly one part. */
export async function filesOfShard(found: FoundFiles, { index, of }: Shard, io: Io): Promise<FoundFiles> {
  const groups = await groupsOf(found, io);
  return { ...found, uris: groups.filter((_, place) => place % of === index - 1).flat().sort() };
}

/** Sorted by their first file. */
async function groupsOf(found: FoundFiles, io: Io): Promise<readonly (readonly string[])[]> {
  const stacks = await stacksOf(found, io);
  const groupOf = new Map<string, Set<string>>();
  for (const uris of stacks) {
    const group = new Set([...uris].flatMap(uri => [uri, ...(groupOf.get(uri) ?? [])]));
    for (const uri of group) groupOf.set(uri, group);
  }
  const own = found.uris.map(uri => groupOf.get(uri) ?? new Set([uri]));
  return [...new Set(own)].map(group => found.uris.filter(uri => group.has(uri))).sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
}

/** The manifests of each stack. Policies are shared by many, and come along with each. */
async function stacksOf(found: FoundFiles, io: Io): Promise<readonly Iterable<string>[]> {
  const workspace = new WorkspaceFiles(io.files, found.folders);
  await workspace.load(found.uris.map(uri => ({ kind: 'file', uri })));
  let read: ReadFiles;
  let stacks: readonly Iterable<string>[];
  do {
    read = readFiles(workspace.snapshot(), undefined);
    const roots = found.uris.flatMap(uri => {
      const document = read.document(uri);
      return document && !('unread' in document) && roleOf(read.kindOf(uri), document) === 'root' ? [document] : [];
    });
    const followed = roots.map(root => followImports(read, root));
    stacks = followed.map(({ documents }) => documents.keys());
    read.needs.push(...followed.flatMap(({ needs }) => needs));
  } while (await workspace.load(read.needs));
  return stacks;
}
