// `graph`: which stack it draws, in which format, to where, and what it says when it cannot.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, testFolder } from './run-cli.ts';

const stack = `version: 1
stack: { name: "<b>Aurore</b> 🎉", country: FR }
data:
  orders: { name: Orders, categories: [] }
people:
  buyers: { name: Buyers, subject: customer }
tools:
  shop: { name: Shop, category: ecommerce, lifecycle: production }
  hub: { name: Hub, category: ipaas, lifecycle: production }
  crm: { name: CRM, category: crm, lifecycle: production }
flows:
  bought: { from: buyers, to: shop, data: [orders] }
  told: { from: shop, to: crm, via: hub, data: [orders] }
`;
const other = 'version: 1\nstack: { name: Other }\ntools:\n  solo: { name: Solo, category: crm, lifecycle: production }\n';
const broken = `${other}flows:\n  lost: { from: solo, to: gone, data: [] }\n`;

describe('martech-stack graph', () => {
  const folder = testFolder({
    'one/martech-stack.yaml': stack,
    'two/martech-stack.yaml': other,
    'lost/martech-stack.yaml': broken,
    'fault/martech-stack.yaml': `${other}  b: { name: "B\n`,
    'none/part.martech-stack.yaml': 'version: 1\nowners:\n  crm: { name: CRM, side: marketing }\n',
  });
  after(() => folder.remove());
  const graph = (...words: string[]) => runCli(['graph', ...words], folder.path);

  for (const [format, start] of [
    ['svg', /^<\?xml [^>]*\?>\n<svg [^>]*width="\d+"[^>]*>\n {2}<title>Data flows of &lt;b&gt;Aurore&lt;\/b&gt; 🎉<\/title>/],
    ['mermaid', /^---\ntitle: "‹b›Aurore‹\/b› 🎉 · 22 Nov 2026"\n---\nflowchart LR\n/],
    ['dot', /^digraph stack \{\n/],
    ['drawio', /^<\?xml [^>]*\?>\n<mxfile /],
    ['json', /^\{\n {2}"version": 1,\n {2}"title": "<b>Aurore<\/b> 🎉",\n {2}"today": "2026-11-22"/],
  ] as const) {
    it(`writes ${format} to stdout, and nothing else`, async () => {
      const told = await graph('one', '--format', format);
      assert.deepEqual([told.code, told.err], [0, '']);
      assert.match(told.out, start);
      for (const name of ['Shop', 'Hub', 'CRM', 'Buyers']) assert.ok(told.out.includes(name), name);
    });
  }

  it('draws SVG where no format is named, in the language and as of the day', async () => {
    const { out } = await graph('one/martech-stack.yaml', '--lang', 'fr', '--today', '2026-12-01', '--title', 'Nos flux');
    assert.match(out, />Nos flux</);
    assert.match(out, />1er déc\. 2026</);
    assert.match(out, />flux de données</);
  });

  it('sizes it for a slide, in the colours that are asked for', async () => {
    const { out } = await graph('one', '--slide', '--theme', 'dark');
    assert.match(out, /<svg [^>]*width="1280" height="720"/);
    assert.match(out, /<rect width="1280" height="720" fill="#1b1f24"\/>/);
  });

  it('draws a selection, with the tools that its flows pass through', async () => {
    const { out } = await graph('one', '--only', 'shop, crm', '--format', 'json');
    const { nodes, flows } = JSON.parse(out) as { nodes: { id: string; file: string; line: number }[]; flows: { id: string }[] };
    assert.deepEqual(nodes.map(({ id }) => id).sort(), ['crm', 'hub', 'shop']);
    assert.deepEqual(flows.map(({ id }) => id), ['told']);
    assert.deepEqual([nodes[0]?.file, nodes[0]?.line], ['one/martech-stack.yaml', 8]);
  });

  it('writes a file and says so on stderr', async () => {
    const told = await graph('one', '--format', 'mermaid', '--output', 'flows.mmd');
    assert.deepEqual(told, { code: 0, out: '', err: 'Wrote flows.mmd.\n' });
    assert.match(readFileSync(join(folder.path, 'flows.mmd'), 'utf8'), /^---\n/);
  });

  for (const [words, says] of [
    [['lost'], /^1 flow is not drawn yet, because an end is not declared: lost\.\n$/],
    [['fault'], /“fault\/martech-stack\.yaml” has a mistake on line \d+: the picture shows what could be read/],
  ] as const) {
    it(`draws what it can of what is not finished: ${words.join(' ')}`, async () => {
      const told = await graph(...words);
      assert.equal(told.code, 1);
      assert.match(told.out, /<svg [\s\S]*>Solo</);
      assert.match(told.err, says);
    });
  }

  for (const [words, says] of [
    [[], /4 stacks are here[^\n]*:\n {2}fault\/martech-stack\.yaml\n {2}lost\/martech-stack\.yaml\n {2}one\/martech-stack\.yaml\n/],
    [['none'], /no stack begins in what you named/],
    [['one', '--only', 'shop,crmm'], /has the id “crmm”\. Did you mean “crm”\?/],
    [['one', '--only', 'nobody-like-this-at-all'], /has the id “nobody-like-this-at-all”\. Ids stand before/],
    [['one', '--format', 'mermaid', '--slide'], /“--slide” changes nothing here\. It works with --format svg\./],
    [['one', '--format', 'json', '--theme', 'dark'], /“--theme” changes nothing here/],
    [['one', '--format', 'png'], /svg, mermaid, dot, drawio, json/],
    [['one', '--output', 'one/martech-stack.yaml'], /is the name of a file that Martech Stack reads/],
    [['one', '--output', 'not/there/flows.svg'], /“not\/there\/flows\.svg” cannot be written/],
    [['one', '--today', '2026-02-30'], /no day that exists/],
    [['gone'], /“gone” is not there/],
  ] as const) {
    it(`says why it cannot run: ${words.join(' ')}`, async () => {
      const told = await graph(...words);
      assert.deepEqual([told.code, told.out], [2, '']);
      assert.match(told.err, says);
    });
  }

  it('leaves the stack as it is', () => assert.equal(readFileSync(join(folder.path, 'one', 'martech-stack.yaml'), 'utf8'), stack));
});
