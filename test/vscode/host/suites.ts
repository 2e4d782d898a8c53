// The suites that run inside VS Code, each with the folder it is shown; knows nothing of how they run.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectFolder } from './folders.ts';

export interface Suite {
  /** `test/vscode/suite/<name>.test.ts`. */
  readonly name: string;
  /** Copied for each run: a test never writes into the folder itself. */
  readonly folder: string;
}

export const suites: readonly Suite[] = [
  { name: 'maison-verdier', folder: join(projectFolder, 'examples', 'maison-verdier') },
  { name: 'policies', folder: join(projectFolder, 'test', 'vscode', 'workspaces', 'policies') },
  { name: 'plain-yaml', folder: join(projectFolder, 'test', 'vscode', 'workspaces', 'plain-yaml') },
  { name: 'empty-folder', folder: join(projectFolder, 'test', 'vscode', 'workspaces', 'empty') },
];

/** What VS Code loads in its extension host. */
export const suiteEntry = join(projectFolder, 'dist', 'test', 'run.cjs');

/** A new temporary folder with a copy of the suite's folder in `workspace/`. */
export function freshCopy(folder: string): { readonly temporary: string; readonly workspace: string } {
  const temporary = mkdtempSync(join(tmpdir(), 'martech-stack-'));
  const workspace = join(temporary, 'workspace', basename(folder));
  cpSync(folder, workspace, { recursive: true });
  return { temporary, workspace };
}
