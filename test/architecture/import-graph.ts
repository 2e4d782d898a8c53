// The import graph of src/ as the bundler sees it: types are gone, what is left runs. Knows no rule.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';

export interface Import {
  readonly from: string;
  /** A file of the project, relative to its root, or the name of a package as written. */
  readonly to: string;
  readonly external: boolean;
}

/** Every import of every TypeScript file under `folder`; throws where one leads nowhere. */
export async function importGraph(root: string, folder: string): Promise<readonly Import[]> {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map(entry => `import ${JSON.stringify(join(entry.parentPath, entry.name))};`);
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    // One entry that imports every file: each file is then read once.
    stdin: { contents: files.join('\n'), resolveDir: root },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.entries(metafile.inputs)
    .filter(([from]) => from !== '<stdin>')
    .flatMap(([from, { imports }]) => imports.map(({ path, external }) => ({ from, to: path, external: external ?? false })));
}
