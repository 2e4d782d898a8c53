// Runs the command line in this process, over a folder of its own, and keeps all that it says.

import { writeFile } from 'node:fs/promises';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import type { Io } from '../../src/cli/io.ts';
import { nodeFiles } from '../../src/server/node-files.ts';

export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `martech-stack ...argv` in the folder `cwd`, on 22 November 2026, in English, with neither side a terminal. */
export async function runCli(argv: readonly string[], cwd: string, more: Partial<Io> = {}): Promise<Told> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    files: nodeFiles(), write: (path, text) => writeFile(path, text), cwd, env: {}, isOutTerminal: false, isErrTerminal: false, today: () => '2026-11-22', now: () => 0,
    out: text => void (out += text), err: text => void (err += text), ...more,
  });
  return { code, out, err };
}

/** A folder for one suite, gone after it. `.git` makes it a workspace. */
export function testFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): { readonly path: string; write(files: Readonly<Record<string, string | Uint8Array>>): void; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'martech-stack-')));
  const write = (texts: typeof files) => {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
  };
  write({ '.git/HEAD': '', ...files });
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}
