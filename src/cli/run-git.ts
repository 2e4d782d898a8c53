// Runs git for its stored objects alone: no filter, hook, text conversion, file watcher, pager or transport that a workspace may name gets to run.

import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { message } from '../core/text/message.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';

export interface GitResult {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

/** A clone may be partial and name a command that fetches what is missing: nothing is fetched. */
const settings = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.attributesFile=/dev/null', 'protocol.allow=never', 'core.sshCommand=false', 'credential.helper='];
const surroundings = { LC_ALL: 'C', GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1' };
/** Set by hooks for the repository that they run in, which may be another one. */
const dropped = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_EXTERNAL_DIFF', 'GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_ASKPASS'];

/** Git in a folder (a path), with `input` on its stdin. Throws a `Failure` where there is no git, or where it does not trust the folder. */
export async function runGit(folder: string, args: readonly string[], { env }: Pick<Io, 'env'>, input = ''): Promise<GitResult> {
  const words = ['--no-pager', ...settings.flatMap(setting => ['-c', setting]), '-C', folder, ...args];
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !dropped.includes(name)));
  // Started from a folder of its own: some systems look for programs in the working folder first.
  const child = spawn('git', words, { cwd: dirname(process.execPath), env: { ...own, ...surroundings }, stdio: 'pipe', windowsHide: true });
  const result = await new Promise<GitResult>((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? 1, out: Buffer.concat(out), err: Buffer.concat(err).toString() }));
    // Git may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  }).catch(() => {
    throw new Failure(message('cli.git-missing'));
  });
  if (result.code !== 0 && result.err.includes('dubious ownership')) throw new Failure(message('cli.git-owner', { path: folder }));
  return result;
}
