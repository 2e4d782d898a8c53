// The exported SVG in a real browser: it is a picture of its size, texts stay in their boxes, and a page can make a PNG of it.
import assert from 'node:assert/strict';
import { type Browser, chromium, type Page } from 'playwright-core';
import { exportDiagram } from '../../src/core/diagram/export/export-diagram.ts';
import { tableMeasure } from '../../src/core/diagram/text-width.ts';
import { diagram, flow, node, smallDiagram } from '../support/diagram-fixture.ts';
import { ensureChromium } from '../vscode/host/chromium.ts';

const options = { language: 'en', today: '2026-11-22', measure: tableMeasure() } as const;

/** Names as long as cards take them, and longer. */
function wordy() {
  const names = ['Salesforce Commerce Cloud', 'WWWWWWWWWWWWWWWWWWWWWWWWWW', 'Plateforme de données clients', 'x'.repeat(10_000), 'שלום עולם', '客户数据平台系统管理与分析工具'];
  const nodes = names.map((name, i) => node(`n${i}`, { name, detail: name, band: i < 3 ? 'data' : 'ads', stage: 'trial', stageName: 'Trial', places: i % 2 ? [name] : ['FR', 'IE'], review: i, notes: 120 }));
  return diagram(nodes, names.slice(1).map((name, i) => flow(`n${i}`, `n${i + 1}`, { data: [name], review: i % 2 })), { title: names.join(' ') });
}

/** Runs in the page: draws the text of an SVG on a canvas. */
const asPng = `async text => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const at = (x, y) => [...context.getImageData(x, y, 1, 1).data];
  return { width: canvas.width, height: canvas.height, corner: at(1, 1), heading: at(25, 28), png: canvas.toDataURL('image/png').length };
}`;

/** Runs in the page: where each text of an SVG is, and the boxes that should hold it. Titles of groups and headings, which have parts, stand in none of their own. */
const textBoxes = `text => {
  document.body.innerHTML = text.replace(/^<\\?xml[^>]*>/, '');
  const place = element => element.getBoundingClientRect().toJSON();
  return [...document.querySelectorAll('text')].map(drawn => {
    const box = drawn.querySelector('tspan') ? undefined : [...drawn.parentElement.children].find(other => other.tagName === 'rect');
    return { text: drawn.textContent, at: place(drawn), boxes: [place(document.querySelector('svg')), ...(box ? [place(box)] : [])] };
  });
}`;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Up to a pixel: blank room above letters counts as text. */
function isWithin(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}

describe('the exported SVG', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await chromium.launch({ executablePath: await ensureChromium(() => undefined), args: ['--no-sandbox', '--disable-background-networking'] });
    page = await browser.newPage();
    await page.setContent('<title>Export</title>');
  });
  after(() => browser?.close());

  it('becomes a PNG of the size of a slide, with nothing behind a transparent one', async () => {
    const text = exportDiagram(smallDiagram(), 'svg', { ...options, slide: true, theme: 'transparent' });
    const pixels = (await page.evaluate(`(${asPng})(${JSON.stringify(text)})`)) as { width: number; height: number; corner: number[]; heading: number[]; png: number };
    assert.deepEqual([pixels.width, pixels.height, pixels.corner], [1280, 720, [0, 0, 0, 0]]);
    assert.deepEqual(pixels.heading, [0xf5, 0xf7, 0xf9, 255]);
    assert.ok(pixels.png > 5_000, `${pixels.png}`);
  });

  for (const [name, model, slide] of [['its own size', wordy(), false], ['a slide', wordy(), true], ['a small one', smallDiagram(), false]] as const) {
    it(`has every text within the sheet, and those of a box within the box: ${name}`, async () => {
      const texts = (await page.evaluate(`(${textBoxes})(${JSON.stringify(exportDiagram(model, 'svg', { ...options, slide }))})`)) as { text: string; at: Box; boxes: Box[] }[];
      assert.ok(texts.length > 20);
      assert.deepEqual(texts.filter(({ at, boxes }) => boxes.some(box => !isWithin(at, box))), []);
    });
  }
});
