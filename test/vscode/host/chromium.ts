// Finds a Chromium to drive, and installs Debian's where that is possible; knows nothing of VS Code.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { artifactsFolder } from './folders.ts';
import { runCommand } from './run-command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: the variable CHROMIUM, else the first one on the path. Installs Debian's as root where there is none. */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(
      'No Chromium was found. Please install one (on Debian: apt-get install chromium), or put its path into the variable CHROMIUM.',
    );
  }
  say('No Chromium was found: installing Debian’s (once, about a minute)…');
  const apt = { cwd: '/', log: join(artifactsFolder, 'chromium-install.log'), env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runCommand({ ...apt, command: 'apt-get', args: ['update'] });
  await runCommand({ ...apt, command: 'apt-get', args: ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'] });
  const installed = findChromium();
  if (!installed) throw new Error(`Debian’s Chromium was installed but cannot be found. What apt-get said is in ${apt.log}.`);
  return installed;
}

function findChromium(): string | undefined {
  const { CHROMIUM, PATH = '' } = process.env;
  if (CHROMIUM) {
    if (!runnable(CHROMIUM)) throw new Error(`The variable CHROMIUM names ${CHROMIUM}, which cannot be run.`);
    return CHROMIUM;
  }
  return names.flatMap(name => [...PATH.split(delimiter), '/usr/bin'].map(folder => join(folder, name))).find(runnable);
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
