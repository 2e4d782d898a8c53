// Opens the workbench of a VS Code server in a Chromium, with the extension under development; knows nothing of what is tested.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { VsCodeServer } from './vs-code-server.ts';

export interface WorkbenchOptions {
  readonly folder: string;
  /** The extension from its source folder instead of an installed one, and the suites to run in its host. */
  readonly extensionFolder?: string;
  readonly testsFile?: string;
  /** The display language; the workbench itself stays English. */
  readonly language?: 'fr';
}

/** A Chromium without a window that speaks to this machine only. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, chromiumSandbox: false, args: quiet });
}

/** Everything but this machine is refused: a test must never wait for the internet. Returns the refused addresses as they come. */
export async function refuseInternet(context: BrowserContext): Promise<readonly string[]> {
  const refused: string[] = [];
  const outside = (url: URL): boolean => /^https?:$/.test(url.protocol) && !['127.0.0.1', 'localhost'].includes(url.hostname);
  await context.route(outside, route => {
    refused.push(route.request().url());
    return route.abort();
  });
  return refused;
}

/**
 * Opens `folder`. The extension and its tests go into the page's `developmentOptions` (the embedder's way) before its modules run: addresses
 * carry them on VS Code 1.100 only, and a page that was rewritten by a route may not open a WebSocket to this machine.
 */
export async function openWorkbench(page: Page, server: VsCodeServer, options: WorkbenchOptions): Promise<void> {
  const { host } = new URL(server.url);
  const remote = (path: string): object => ({ $mid: 1, scheme: 'vscode-remote', authority: host, path });
  const development = {
    ...(options.extensionFolder && { extensions: [remote(options.extensionFolder)] }),
    ...(options.testsFile && { extensionTestsPath: remote(options.testsFile) }),
  };
  // Text, not functions: what a bundler adds to a function is not known in the page.
  await page.addInitScript(`
    ${options.language ? `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)};` : ''}
    document.addEventListener('readystatechange', () => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      if (document.readyState !== 'interactive' || !element) return;
      const configuration = JSON.parse(element.getAttribute('data-settings'));
      configuration.developmentOptions = { ...configuration.developmentOptions, ...${JSON.stringify(development)} };
      element.setAttribute('data-settings', JSON.stringify(configuration));
    });`);
  await page.goto(workbenchUrl(server, options.folder));
}

/** The address at which a browser opens `folder`, and `file` in an editor. */
export function workbenchUrl(server: VsCodeServer, folder: string, file?: string): string {
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (file) payload.push(['openFile', `vscode-remote://${new URL(server.url).host}${file}`]);
  return `${server.url}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}

/** Takes a picture of the page for people to look at. */
export async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
