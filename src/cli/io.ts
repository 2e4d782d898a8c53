// What the command line asks of the process that it runs in; tests hand in their own.

import { writeFile } from 'node:fs/promises';
import type { Files } from '../server/files.ts';
import { dayOf } from '../server/clock.ts';
import { nodeFiles } from '../server/node-files.ts';

export interface Io {
  readonly files: Files;
  /** Writes a file (an absolute path) as UTF-8; rejects where that cannot be. */
  write(path: string, text: string): Promise<void>;
  /** The working folder, an absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isOutTerminal: boolean;
  readonly isErrTerminal: boolean;
  /** Results: reports, pages, help that was asked for. */
  out(text: string): void;
  /** Everything else: what went wrong, and progress. */
  err(text: string): void;
  /** The local calendar day, `YYYY-MM-DD`. */
  today(): string;
  /** Milliseconds, for progress. */
  now(): number;
}

/** The process itself. */
export function processIo(): Io {
  return {
    files: nodeFiles(), write: (path, text) => writeFile(path, text), cwd: process.cwd(), env: process.env,
    isOutTerminal: process.stdout.isTTY === true, isErrTerminal: process.stderr.isTTY === true,
    out: text => void process.stdout.write(text), err: text => void process.stderr.write(text),
    today: () => dayOf(new Date()), now: () => performance.now(),
  };
}
