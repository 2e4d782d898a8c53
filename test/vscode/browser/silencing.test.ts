// A person at the real workbench who waives, ignores, corrects on save and writes a baseline. One session, step after step.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../host/folders.ts';
import { editor, notification, openFile, runAndAnswer, runCommand, select, squiggles, takeQuickFix } from './support/keys.ts';
import { openSession, type Session } from './support/session.ts';

describe('what silences findings, in the workbench', () => {
  let session: Session;
  const fileOf = (name: string): string => join(session.workspace, name);
  const lines = (): readonly string[] => readFileSync(fileOf('martech-stack.yaml'), 'utf8').split('\n');
  /** Puts the cursor at a word of the file as it was saved last. */
  const goTo = async (text: string, length = 0): Promise<void> => {
    const line = lines().findIndex(each => each.includes(text));
    await select(session.page, line + 1, (lines()[line] ?? '').indexOf(text.trim()) + 1, length);
  };
  const save = async (): Promise<void> => {
    await session.page.keyboard.press('Control+S');
    await session.page.locator('.tab.active:not(.dirty)').waitFor();
  };
  const shown = (text: string | RegExp) => editor(session.page).locator('.view-line', { hasText: text });

  before(async () => {
    session = await openSession({ folder: join(projectFolder, 'test', 'vscode', 'workspaces', 'silencing') });
  });
  after(() => session?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.picture(`failed ${this.currentTest.title.replace(/\W+/g, ' ')}`);
  });

  it('asks for a waiver, and Tab goes from the reason to the end', async () => {
    const { page } = session;
    await openFile(page, 'martech-stack.yaml');
    await squiggles(page, 'warning').nth(1).waitFor();
    await goTo('  crm:');
    await takeQuickFix(page, 'Ask for a waiver of house/address for Customer file');
    await shown('rule: house/address').waitFor();
    await session.picture('1 waiver asked for');
    await page.keyboard.type('Launch comes first');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2027-03-31');
    await page.keyboard.press('Escape');
    await save();
    await session.picture('2 waiver filled');
    assert.match(lines().join('\n'), /waivers:\n {2}crm-address:\n {4}rule: house\/address\n {4}target: crm\n {4}reason: Launch comes first\n {4}until: 2027-03-31\n {4}approved-by: \[\]\n/);
  });

  it('ignores with a reason, and the squiggle goes', async () => {
    const { page } = session;
    const before = await squiggles(page, 'warning').count();
    await goTo('  newsletter:');
    await takeQuickFix(page, 'Ignore house/address here');
    await shown('martech-ignore house/address').waitFor();
    await page.keyboard.type('Has no page of its own');
    await page.keyboard.press('Escape');
    await squiggles(page, 'warning').nth(before - 1).waitFor({ state: 'detached' });
    await session.picture('3 ignored');
    await save();
    assert.match(lines().join('\n'), /\n {2}# martech-ignore house\/address: Has no page of its own\n {2}newsletter:/);
  });

  it('corrects what is safe when the file is saved', async () => {
    const { page } = session;
    await goTo('email-marketing', 'email-marketing'.length);
    await page.keyboard.type('Email_Marketing');
    await page.keyboard.press('Escape');
    await session.picture('4 before saving');
    await save();
    await shown('category: email-marketing').waitFor();
    await session.picture('5 saved');
    assert.equal(lines().filter(line => line.includes('category: email-marketing')).length, 1);
  });

  it('writes the very baseline that the command line writes, and what it holds is known', async () => {
    const { page } = session;
    await runCommand(page, 'Martech Stack: Write a Baseline');
    await notification(page, 'in the baseline now').waitFor();
    await session.picture('6 baseline');
    const written = readFileSync(fileOf('martech-baseline.json'), 'utf8');
    assert.match(written, /"house\/address"/);
    await squiggles(page, 'warning').first().waitFor({ state: 'detached' });
    execFileSync(process.execPath, [join(projectFolder, 'dist', 'cli.cjs'), 'check', '--write-baseline', '--fail-on', 'never', '--today', '2026-11-22'], { cwd: session.workspace, stdio: 'ignore' });
    assert.equal(readFileSync(fileOf('martech-baseline.json'), 'utf8'), written);
  });

  it('removes a waiver that is no longer wanted', async () => {
    const { page } = session;
    await runAndAnswer(page, 'Martech Stack: Remove a Waiver…', 'crm-address');
    await shown('rule: house/address').waitFor({ state: 'detached' });
    await save();
    assert.ok(!lines().some(line => line.includes('crm-address')), lines().join('\n'));
  });

  it('asks nothing of the internet', () => {
    assert.deepEqual(session.refused, []);
  });
});
