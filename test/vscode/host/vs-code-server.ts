// Starts and stops a VS Code server on this machine, and installs a packaged extension into it; knows nothing of tests.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './install-host.ts';

export interface ServerOptions {
  /** Settings, state and logs; removed by whoever made it. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** A port, a range such as `3900-3999`, or 0 for any. */
  readonly port?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface VsCodeServer {
  readonly url: string;
  /** Resolves when the server has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** In a browser, autosave is on by default: tests would change their files. The rest keeps the window and the network quiet. */
const quietSettings = {
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'json.schemaDownload.enable': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
};

/** Starts `lib/vscode/out/server-main.js` itself and waits until it listens. */
export async function startServer(host: Host, options: ServerOptions): Promise<VsCodeServer> {
  const { dataFolder, port = '0' } = options;
  const user = join(dataFolder, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2));
  const args = [
    ...commonArgs(host, options),
    '--host',
    '127.0.0.1',
    '--port',
    port,
    '--without-connection-token',
    '--disable-workspace-trust',
  ];
  const child = spawn(host.node, args, { env: serverEnvironment(options), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const url = await listening(child, join(dataFolder, 'server.log')).catch(async (error: unknown) => {
    await stop(child, ended);
    throw error;
  });
  return { url, ended, stop: () => stop(child, ended) };
}

/** Installs a packaged extension (.vsix) for servers that are given the same folders. */
export function installExtension(host: Host, options: ServerOptions, vsix: string): void {
  execFileSync(host.node, [...commonArgs(host, options), '--install-extension', vsix, '--force'], {
    env: serverEnvironment(options),
    stdio: 'pipe',
  });
}

function commonArgs(host: Host, { dataFolder, extensionsFolder }: ServerOptions): string[] {
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
  return [join(host.root, 'out', 'server-main.js'), ...folders, '--accept-server-license-terms', '--telemetry-level', 'off'];
}

/** What a VS Code terminal left in the environment would change what this server does. */
function serverEnvironment({ env }: ServerOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|CODE_SERVER_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$|npm_)/.test(key),
  );
  const noGallery = JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' });
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: noGallery, ...env };
}

function listening(child: ChildProcess, log: string): Promise<string> {
  const out = createWriteStream(log);
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      out.write(chunk);
      if (text.length > 100_000) return;
      text += chunk.toString();
      const port = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`The VS Code server ended (${code ?? 'by a signal'}):\n${text}`)));
    setTimeout(() => reject(new Error(`The VS Code server did not start within a minute:\n${text}`)), 60_000).unref();
  });
}

/** Ends the whole group: the server, its extension hosts, file watchers and terminals. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(-child.pid, name);
    } catch {
      // Already gone.
    }
  };
  signal('SIGTERM');
  const insist = setTimeout(() => signal('SIGKILL'), 3000);
  await ended;
  clearTimeout(insist);
  signal('SIGKILL');
}
