// What a person does in the workbench, step by step. Selectors of VS Code live here and nowhere else.
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Opens a file by Quick Open and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await fillQuickInput(page, name, name);
  await editor(page).locator('.view-line').first().waitFor();
  await page.locator('.tab.active', { hasText: name }).waitFor();
}

/** Runs a command from the palette by its whole name. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await fillQuickInput(page, `>${title}`, title);
}

/** Runs a command that goes on to ask something, and picks the answer whose row holds `answer`. */
export async function runAndAnswer(page: Page, title: string, answer: string): Promise<void> {
  await page.keyboard.press('F1');
  await takeFirst(page, `>${title}`, title);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: answer }).waitFor();
  await page.keyboard.press('Enter');
}

/** Selects `length` characters at a place of the active editor (both from 1). */
export async function select(page: Page, line: number, column: number, length: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await fillQuickInput(page, `:${line}:${column}`);
  for (let step = 0; step < length; step++) await page.keyboard.press('Shift+ArrowRight');
}

/** Squiggles that stand under text of the active editor. */
export function squiggles(page: Page, severity: 'error' | 'warning' | 'info'): Locator {
  return editor(page).locator(`.squiggly-${severity}`);
}

/** Opens the quick fixes at the cursor and takes the one whose title holds `title`. */
export async function takeQuickFix(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+.');
  const rows = page.locator('.action-widget .monaco-list-row.action');
  await rows.filter({ hasText: title }).first().waitFor();
  // A layer that catches clicks lies over the list: keys it is. The first row has the focus.
  const titles = await rows.allTextContents();
  for (let step = titles.findIndex(text => text.includes(title)); step > 0; step--) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await rows.first().waitFor({ state: 'detached' });
}

/** The Stack view, opened from the activity bar. */
export async function openStackView(page: Page): Promise<Locator> {
  await page.locator('.activitybar .action-label[aria-label^="Martech Stack"]').first().click();
  const view = page.locator('.sidebar .pane-body .monaco-list');
  await view.first().waitFor();
  return view.first();
}

/** A notification that holds `text`. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-list-item', { hasText: text });
}

/** The document inside the webview panel that is shown. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
}

export function editor(page: Page): Locator {
  return page.locator('.editor-group-container.active .monaco-editor').first();
}

async function fillQuickInput(page: Page, text: string, row?: string): Promise<void> {
  await takeFirst(page, text, row);
  await page.locator('.quick-input-widget input.input').waitFor({ state: 'hidden' });
}

async function takeFirst(page: Page, text: string, row?: string): Promise<void> {
  const input = page.locator('.quick-input-widget input.input');
  await input.waitFor();
  await input.fill(text);
  // The first row is what Enter takes; it is an old one until the list has followed the text.
  await page.locator('.quick-input-list .monaco-list-row[data-index="0"]', row ? { hasText: row } : {}).waitFor();
  await page.keyboard.press('Enter');
}
