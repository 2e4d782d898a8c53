// Runs one command to its end, its output into a log file; knows nothing of what it runs.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly log: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Resolves when the command ends with 0; rejects with the last lines of its output otherwise. */
export async function runCommand({ command, args, cwd, log, env = process.env }: Command): Promise<void> {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'a');
  const code = await new Promise<number | string>((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', file, file] });
    child.once('error', reject);
    child.once('exit', (exit, signal) => resolve(exit ?? signal ?? 'unknown'));
  }).finally(() => closeSync(file));
  if (code !== 0)
    throw new Error(`"${command} ${args.join(' ')}" ended with ${code}. Its last words (all of them in ${log}):\n${lastLines(log)}`);
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
