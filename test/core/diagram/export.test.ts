// Exports of a picture: as they always were, readable by the programs that they are for, and harmless whatever a name holds.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import type { DiagramModel } from '../../../src/core/diagram/diagram.ts';
import { type ExportFormat, exportDiagram, exportFormats } from '../../../src/core/diagram/export/export-diagram.ts';
import type { ExportOptions } from '../../../src/core/diagram/export/export-options.ts';
import { safeIds } from '../../../src/core/diagram/export/safe-ids.ts';
import { selectionOf } from '../../../src/core/diagram/export/selection.ts';
import { type Theme, themes } from '../../../src/core/diagram/export/themes.ts';
import { tableMeasure } from '../../../src/core/diagram/text-width.ts';
import { diagram, flow, node, randomDiagram, smallDiagram } from '../../support/diagram-fixture.ts';
import { assertGolden } from '../../support/golden.ts';
import { parseXml, type XmlElement } from '../reports/parse-xml.ts';
import { readMermaid } from './read-mermaid.ts';

const options: ExportOptions = { language: 'en', today: '2026-11-22', measure: tableMeasure() };
const write = (model: DiagramModel, format: ExportFormat, more: Partial<ExportOptions> = {}) => exportDiagram(model, format, { ...options, ...more });

/** All elements of a document, depth first. */
function all(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(all)];
}

const hostile: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror=alert(1)>',
  quotes: `"'></title></b><script>alert(1)</script>`,
  entities: '&lt;b&gt; & &#x41; #35; #quot;',
  long: 'x'.repeat(10_000),
  'right to left': 'שלום עולם\u202e gnp.exe',
  emoji: '👩‍💻 Tool 🎉'.repeat(40),
  controls: 'a\u0000b\u001b[31mc\nd\te',
  surrogate: 'half \ud800 pair',
  empty: '',
  prototype: '__proto__',
  'a word of Mermaid': 'end',
  'a list of Markdown': '1. first',
  Markdown: '**bold** _it_ `code` [x](javascript:alert(1))',
  directive: '%%{init: {"securityLevel":"loose"}}%%',
  formula: '$$x^2$$ fa:fa-car a\\nb \\N \\G',
  brackets: '{"a":1} | |x| ]] --> end',
  statements: '"]; click a href "javascript:alert(1)"',
};

function hostileDiagram(): DiagramModel {
  const names = Object.values(hostile);
  return diagram(
    names.map((name, i) => node(`n${i}`, { name, detail: name, owner: name, places: [name], review: 1, band: name.slice(0, 30) || 'none' })),
    names.map((name, i) => flow(`n${i}`, 'n0', { id: `${name.slice(0, 20)}${i}`, data: [name], method: name, abroad: [name] })),
    { title: names.join(' ') },
  );
}

describe('exports of a picture', () => {
  describe('are what they always were', () => {
    const cases: Readonly<Record<string, readonly [ExportFormat, Partial<ExportOptions>?]>> = {
      'light.svg': ['svg'],
      'dark-slide-fr.svg': ['svg', { theme: 'dark', slide: true, language: 'fr', title: 'Nos flux' }],
      'transparent.svg': ['svg', { theme: 'transparent' }],
      'small.mmd': ['mermaid'],
      'small.gv': ['dot'],
      'small.drawio': ['drawio'],
      'small.json': ['json', { pathOf: uri => uri.replace('file:///w/', '') }],
    };
    for (const [file, [format, more]] of Object.entries(cases)) {
      it(file, () => assertGolden(write(smallDiagram(), format, more), join(import.meta.dirname, 'golden', 'export', file)));
    }
  });

  for (const format of exportFormats) {
    it(`${format}: nothing to draw is a document too, and the same input gives the same text`, () => {
      assert.ok(write(diagram([], []), format).length > 20);
      assert.equal(write(smallDiagram(), format), write(smallDiagram(), format));
    });
  }

  describe('SVG', () => {
    for (const [kind, model] of Object.entries({ 'hostile names': hostileDiagram(), 'tools in zones': randomDiagram(50, 40, 3) })) {
      it(`is XML with nothing in it but shapes and texts: ${kind}`, () => {
        const text = write(model, 'svg');
        const elements = all(parseXml(text));
        assert.deepEqual([...new Set(elements.map(({ name }) => name))].filter(name => !['svg', 'title', 'desc', 'g', 'rect', 'path', 'circle', 'text', 'tspan'].includes(name)), []);
        const attributes = new Set(elements.flatMap(element => Object.keys(element.attributes)));
        for (const name of attributes) assert.doesNotMatch(name, /^on|^style$|href|^class$|^data-/);
        assert.ok(text.length < 200_000, `${text.length} characters`);
        for (const { name, attributes: given } of elements) if (name === 'text') assert.match(String(given['fill'] ?? ''), /^#[0-9a-f]{6}$/);
      });
    }

    it('has its own size, or that of a slide', () => {
      const sizeOf = (slide: boolean, tools: number) => {
        const { attributes } = parseXml(write(randomDiagram(tools, tools, 5), 'svg', { slide }));
        assert.equal(attributes['viewBox'], `0 0 ${attributes['width']} ${attributes['height']}`);
        return [Number(attributes['width']), Number(attributes['height'])];
      };
      for (const tools of [1, 6, 60]) assert.deepEqual(sizeOf(true, tools), [1280, 720]);
      assert.ok((sizeOf(false, 6)[0] as number) > (sizeOf(false, 1)[0] as number));
    });

    it('explains in its legend what occurs in it, and only that', () => {
      const plain = write(diagram([node('a'), node('b')], [flow('a', 'b')]), 'svg');
      assert.match(plain, />data flow</);
      assert.doesNotMatch(plain, /planned|allowed region|to review|passes through/);
      const full = write(smallDiagram(), 'svg');
      for (const words of ['planned', 'leaves the allowed region', 'to review', 'passes through', 'questions and remarks']) assert.ok(full.includes(`>${words}<`), words);
    });

    for (const [name, theme] of Object.entries(themes) as [string, Theme][]) {
      it(`${name}: texts and lines stand out enough from what is behind them`, () => {
        const grounds = theme.background === 'none' ? ['#ffffff', '#000000', '#1b1f24'] : [theme.background];
        const panels = [theme.band, theme.card, theme.label, theme.strip === 'none' ? theme.background : theme.strip];
        for (const ground of panels) for (const key of ['text', 'muted', 'review', 'abroad'] as const) assertContrast(theme[key], ground, 4.5, key);
        for (const ground of [...grounds, theme.band]) for (const key of ['line', 'review', 'abroad'] as const) assertContrast(theme[key], ground, 3, key);
        for (const badge of [theme.review, theme.notes]) assertContrast(theme.onBadge, badge, 4.5, 'badge');
        for (const tone of theme.tones) assertContrast(tone, theme.card, 3, 'tone');
      });
    }
  });

  describe('Mermaid', () => {
    it('names every tool and says every flow, through its third tool too', () => {
      const { nodes, edges, groups } = readMermaid(write(smallDiagram(), 'mermaid'));
      assert.deepEqual([groups.length, nodes.size, edges.length], [3, 4, 6]);
      assert.deepEqual(edges.slice(0, 2).map(({ from, to }) => [from, to]), [['tool_website', 'tool_hub'], ['tool_hub', 'tool_crm']]);
    });

    it('leaves names as they are, but for their length and what cannot be seen', () => {
      const { nodes } = readMermaid(write(hostileDiagram(), 'mermaid'));
      const names = [...nodes.values()].map(lines => lines[0]);
      for (const kind of ['markup', 'quotes', 'entities', 'prototype', 'a list of Markdown', 'Markdown', 'directive', 'brackets', 'statements']) {
        assert.ok(names.includes((hostile[kind] as string).slice(0, 48)) || names.some(name => name?.endsWith('…') && hostile[kind]?.startsWith(name.slice(0, -1))), kind);
      }
    });
  });

  describe('DOT', () => {
    it('is drawn by Graphviz, hostile names as texts', async () => {
      const viz = await instance();
      for (const model of [smallDiagram(), hostileDiagram(), diagram([], []), randomDiagram(50, 40, 3)]) {
        const drawn = viz.render(write(model, 'dot'), { format: 'svg', images: [] });
        assert.equal(drawn.status, 'success');
        assert.deepEqual(drawn.errors.filter(({ level }) => level === 'error'), []);
        const text = String(drawn.output);
        assert.doesNotMatch(text, /<img|<script|<a /);
        const boxes = text.split('class="node"').length - 1;
        assert.equal(boxes, model.nodes.length);
      }
      const drawn = String(viz.render(write(hostileDiagram(), 'dot'), { format: 'svg' }).output);
      assert.ok(drawn.includes('&lt;img src=x onerror=alert(1)&gt;'));
    });
  });

  describe('draw.io', () => {
    for (const [kind, model] of Object.entries({ small: smallDiagram(), 'hostile names': hostileDiagram(), 'tools in zones': randomDiagram(50, 40, 3), 'a flow to itself': diagram([node('a')], [flow('a', 'a')]) })) {
      it(`ties every arrow to two boxes, and puts every box into its group: ${kind}`, () => {
        const elements = all(parseXml(write(model, 'drawio')));
        const cells = elements.filter(({ name }) => name === 'mxCell');
        const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
        assert.equal(new Set(ids).size, ids.length);
        const boxes = elements.filter(({ name, children }) => name === 'object' && children[0]?.attributes['vertex']).map(({ attributes }) => attributes['id'] as string);
        assert.equal(boxes.length, model.nodes.length);
        const edges = cells.filter(({ attributes }) => attributes['edge']);
        assert.ok(edges.length >= model.flows.length);
        for (const { attributes } of edges) for (const end of ['source', 'target']) assert.ok(boxes.includes(attributes[end] as string), attributes[end]);
        for (const { attributes } of cells) if (attributes['parent']) assert.ok(ids.includes(attributes['parent']), attributes['parent']);
        for (const { name, attributes } of elements) if (name === 'mxGeometry') for (const key of ['x', 'y', 'width', 'height']) assert.ok(Number.isFinite(Number(attributes[key] ?? 0)));
      });
    }

    it('holds labels in which only our own tags are tags', () => {
      for (const { attributes } of all(parseXml(write(hostileDiagram(), 'drawio')))) {
        for (const html of [attributes['label'], attributes['value']]) {
          for (const [tag] of (html ?? '').matchAll(/<[^>]*>?/g)) assert.match(tag, /^<(\/?b|br|\/font|font( style="font-size: 11px")? color="#[0-9a-f]{6}")>$/);
        }
      }
    });
  });

  it('JSON holds what the model holds, with places', () => {
    const model = hostileDiagram();
    const read = JSON.parse(write(model, 'json')) as { version: number; nodes: { name: string; x: number }[]; flows: { from: object; lines: object[][] }[] };
    assert.equal(read.version, 1);
    assert.deepEqual(read.nodes.map(({ name }) => name), model.nodes.map(({ name }) => name));
    assert.deepEqual(read.flows[1]?.from, { kind: 'tool', id: 'n1' });
    assert.ok(read.nodes.every(({ x }) => x >= 0) && read.flows.every(({ lines }) => lines.length > 0));
  });

  it('ids are safe and differ where keys do, whatever they are cleaned of', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(fc.string(), fc.stringMatching(/^[a_-]{1,4}$/), fc.constantFrom('a-b', 'a_b', 'a_b_2', 'é', 'ü'))), names => {
        const keys = names.map(name => `tool:${name}`);
        const ids = keys.map(safeIds(keys));
        assert.equal(new Set(ids).size, keys.length);
        for (const id of ids) assert.match(id, /^tool_[a-zA-Z0-9_]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('a selection holds what was chosen, the flows between, and the tools that they pass through', () => {
    const { nodes, flows } = selectionOf(smallDiagram(), new Set(['tool:website', 'tool:crm', 'tool:gone']));
    assert.deepEqual(nodes.map(({ id }) => id), ['website', 'hub', 'crm']);
    assert.deepEqual(flows.map(({ id }) => id), ['website-to-crm']);
  });
});

function assertContrast(one: string, other: string, least: number, what: string): void {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  const contrast = (light + 0.05) / (dark + 0.05);
  assert.ok(contrast >= least, `${what} ${one} on ${other}: ${contrast.toFixed(2)}`);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
