// Policies in the real workbench: lenses over rules, completion inside an expression, the Testing view, in every theme.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../host/folders.ts';
import { editor, openFile, runCommand, select } from './support/keys.ts';
import { openSession, type Session } from './support/session.ts';

const themes = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];

describe('policies in the workbench', () => {
  let session: Session;
  let lines: readonly string[];

  before(async () => {
    session = await openSession({ folder: join(projectFolder, 'test', 'vscode', 'workspaces', 'policies') });
    lines = readFileSync(join(session.workspace, 'martech-policies.yaml'), 'utf8').split('\n');
    await openFile(session.page, 'martech-policies.yaml');
  });
  after(() => session?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.picture(`failed ${this.currentTest.title.replace(/\W+/g, ' ')}`);
  });

  const place = (text: string) => {
    const line = lines.findIndex(each => each.includes(text));
    return { line: line + 1, column: (lines[line] ?? '').indexOf(text) + 1 };
  };

  it('show over a rule what it touches, and peek at it', async () => {
    const { page } = session;
    const lens = editor(page).locator('.codelens-decoration a', { hasText: 'touches 1 flow in this workspace' });
    await lens.waitFor();
    await editor(page).locator('.codelens-decoration a', { hasText: 'run 3 tests' }).waitFor();
    await session.picture('30 lenses of rules');
    await lens.click();
    await page.locator('.peekview-widget .reference-zone-widget, .reference-zone-widget').first().waitFor();
    await session.picture('31 what a rule touches');
    await page.keyboard.press('Escape');
  });

  it('complete an expression while it is typed', async () => {
    const { page } = session;
    const { line, column } = place('assessment.status');
    await select(page, line, column, "assessment.status == 'done'".length);
    await page.keyboard.type('ass');
    const rows = page.locator('.suggest-widget .monaco-list-row');
    await rows.filter({ hasText: 'assessment' }).first().waitFor();
    await session.picture('32 fields of an expression');
    await page.keyboard.press('Enter');
    await page.keyboard.type(".status == '");
    await rows.filter({ hasText: 'done' }).first().waitFor();
    await session.picture('33 values in quotes');
    await rows.filter({ hasText: 'done' }).first().click();
    await editor(page).locator('.view-line', { hasText: "flow.to.security.assessment.status == 'done" }).waitFor();
    await page.keyboard.press('Control+Z');
    await runCommand(page, 'File: Revert File');
  });

  it('run their tests in the Testing view', async () => {
    const { page } = session;
    await page.locator('.activitybar .action-label[aria-label^="Testing"]').first().click();
    const rows = page.locator('.test-explorer .monaco-list-row');
    const file = rows.filter({ hasText: 'martech-policies.yaml' });
    await file.waitFor();
    await file.click();
    await page.keyboard.press('ArrowRight');
    await rows.filter({ hasText: 'no sdk 😀' }).waitFor();
    await runCommand(page, 'Test: Run All Tests');
    await rows.filter({ hasText: 'expects too much' }).locator('.codicon-testing-failed-icon, .codicon-testing-error-icon').waitFor();
    await rows.filter({ hasText: 'no sdk 😀' }).locator('.codicon-testing-passed-icon').waitFor();
    const order = await rows.allTextContents();
    const at = (name: string) => order.findIndex(text => text.includes(name));
    assert.ok(at('sdk without review') < at('no sdk') && at('no sdk') < at('expects too much'), order.join(' | '));
    await session.picture('34 tests of policies');
    await rows.filter({ hasText: 'expects too much' }).dblclick();
    await editor(page).locator('.view-line', { hasText: 'expects too much' }).waitFor();
  });

  for (const theme of themes) {
    it(`are easy to read in ${theme}`, async () => {
      const { page } = session;
      const file = join(session.workspace, '.vscode', 'settings.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), 'workbench.colorTheme': theme }));
      await page.locator(`.monaco-workbench.${theme.includes('High') ? 'hc-black' : theme.includes('Dark') ? 'vs-dark' : 'vs'}`).waitFor();
      await session.picture(`35 tests in ${theme}`);
    });
  }

  it('ask nothing of the internet', () => assert.deepEqual(session.refused, []));
});
