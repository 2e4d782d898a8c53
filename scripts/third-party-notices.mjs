// Writes the licences of the packages whose code is inside the bundles, as their authors ask; knows esbuild's metafile only.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes `file` from the inputs of `metafiles`; throws where a bundled package names no licence. */
export function writeNotices(root, file, metafiles) {
  const packages = [...packageFolders(metafiles)]
    .map(folder => readPackage(join(root, folder)))
    .sort((a, b) => a.name.localeCompare(b.name));
  const head = 'Martech Stack contains code of the packages below, each under its own licence. See also NOTICE.\n';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [head, ...packages.map(notice)].join(`\n${'-'.repeat(78)}\n\n`));
}

function packageFolders(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (found) folders.add(found[0]);
    }
  }
  return folders;
}

function readPackage(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licenceFile = readdirSync(folder).find(entry => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  if (!license && !licenceFile) throw new Error(`${name} is bundled but names no licence.`);
  const text =
    licenceFile && existsSync(join(folder, licenceFile)) ? readFileSync(join(folder, licenceFile), 'utf8').trim() : `Licence: ${license}`;
  return { name, version, license, homepage, text };
}

function notice({ name, version, license, homepage, text }) {
  return `${name} ${version} (${license ?? 'see below'})${homepage ? `\n${homepage}` : ''}\n\n${text}\n`;
}
