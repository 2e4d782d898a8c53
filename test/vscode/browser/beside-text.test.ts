// What stands beside the text in the real workbench: lenses over tools and the list of steps, hints, and the settings that switch them off.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../host/folders.ts';
import { editor, openFile, select } from './support/keys.ts';
import { openSession, type Session } from './support/session.ts';

const text = `version: 1
stack: { name: Maison Aurore 🎉 }
owners:
  crm-team: { name: CRM and loyalty, side: marketing }
  it-crm: { name: IT for CRM, side: it }
tools:
  crm:
    name: Salesforce
    category: crm
    lifecycle: production
    owners: { business: crm-team, technical: it-crm }
  brevo:
    name: Brevo
    category: email-marketing
    lifecycle: { stage: trial, until: 2026-12-31 }
    owners: { business: crm-team }
flows:
  crm-to-brevo: { from: crm, to: brevo, method: api }
`;

describe('beside the text, in the workbench', () => {
  let session: Session;

  before(async () => {
    session = await openSession({ folder: join(projectFolder, 'test', 'vscode', 'workspaces', 'empty'), settings: { 'martechStack.today': '2026-11-22' } });
    writeFileSync(join(session.workspace, 'martech-stack.yaml'), text);
    await openFile(session.page, 'martech-stack.yaml');
  });
  after(() => session?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.picture(`failed ${this.currentTest.title.replace(/\W+/g, ' ')}`);
  });

  const lens = (words: string | RegExp) => editor(session.page).locator('.codelens-decoration a', { hasText: words });
  const line = (words: string) => editor(session.page).locator('.view-line', { hasText: words });

  it('lenses say where a tool stands, and a click lists its steps', async () => {
    const { page } = session;
    await lens('1 in · 0 out').waitFor();
    const stage = lens(/trial · 39 days left · \d+ of \d+ steps to pilot/);
    await stage.waitFor();
    await line('IT for CRM').first().waitFor();
    await line('in 39 days').waitFor();
    await session.picture('40 beside the text');
    await stage.click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    await rows.filter({ hasText: 'A business owner is named' }).waitFor();
    await session.picture('41 steps of a tool');
    await page.keyboard.press('Escape');
  });

  it('cards tell who answers for a tool, with its findings', async () => {
    const { page } = session;
    await select(page, 12, 4, 0);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    const card = page.locator('.monaco-hover:visible', { hasText: 'Business owner: CRM and loyalty' });
    await card.waitFor();
    await session.picture('43 card of a tool');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
  });

  it('follow an edit once it is whole', async () => {
    await select(session.page, 15, 39, 10);
    await session.page.keyboard.type('2026-11-24');
    await lens('trial · 2 days left').waitFor();
    await line('in 2 days').waitFor();
  });

  it('go when a setting says so, without a restart', async () => {
    const { page, workspace } = session;
    mkdirSync(join(workspace, '.vscode'), { recursive: true });
    writeFileSync(join(workspace, '.vscode', 'settings.json'), '{ "martechStack.lenses": false, "martechStack.inlayHints": false, "martechStack.semanticTokens": false }\n');
    await lens('trial').waitFor({ state: 'detached' });
    await line('in 2 days').waitFor({ state: 'detached' });
    assert.equal(await editor(page).locator('.codelens-decoration a').count(), 0);
    await session.picture('42 nothing beside the text');
  });
});
