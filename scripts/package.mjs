// Makes martech-stack.vsix from what dist/ holds: what a user installs. Fails past the size that the extension may have.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

const limit = 2_000_000;
const root = join(import.meta.dirname, '..');
const vsix = join(root, 'martech-stack.vsix');

await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
const { size } = statSync(vsix);
console.log(`${vsix}: ${(size / 1000).toFixed(0)} kB`);
if (size > limit) {
  console.error(`The package may have ${limit / 1000} kB. What does .vscodeignore let through, or what has been bundled?`);
  process.exit(1);
}
