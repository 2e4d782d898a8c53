// An independent client: Neovim, without a screen, set up as docs/editors.md says, talks over stdio to the command that ships.

import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'dist', 'cli.cjs');
const neovim = spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const missing = neovim === '' ? 'nvim is not on this machine' : existsSync(command) ? undefined : 'dist/cli.cjs is not built';

/** What session.lua writes. */
interface Report {
  readonly problem?: string;
  readonly clients: number;
  readonly filetype: string;
  readonly brand: readonly { readonly code: string; readonly message: string; readonly text: string }[];
  readonly offered: readonly string[];
  readonly completed: string;
  readonly actions?: readonly string[];
  readonly laid_out: string;
}

const stackFile = `version: 1
stack: {name: Maison Lumen}
imports: [brands/*.martech-stack.yaml]
owners:
  marketing: { name: Marketing, side: marketing }
tools:
  brevo: { name: Brevo, category: email-marketing, lifecycle: { stage: trial, until: 2999-01-31 }, owners: { business: marketing } } # brevo
  shop: { name: "💡 brevo", category: ecommerce-platform, lifecycle: { stage: idae } }
data:
  visitors: { name: Visitors }
`;
const brandFile = `version: 1
flows:
  mails: { name: "Lumière 💡", from: shop, to: bre, data: [visitors] }
`;

describe('Neovim, as a client', function () {
  this.timeout(90_000);

  const what = 'shows findings, completes an id, takes a fix, lays out a file and renames over two files';
  (missing === undefined ? it : it.skip)(missing === undefined ? what : `${what} (skipped: ${missing})`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'martech-neovim-'));
    try {
      const workspace = prepare(folder);
      const { problem, ...report } = await runNeovim(folder, workspace);
      assert.equal(problem, undefined);
      assert.deepEqual([report.clients, report.filetype], [1, 'yaml.martech-stack']);
      assert.deepEqual(report.brand.map(({ code, text }) => [code, text]), [['integrity/unknown-reference', 'bre']]);
      assert.match(report.brand[0]?.message ?? '', /Did you mean brevo\?/);
      assert.ok(report.offered.includes('brevo') && !report.offered.includes('marketing'), report.offered.join());
      assert.equal(report.completed, '  mails: { name: "Lumière 💡", from: shop, to: brevo, data: [visitors] }');
      assert.equal(report.laid_out, 'stack: { name: Maison Lumen }', report.actions?.join());
      const corrected = stackFile.replace('idae', 'idea').replace('{name: Maison Lumen}', '{ name: Maison Lumen }');
      // Names and comments that look alike stay.
      assert.equal(readFileSync(join(workspace, 'martech-stack.yaml'), 'utf8'), corrected.replace('  brevo:', '  newsletter:'));
      assert.equal(readFileSync(join(workspace, 'brands/lumen.martech-stack.yaml'), 'utf8'), brandFile.replace('to: bre', 'to: newsletter'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Writes the workspace, the set-up of the documentation for this Neovim, and the command where the set-up looks for it. */
function prepare(folder: string): string {
  const workspace = join(folder, 'workspace');
  for (const name of ['workspace/brands', 'bin', 'home']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(workspace, 'martech-stack.yaml'), stackFile);
  writeFileSync(join(workspace, 'brands/lumen.martech-stack.yaml'), brandFile);
  writeFileSync(join(folder, 'setup.lua'), setup());
  symlinkSync(command, join(folder, 'bin', 'martech-stack'));
  return workspace;
}

function setup(): string {
  const page = readFileSync(join(root, 'docs', 'editors.md'), 'utf8');
  const [newer, older] = [...page.matchAll(/^```lua\n(.*?)^```/gms)].map(match => match[1]);
  const [major = 0, minor = 0] = /v(\d+)\.(\d+)/.exec(neovim)?.slice(1).map(Number) ?? [];
  const found = major > 0 || minor >= 11 ? newer : older;
  assert.ok(found, 'docs/editors.md has a set-up for Neovim 0.11, then one for older ones');
  return found;
}

async function runNeovim(folder: string, workspace: string): Promise<Report> {
  const reportFile = join(folder, 'report.json');
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
    LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8',
    // Nothing of the person's own Neovim takes part, and nothing is left in it.
    ...Object.fromEntries(['CONFIG', 'DATA', 'STATE', 'CACHE'].map(name => [`XDG_${name}_HOME`, join(folder, 'home')])),
    MARTECH_SETUP: join(folder, 'setup.lua'),
    MARTECH_REPORT: reportFile,
  };
  const script = join(import.meta.dirname, 'session.lua');
  const output = await new Promise<string>(resolve => {
    const options = { cwd: workspace, env, encoding: 'utf8' as const, timeout: 80_000 };
    const args = ['--clean', '--headless', '-n', '-i', 'NONE', '-c', `luafile ${script}`];
    const child = execFile('nvim', args, options, (error, stdout, stderr) => resolve(`${error ?? ''}${stdout}${stderr}`));
    child.stdin?.end();
  });
  assert.ok(existsSync(reportFile), `Neovim wrote no report: ${output}`);
  return JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
}
