// What `npm start` opens: the address alone, in a browser that knows nothing of tests.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { ensureChromium } from '../host/chromium.ts';
import { projectFolder } from '../host/folders.ts';
import { oldestHost } from '../host/install-host.ts';
import { launchBrowser, refuseInternet } from '../host/workbench.ts';

describe('npm start', () => {
  let started: ChildProcess;
  let browser: Browser;

  before(async function () {
    // It serves the oldest VS Code, whatever version the other tests run on.
    if ((process.env.HOST_VERSION ?? oldestHost) !== oldestHost) this.skip();
    browser = await launchBrowser(await ensureChromium(console.log));
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
    started = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
      cwd: projectFolder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  });
  after(async () => {
    await browser?.close();
    if (started?.exitCode !== null) return;
    started.kill('SIGINT');
    await once(started, 'exit');
  });

  it('prints an address that opens the extension on the example', async () => {
    const url = await addressOf(started);
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    await refuseInternet(context);
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('.tab.active', { hasText: 'martech-stack.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: '22 Nov 2026' }).waitFor();
    await page.locator('.activitybar .action-label[aria-label^="Martech Stack"]').first().click();
    await page.locator('.sidebar .monaco-list-row', { hasText: /^Tools/ }).waitFor();
  });

  it('ends when it is asked to', async () => {
    started.kill('SIGINT');
    const [code] = (await once(started, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});

async function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const url = /^ +(http:\/\/127\.0\.0\.1:\S+)$/m.exec(text)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', code => reject(new Error(`npm start ended with ${code}:\n${text}`)));
  });
}
