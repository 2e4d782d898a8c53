// One real workbench for a browser test: server, packaged extension, fresh copy of a folder, page. Knows no test.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureChromium } from '../../host/chromium.ts';
import { artifactsFolder, projectFolder } from '../../host/folders.ts';
import { type HostVersion, installHost, oldestHost } from '../../host/install-host.ts';
import { freshCopy } from '../../host/suites.ts';
import { installExtension, startServer } from '../../host/vs-code-server.ts';
import { launchBrowser, openWorkbench, refuseInternet, takePicture } from '../../host/workbench.ts';

export interface Session {
  readonly page: Page;
  /** The copy that is open; tests may change it. */
  readonly workspace: string;
  /** Addresses outside this machine that something asked for. */
  readonly refused: readonly string[];
  /** Takes a picture, for people to look at. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly folder: string;
  readonly language?: 'fr';
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Opens a workbench with the extension installed from its package, as a user has it. */
export async function openSession({ folder, language, settings }: SessionOptions): Promise<Session> {
  const version = (process.env.HOST_VERSION ?? oldestHost) as HostVersion;
  const host = await installHost(version, console.log);
  const { temporary, workspace } = freshCopy(folder);
  const options = { dataFolder: temporary, extensionsFolder: join(temporary, 'extensions'), ...(settings && { settings }) };
  installExtension(host, options, join(projectFolder, 'martech-stack.vsix'));
  const server = await startServer(host, options);
  const browser = await launchBrowser(await ensureChromium(console.log));
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(30_000);
  const refused = await refuseInternet(context);
  const page = await context.newPage();
  await openWorkbench(page, server, { folder: workspace, ...(language && { language }) });
  await page.locator('.monaco-workbench').waitFor();
  const pictures = join(artifactsFolder, `browser-${version}`);
  return {
    page,
    workspace,
    refused,
    picture: name => takePicture(page, pictures, name),
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}
