// One check of the files that a command line means: all that belongs to them is loaded and analysed, and what it says is told from the rest.

import type { Analysis, AnalyzeOptions, Progress } from '../core/analyze.ts';
import { message } from '../core/text/message.ts';
import { analyzeFiles } from './analyze-files.ts';
import { Failure } from './failure.ts';
import { type FoundFiles, listFiles, pathFromCwd } from './find-files.ts';
import type { Io } from './io.ts';
import type { FoundPolicy } from './policy-option.ts';
import { WorkspaceFiles } from './workspace-files.ts';

export interface CheckedFiles {
  readonly analysis: Analysis;
  readonly files: WorkspaceFiles;
  /** The files that the command line means, and all that its roots bring along; all files where missing. */
  readonly scope: ReadonlySet<string> | undefined;
  /** The same files by other options or with other texts; what has not changed since `previous` (the check itself) is kept. */
  again(options: AnalyzeOptions, previous?: Analysis): Promise<Analysis>;
}

/** Checks what was found. Throws a `Failure` for a root that cannot be read. */
export async function checkFiles(found: FoundFiles, policy: FoundPolicy | undefined, options: AnalyzeOptions, io: Io, progress?: (at: Progress) => void): Promise<CheckedFiles> {
  const files = new WorkspaceFiles(io.files, [...found.folders, ...(policy ? [policy.folder] : [])]);
  const first = await analyzeFiles(files, found.uris, options, progress);
  refuseUnreadable(found.uris, files, io);
  const alone = fragmentsWithoutRoot(first);
  const uris = alone.length === 0 ? found.uris : [...found.uris, ...(await manifestsAround(alone, found, files, io))];
  const analysis = alone.length === 0 ? first : await analyzeFiles(files, uris, options, progress);
  const again = (changed: AnalyzeOptions, previous = analysis) => analyzeFiles(files, uris, changed, progress, previous);
  return { analysis, files, again, scope: alone.length === 0 ? undefined : scopeOf(analysis, found.uris) };
}

/** A root that cannot be read leaves nothing to say about its stack. */
function refuseUnreadable(uris: readonly string[], files: WorkspaceFiles, io: Io): void {
  for (const uri of uris) {
    const text = files.snapshot().read(uri);
    if (typeof text === 'object' && text.unread === 'unreadable') throw new Failure(message('cli.path-unreadable', { path: pathFromCwd(uri, io.cwd) }));
  }
}

function fragmentsWithoutRoot({ findings }: Analysis): readonly string[] {
  return [...findings].filter(([, list]) => list.some(finding => finding.rule === 'schema/fragment-without-root')).map(([uri]) => uri);
}

/** A fragment is checked in the roots that import it, which may lie anywhere in its workspace. */
async function manifestsAround(fragments: readonly string[], found: FoundFiles, files: WorkspaceFiles, io: Io): Promise<readonly string[]> {
  const folders = found.folders.filter(folder => fragments.some(uri => files.folderOf(uri) === folder));
  return (await Promise.all(folders.map(folder => listFiles(folder, ['martech-stack'], io)))).flat().filter(uri => !found.uris.includes(uri));
}

function scopeOf(analysis: Analysis, uris: readonly string[]): ReadonlySet<string> {
  const roots = analysis.roots.filter(root => uris.includes(root.stack.uri));
  return new Set([...uris, ...roots.flatMap(root => [...root.stack.documents.keys(), ...root.policy.documents.keys()])]);
}
