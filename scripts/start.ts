// Opens a real VS Code in the browser with the packaged extension on an example. tsx scripts/start.ts [folder, default examples/maison-verdier]
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolder, workFolder } from '../test/vscode/host/folders.ts';
import { installHost, oldestHost } from '../test/vscode/host/install-host.ts';
import { installExtension, startServer } from '../test/vscode/host/vs-code-server.ts';
import { workbenchUrl } from '../test/vscode/host/workbench.ts';

const say = (line: string): void => console.log(line);
const folder = resolve(process.argv[2] ?? join(projectFolder, 'examples', 'maison-verdier'));
const desktop = 'code --extensionDevelopmentPath="$PWD" examples/maison-verdier';

await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  say(`\nWith a desktop VS Code: npm run build && ${desktop}`);
  process.exitCode = 1;
});

async function start(): Promise<void> {
  const host = await installHost(oldestHost, say);
  for (const script of [['esbuild.mjs', '--production'], ['scripts/package.mjs']]) {
    execFileSync(process.execPath, script, { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] });
  }
  const dataFolder = join(workFolder, 'start');
  const options = { dataFolder, extensionsFolder: join(dataFolder, 'extensions'), port: '3900-3999' };
  rmSync(options.extensionsFolder, { recursive: true, force: true });
  installExtension(host, options, join(projectFolder, 'martech-stack.vsix'));
  const server = await startServer(host, options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void server.stop());

  const url = workbenchUrl(server, folder, openedFile());
  say(`\nVS Code with Martech Stack on ${folder}:\n\n  ${url}\n`);
  say('The files are the real ones: what you save there is changed. Ctrl+C ends it.');
  say(`With a desktop VS Code instead: ${desktop}`);
  openInBrowser(url);
  await server.ended;
}

function openedFile(): string | undefined {
  const file = join(folder, 'martech-stack.yaml');
  return existsSync(file) ? file : undefined;
}

/** Where there is a display; an opener that is missing or fails changes nothing: the address stands above. */
function openInBrowser(url: string): void {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn('xdg-open', [url], { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
}
