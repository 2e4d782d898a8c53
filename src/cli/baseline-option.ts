// The options `--baseline FILE` and `--write-baseline`: what is known already, read and written.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RootAnalysis } from '../core/analyze.ts';
import { baselineEntries, baselineName, readBaseline, writeBaseline } from '../core/policy/baseline.ts';
import { say, type Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { visible } from '../core/text/visible.ts';
import { Failure } from './failure.ts';
import { pathFromCwd, uriOfPath, workspaceOf } from './find-files.ts';
import type { Io } from './io.ts';

/** The fingerprints of the file that the command line names; undefined where it names none, or one that is yet to be written. */
export async function readBaselineOption(shown: string | undefined, isWritten: boolean, io: Io): Promise<ReadonlySet<string> | undefined> {
  if (shown === undefined) return undefined;
  const path = resolve(io.cwd, shown);
  const text = await io.files.readInside(uriOfPath(path), workspaceOf(dirname(path), io.cwd, true));
  if (typeof text !== 'string') {
    if (isWritten && text.unread === 'missing') return undefined;
    throw new Failure(message(`cli.baseline-${text.unread}`, { path: shown }));
  }
  const known = readBaseline(text);
  // One that is written anew may be broken now, by a merge for example; a file that holds something else is never written over.
  if (!known && isWritten && !isOnceBaseline(text)) throw new Failure(message('cli.baseline-other-file', { path: shown }));
  if (!known && !isWritten) throw new Failure(message('cli.baseline-not-one', { path: shown }));
  return known;
}

/** True for a text that is empty or has been a baseline: what a merge or a hand breaks keeps the key of its list. */
function isOnceBaseline(text: string): boolean {
  return text.trim() === '' || text.includes('"fingerprints"');
}

/** Writes what is found now: to the file `shown`, else beside each root. Says on stderr what it wrote. */
export async function writeBaselines(roots: readonly RootAnalysis[], shown: string | undefined, io: Io, language: Language): Promise<void> {
  const all = new Map<string, readonly RootAnalysis[]>(shown === undefined
    ? roots.map(root => [join(dirname(fileURLToPath(root.stack.uri)), baselineName), [root]])
    : [[resolve(io.cwd, shown), roots]]);
  for (const [path, own] of all) await writeOne(path, own, io, language);
}

async function writeOne(path: string, roots: readonly RootAnalysis[], io: Io, language: Language): Promise<void> {
  const findings = roots.flatMap(root => root.findings);
  const text = writeBaseline(findings);
  const uri = uriOfPath(path);
  const before = await io.files.readInside(uri, workspaceOf(dirname(path), io.cwd, true));
  const name = pathFromCwd(uri, io.cwd);
  if (typeof before !== 'string' && before.unread !== 'missing') throw new Failure(message(`cli.baseline-${before.unread}`, { path: name }));
  if (before !== text) await io.write(path, text).catch(() => { throw new Failure(message('cli.cannot-write', { path: name })); });
  const id = before === text ? 'cli.baseline-unchanged' : 'cli.baseline-written';
  io.err(`${visible(say(message(id, { path: name, count: baselineEntries(findings).length }), language))}\n`);
}
