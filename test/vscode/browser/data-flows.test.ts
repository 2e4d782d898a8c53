// The data-flow panel in the real workbench: draws everything, leads to the text, follows edits, reads well in every theme.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { projectFolder } from '../host/folders.ts';
import { editor, openFile, runCommand, select, webview } from './support/keys.ts';
import { openSession, type Session } from './support/session.ts';

const themes = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light'];

describe('the data-flow panel', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ folder: join(projectFolder, 'examples', 'maison-verdier') });
  });
  after(() => session?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.picture(`failed ${this.currentTest.title.replace(/\W+/g, ' ')}`);
  });

  it('draws 27 tools and every flow', async () => {
    const { page } = session;
    await openFile(page, 'martech-stack.yaml');
    await runCommand(page, 'Martech Stack: Show Data Flows');
    const panel = webview(page);
    await panel.locator('g.node[data-key="tool:sap-erp"]').waitFor();
    assert.equal(await panel.locator('g.node[data-key^="tool:"]').count(), 27);
    assert.equal(await panel.locator('g.flow[data-key^="flow:"]').count(), 30);
    await session.picture('9 data flows');
  });

  it('leads from a tool to its line', async () => {
    const { page } = session;
    await webview(page).locator('g.node[data-key="tool:akeneo"]').click();
    await editor(page).locator('.view-line', { hasText: 'akeneo:' }).first().waitFor();
    await session.picture('10 from the picture to the text');
  });

  it('follows an edit', async () => {
    const { page } = session;
    const lines = readFileSync(join(session.workspace, 'martech-stack.yaml'), 'utf8').split('\n');
    const line = lines.findIndex(text => /^ +name: Akeneo/.test(text));
    const column = (lines[line] ?? '').indexOf('Akeneo');
    assert.ok(column > 0);
    await select(page, line + 1, column + 1, 'Akeneo'.length);
    await page.keyboard.type('Zebra');
    await webview(page).locator('g.node[data-key="tool:akeneo"]', { hasText: 'Zebra' }).waitFor();
  });

  for (const theme of themes) {
    it(`is accessible in ${theme}`, async () => {
      const file = join(session.workspace, '.vscode', 'settings.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), 'workbench.colorTheme': theme }));
      const frame = await innerFrame(session);
      await frame.waitForSelector(`body[data-vscode-theme-id="${theme}"]`);
      await frame.evaluate(axe.source);
      const violations = await frame.evaluate<string[]>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(result => result.violations.map(found => found.id + ': ' + found.help + ' at ' + found.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | ')))`,
      );
      await session.picture(`11 ${theme}`);
      assert.deepEqual(violations, []);
    });
  }
});

async function innerFrame({ page }: Session): Promise<Frame> {
  const handle = await webview(page).locator('body').elementHandle();
  const frame = await handle?.ownerFrame();
  assert.ok(frame);
  return frame;
}
