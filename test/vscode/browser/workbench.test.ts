// A person at the real workbench: types, sees, fixes, opens tree, report and picture. One session, step after step.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../host/folders.ts';
import { editor, notification, openFile, openStackView, runCommand, select, squiggles, takeQuickFix, webview } from './support/keys.ts';
import { openSession, type Session } from './support/session.ts';

describe('the workbench on Maison Verdier', () => {
  let session: Session;
  /** Where the first stage stands in the root file. */
  let stage: { readonly line: number; readonly column: number };

  before(async () => {
    session = await openSession({ folder: join(projectFolder, 'examples', 'maison-verdier') });
    const lines = readFileSync(join(session.workspace, 'martech-stack.yaml'), 'utf8').split('\n');
    const line = lines.findIndex(text => text.includes('stage: production'));
    stage = { line: line + 1, column: (lines[line] ?? '').indexOf('production') + 1 };
  });
  after(() => session?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.picture(`failed ${this.currentTest.title.replace(/\W+/g, ' ')}`);
  });

  it('opens the stack in its language, on the fixed day', async () => {
    await openFile(session.page, 'martech-stack.yaml');
    await session.page.locator('.statusbar-item', { hasText: 'Martech Stack' }).first().waitFor();
    await session.page.locator('.statusbar-item', { hasText: '22 Nov 2026' }).waitFor();
    await session.picture('1 stack');
  });

  it('marks a typo while it is typed, and a quick fix takes it back', async () => {
    const { page } = session;
    await select(page, stage.line, stage.column, 'production'.length);
    const before = await squiggles(page, 'error').count();
    await page.keyboard.type('prodution');
    await squiggles(page, 'error').nth(before).waitFor();
    await session.picture('2 typo');
    await takeQuickFix(page, 'production');
    await squiggles(page, 'error').nth(before).waitFor({ state: 'detached' });
    await editor(page).locator('.view-line', { hasText: 'stage: production' }).first().waitFor();
    assert.equal(await editor(page).locator('.view-line', { hasText: 'prodution' }).count(), 0);
    await session.picture('3 fixed');
  });

  it('offers the stages while one is typed', async () => {
    const { page } = session;
    await select(page, stage.line, stage.column, 'production'.length);
    await page.keyboard.type('p');
    const offered = page.locator('.suggest-widget .monaco-list-row');
    await offered.filter({ hasText: 'phase-out' }).first().waitFor();
    await session.picture('4 completion');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.type('roduction');
    await page.keyboard.press('Escape');
  });

  it('lists the tools in the Stack view', async () => {
    const view = await openStackView(session.page);
    const tools = view.locator('.monaco-list-row', { hasText: /^Tools\s*27/ }).first();
    await tools.waitFor();
    await tools.click();
    await view.locator('.monaco-list-row[aria-level="2"]').first().waitFor();
    await session.picture('5 tree');
  });

  it('checks governance and shows the report', async () => {
    const { page } = session;
    await runCommand(page, 'Martech Stack: Check Governance');
    const summary = notification(page, '27 tools');
    await summary.waitFor();
    await session.picture('6 checked');
    await summary.locator('.monaco-button').first().click();
    await webview(page).locator('h1').first().waitFor();
    await session.picture('7 report');
  });

  it('asks nothing of the internet', () => {
    assert.deepEqual(session.refused, []);
  });
});
