// Bundles everything that ships into dist/: client, server, command line, webview; and the suites that run inside VS Code.
// node esbuild.mjs [--production] [--watch]
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { generate } from './scripts/generate.mjs';
import { writeNotices } from './scripts/third-party-notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const root = import.meta.dirname;
const dist = join(root, 'dist');

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The ES builds of these packages bundle; their CommonJS twins hide their files behind dynamic `require`s.
  mainFields: ['module', 'main'],
};

/** What each bundle is made from; the key is its name in dist/. */
const bundles = {
  'extension.cjs': { ...node, entryPoints: ['src/client/extension.ts'], external: ['vscode'] },
  'server.cjs': { ...node, entryPoints: ['src/server/node.ts'] },
  'cli.cjs': { ...node, entryPoints: ['src/cli/main.ts'], banner: { js: '#!/usr/bin/env node' } },
  'webview.js': {
    ...common,
    entryPoints: ['src/webview/main.ts'],
    platform: 'browser',
    format: 'iife',
    target: 'chrome128',
  },
};
/** One file a suite, and the runner that loads the one that is asked for. */
const suites = Object.fromEntries(
  readdirSync(join(root, 'test', 'vscode', 'suite'))
    .filter(file => file === 'run.ts' || file.endsWith('.test.ts'))
    .map(file => [
      `test/${file.replace('.ts', '.cjs')}`,
      { ...node, entryPoints: [`test/vscode/suite/${file}`], external: ['vscode', 'mocha'], sourcemap: 'inline', minify: false },
    ]),
);

await generate();
rmSync(dist, { recursive: true, force: true });
// esbuild has said what is wrong, and where.
await (watch ? watchAll() : buildAll()).catch(() => (process.exitCode = 1));

async function buildAll() {
  const [shipped] = await Promise.all([build(bundles), build(suites)]);
  if (existsSync(join(dist, 'cli.cjs'))) chmodSync(join(dist, 'cli.cjs'), 0o755);
  writeNotices(
    root,
    join(dist, 'THIRD-PARTY-NOTICES.txt'),
    shipped.map(({ metafile }) => metafile),
  );
}

function build(wanted) {
  const found = Object.entries(wanted).filter(([, options]) => present(options));
  return Promise.all(found.map(([name, options]) => esbuild.build({ ...options, outfile: join(dist, name) })));
}

async function watchAll() {
  for (const [name, options] of Object.entries({ ...bundles, ...suites })) {
    if (present(options)) await (await esbuild.context({ ...options, logLevel: 'info', outfile: join(dist, name) })).watch();
  }
}

function present({ entryPoints: [entry] }) {
  return existsSync(join(root, entry));
}
