// The panel's page in a real browser, under the strict policy: picture, keyboard, table, live update, and what axe says of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { DiagramModel } from '../../src/core/diagram/diagram.ts';
import type { PanelMessage } from '../../src/protocol-diagram.ts';
import { diagram, flow, node, randomDiagram, smallDiagram } from '../support/diagram-fixture.ts';
import { ensureChromium } from '../vscode/host/chromium.ts';
import { themes, themeStyle } from './themes.ts';

const root = join(import.meta.dirname, '..', '..');

/** Stands in for VS Code: keeps messages and state where tests can see them. */
const host = `let state = JSON.parse(sessionStorage.getItem('state') ?? 'null');
window.sent = [];
window.acquireVsCodeApi = () => ({
  postMessage: message => window.sent.push(message),
  getState: () => state,
  setState: value => { state = value; sessionStorage.setItem('state', JSON.stringify(value)); },
});`;

/** What axe finds at WCAG 2.2 AA, one line a rule. */
const axeRun = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160) + ' ' + nodes[0].failureSummary))`;

describe('the page of the data-flow panel', function () {
  this.timeout(60_000);
  let server: Server;
  let browser: Browser;
  let page: Page;
  let address = '';
  const errors: string[] = [];

  before(async () => {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['src/webview/main.ts'],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'chrome128',
      write: false,
      logLevel: 'silent',
    });
    const files: Readonly<Record<string, string>> = {
      '/webview.js': outputFiles[0]?.text ?? '',
      '/host.js': host,
      '/diagram.css': readFileSync(join(root, 'media', 'diagram.css'), 'utf8'),
      '/favicon.ico': '',
    };
    server = createServer(({ url = '/' }, response) => {
      const [path = '/', query = 'light'] = url.split('?');
      const theme = decodeURIComponent(query);
      const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
      response
        .setHeader('content-type', type)
        .end(path === '/theme.css' ? themeStyle(theme) : (files[path] ?? html(theme, path === '/fr' ? 'fr' : 'en')));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: await ensureChromium(() => undefined),
      args: ['--no-sandbox', '--disable-background-networking'],
    });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  afterEach(async () => {
    await page?.context().close();
    assert.deepEqual(errors.splice(0), [], 'nothing is refused, nothing fails');
  });

  async function open(
    path = '/',
    size = { width: 1280, height: 800 },
    reducedMotion: 'reduce' | 'no-preference' = 'no-preference',
  ): Promise<void> {
    page = await (await browser.newContext({ viewport: size, reducedMotion })).newPage();
    page.on('pageerror', error => errors.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(address + path);
  }

  async function receive(model: DiagramModel | undefined): Promise<void> {
    const data = model ? { type: 'model', model } : { type: 'none' };
    await page.evaluate(`dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(data)} }))`);
  }

  const sent = () => page.evaluate(() => (globalThis as unknown as { sent: PanelMessage[] }).sent);
  const transform = () => page.locator('.canvas > svg > g').getAttribute('transform');
  const positions = () =>
    page
      .locator('.canvas .node')
      .evaluateAll(nodes => nodes.map(each => `${each.getAttribute('data-key')} ${each.getAttribute('transform')}`));

  it('asks for its model, draws it and counts it', async () => {
    await open();
    assert.deepEqual(await sent(), [{ type: 'ready' }]);
    await receive(smallDiagram());
    assert.equal(await page.locator('.canvas .node').count(), 4);
    assert.equal(await page.locator('.canvas .flow').count(), 5);
    assert.equal(await page.getByRole('button', { name: /^Salesforce Sales Cloud\b.*1 to review/ }).count(), 1, 'nodes have spoken names');
    assert.equal(await page.getByRole('button', { name: /^Website → Salesforce Sales Cloud, through Boomi/ }).count(), 1, 'flows too');
    assert.equal(await page.locator('h1').textContent(), 'Maison Aurore');
    assert.match((await page.locator('.counts').textContent()) ?? '', /4 tools · 5 flows.*2 to review.*1 leaves the allowed region/s);
  });

  it('opens the line of a tool, a flow and a label that is clicked', async () => {
    await open();
    await receive(smallDiagram());
    await page.locator('.node[data-key="tool:ads"]').click();
    await page.locator('.label[data-key="flow:crm-to-ads"]').click();
    assert.deepEqual((await sent()).slice(1), [
      { type: 'open', key: 'tool:ads' },
      { type: 'open', key: 'flow:crm-to-ads' },
    ]);
  });

  it('does not take a drag for a click, and moves the picture', async () => {
    await open();
    await receive(smallDiagram());
    const before = await transform();
    const box = await page.locator('.node[data-key="tool:ads"]').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await transform(), before);
    assert.equal((await sent()).length, 1);
  });

  it('is one stop for the tabulator; arrows, Enter and Escape work in it', async () => {
    await open();
    await receive(smallDiagram());
    assert.equal(await page.locator('.canvas [tabindex="0"]').count(), 1);
    await page.locator('.canvas [tabindex="0"]').focus();
    const focused = () => page.evaluate('document.activeElement?.getAttribute("data-key")');
    const seen = new Set([await focused()]);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowUp']) {
      await page.keyboard.press(key);
      seen.add(await focused());
    }
    assert.ok(seen.size >= 3, [...seen].join(' '));
    await page.locator('.node[data-key="tool:website"]').focus();
    await page.evaluate('document.activeElement.dispatchEvent(new PointerEvent("pointerleave"))');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Enter');
    assert.equal((await sent()).at(-1)?.type, 'open');
    assert.ok(await page.locator('svg.focused').count());
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('svg.focused').count(), 0);
  });

  it('zooms and fits by keys, wheel and buttons', async () => {
    await open();
    await receive(randomDiagram(20, 20, 1));
    const fit = await transform();
    await page.locator('.canvas [tabindex="0"]').focus();
    for (const key of ['+', '+', '-']) await page.keyboard.press(key);
    assert.notEqual(await transform(), fit);
    await page.keyboard.press('0');
    assert.equal(await transform(), fit);
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, -300);
    await page.waitForFunction(`document.querySelector('.canvas > svg > g').getAttribute('transform') !== ${JSON.stringify(fit)}`);
    await page.getByRole('button', { name: 'Fit' }).click();
    assert.equal(await transform(), fit);
  });

  it('redraws in place: neither view nor tools move for an edit', async () => {
    await open();
    const model = randomDiagram(20, 20, 1);
    await receive(model);
    await page.keyboard.press('Escape');
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, -200);
    const before = { view: await transform(), positions: await positions() };
    await receive({ ...model, nodes: model.nodes.map((each, i) => (i === 2 ? { ...each, name: 'Renamed', review: 3 } : each)) });
    assert.deepEqual({ view: await transform(), positions: await positions() }, before);
    assert.equal(await page.locator('.canvas .node.to-review').count(), 1);
  });

  it('keeps the last good picture, dimmed, while the file has a mistake', async () => {
    await open();
    await receive(smallDiagram());
    const fault = {
      message: 'The quote is not closed.',
      location: { uri: 'file:///w/a.yaml', range: { start: { line: 11, character: 0 }, end: { line: 11, character: 3 } } },
    };
    await receive({ ...smallDiagram(), nodes: [], flows: [], fault });
    assert.equal(await page.locator('.canvas .node').count(), 4);
    assert.match((await page.locator('.banner').textContent()) ?? '', /line 12/);
    assert.ok(Number(await page.evaluate(`getComputedStyle(document.querySelector('.canvas > svg')).opacity`)) < 1);
    await page.locator('.banner button').click();
    assert.deepEqual((await sent()).at(-1), { type: 'open-fault' });
    await receive(smallDiagram());
    assert.equal(await page.locator('.banner').textContent(), '');
  });

  it('comes back after a reload as it was', async () => {
    await open();
    const model = randomDiagram(16, 16, 3);
    await receive(model);
    await page.mouse.move(500, 300);
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(50);
    const before = { view: await transform(), positions: await positions() };
    await page.reload();
    await receive(model);
    assert.deepEqual({ view: await transform(), positions: await positions() }, before);
  });

  it('says what to do where there is nothing to draw', async () => {
    await open();
    await receive(undefined);
    await page.getByRole('button', { name: 'Start a stack' }).click();
    await receive(diagram([], []));
    await page.getByRole('button', { name: 'Open the file' }).click();
    assert.deepEqual((await sent()).slice(1), [{ type: 'start-stack' }, { type: 'open-root' }]);
  });

  it('names flows that cannot be drawn yet', async () => {
    await open();
    await receive({ ...smallDiagram(), undrawn: [{ id: 'lost', location: node('a').location }] });
    assert.match((await page.locator('.undrawn').textContent()) ?? '', /1 flow is not drawn yet/);
    await page.getByRole('button', { name: 'Show the first one' }).click();
    assert.deepEqual((await sent()).at(-1), { type: 'open', key: 'flow:lost' });
  });

  it('says the same as a table', async () => {
    await open();
    await receive(smallDiagram());
    await page.getByRole('button', { name: 'Table' }).click();
    assert.deepEqual(await page.locator('tbody').evaluateAll(bodies => bodies.map(body => body.querySelectorAll('tr').length)), [4, 5]);
    assert.match((await page.locator('table').nth(1).textContent()) ?? '', /WebsiteBoomiSalesforce Sales CloudCustomer profile/);
    await page.locator('tbody button', { hasText: 'Google Ads' }).click();
    assert.deepEqual((await sent()).at(-1), { type: 'open', key: 'tool:ads' });
  });

  it('finds by name, and brings what it found to the keyboard', async () => {
    await open();
    await receive(smallDiagram());
    await page.locator('.canvas [tabindex="0"]').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('google');
    assert.equal(await page.locator('.node.lit').count(), 1);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement?.getAttribute("data-key")'), 'tool:ads');
  });

  it('draws hostile names as text', async () => {
    await open();
    const name = '<img src=x onerror="document.title=1">';
    await receive(
      diagram(
        [node('a', { name, detail: name, band: name }), node('b', { name: 'x'.repeat(10_000) }), node('c', { name: 'שלום\u202E 🎉' })],
        [flow('a', 'b', { data: [name] })],
        { title: name },
      ),
    );
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(
      await page
        .locator('.canvas .name')
        .first()
        .evaluate(text => text.textContent?.startsWith('<img src=x')),
      true,
    );
    await page.getByRole('button', { name: 'Table' }).click();
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.title(), 'Data flows');
  });

  it('drops what is no message', async () => {
    await open();
    await receive({ ...smallDiagram(), nodes: [{ ...node('a'), name: 1 as unknown as string }] });
    assert.equal(await page.locator('.canvas .node').count(), 0);
  });

  it('speaks French', async () => {
    await open('/fr');
    await receive(smallDiagram());
    assert.match((await page.locator('.counts').textContent()) ?? '', /4 outils · 5 flux/);
    assert.ok(await page.getByRole('button', { name: 'Ranger' }).count());
  });

  it('does not animate where less motion is asked for', async () => {
    await open('/', undefined, 'reduce');
    await receive(randomDiagram(12, 12, 1));
    await receive(randomDiagram(14, 12, 2));
    assert.equal(await page.evaluate('document.getAnimations().length'), 0);
  });

  for (const theme of Object.keys(themes)) {
    it(`has nothing that axe minds, ${theme}`, async () => {
      await open(`/?${encodeURIComponent(theme)}`);
      const source = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
      await page.evaluate(source);
      const minds = () => page.evaluate(axeRun);
      assert.deepEqual(await minds(), []);
      await receive({ ...smallDiagram(), undrawn: [{ id: 'lost', location: node('a').location }] });
      assert.deepEqual(await minds(), []);
      await page.getByRole('button', { name: 'Table' }).click();
      assert.deepEqual(await minds(), []);
      await receive(diagram([], []));
      assert.deepEqual(await minds(), []);
    });
  }
});

function html(theme: string, language: 'en' | 'fr'): string {
  const policy = "default-src 'none'; script-src 'nonce-test'; style-src 'self'; img-src 'self' blob:";
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Data flows</title>
<link rel="stylesheet" href="theme.css?${theme}"><link rel="stylesheet" href="diagram.css"></head>
<body class="${themes[theme]?.classes ?? ''}"><script nonce="test" src="host.js"></script><script nonce="test" src="webview.js"></script></body></html>`;
}
