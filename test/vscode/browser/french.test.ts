// The extension in French: contributions and texts of its own. The workbench itself stays English.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectFolder } from '../host/folders.ts';
import { notification, openFile, openStackView, runCommand } from './support/keys.ts';
import { openSession, type Session } from './support/session.ts';

describe('the workbench in French', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ folder: join(projectFolder, 'examples', 'maison-verdier'), language: 'fr' });
  });
  after(() => session?.close());

  it('names the view, its rows and the day in French', async () => {
    await openFile(session.page, 'martech-stack.yaml');
    await session.page.locator('.statusbar-item', { hasText: '22 nov. 2026' }).waitFor();
    const view = await openStackView(session.page);
    await view.locator('.monaco-list-row', { hasText: /^Outils\s*27/ }).waitFor();
    await session.page.locator('.sidebar', { hasText: /Écosystème/i }).waitFor();
    await session.picture('fr 1 tree');
  });

  it('checks governance in French', async () => {
    await runCommand(session.page, 'Vérifier la gouvernance');
    const summary = notification(session.page, '27 outils');
    await summary.waitFor();
    assert.doesNotMatch((await summary.textContent()) ?? '', /\b(error|warning|question to)\b/i);
    await session.picture('fr 2 checked');
  });
});
