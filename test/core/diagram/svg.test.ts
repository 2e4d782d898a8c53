// SVG as text: what is drawn, and that names stay names whatever they hold.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { layout } from '../../../src/core/diagram/layout.ts';
import { pictureSvg } from '../../../src/core/diagram/picture-svg.ts';
import { svg, svgText } from '../../../src/core/diagram/svg.ts';
import { tableMeasure } from '../../../src/core/diagram/text-width.ts';
import { diagram, flow, node, smallDiagram } from '../../support/diagram-fixture.ts';
import { assertGolden } from '../../support/golden.ts';

const measure = tableMeasure();
const draw = (model: ReturnType<typeof diagram>, language: 'en' | 'fr' = 'en') =>
  svgText(pictureSvg(layout(model, { measure }), { language, measure }));

describe('the picture as SVG', () => {
  it('draws a small stack as it always has', () => {
    assertGolden(`${draw(smallDiagram())}\n`, join(import.meta.dirname, 'golden', 'small.svg'));
  });

  it('marks what is planned, leaves the region, and is to review, by more than colour', () => {
    const text = draw(smallDiagram());
    for (const shape of [
      'class="flow planned"',
      'class="flow abroad"',
      'class="flow to-review"',
      'class="badge review"',
      'class="badge notes"',
      'class="through"',
    ]) {
      assert.ok(text.includes(shape), shape);
    }
  });

  it('says a node and a flow to screen readers, in both languages', () => {
    assert.match(
      draw(smallDiagram()),
      /<title>Salesforce Sales Cloud\nCustomer data platform\nHosted in: FR, IE\nOwner: CRM\n2 flows in, 2 flows out\n1 to review/,
    );
    assert.match(draw(smallDiagram(), 'fr'), /<title>Website → Salesforce Sales Cloud, par Boomi\nDonnées\u00a0: Customer profile/);
  });

  it('has no styles and no scripts in it', () => {
    assert.doesNotMatch(draw(smallDiagram()), /style=|<style|<script|\son\w+=/);
  });

  const hostile: Readonly<Record<string, string>> = {
    markup: '<img src=x onerror=alert(1)>',
    quotes: `"'><script>alert(1)</script>`,
    entity: '&lt;b&gt; & &#x41;',
    long: 'x'.repeat(10_000),
    'right to left': 'שלום עולם‮ gnp.exe',
    emoji: '👩‍💻 Tool 🎉'.repeat(40),
    controls: 'a\u0000b\u001b[31mc\nd\te',
    surrogate: 'half \ud800 pair',
    combining: `a${'\u0301'.repeat(500)}`,
    empty: '',
    blank: '   ',
    prototype: '__proto__',
  };
  for (const [kind, name] of Object.entries(hostile)) {
    it(`draws a hostile name as text: ${kind}`, () => {
      const model = diagram(
        [node('a', { name, detail: name, owner: name, places: [name], band: name || 'band' }), node('b')],
        [flow('a', 'b', { data: [name], method: name })],
      );
      const text = draw(model);
      assert.doesNotMatch(text, /<img|<script|<b>/);
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
      assert.ok(text.length < 60_000, `${text.length} characters`);
      assert.doesNotThrow(() => encodeURIComponent(text), 'no half characters');
    });
  }

  it('escapes attributes and text of any element', () => {
    assert.equal(
      svgText(svg('text', { class: '"<&>\'' }, ['<&>"\''])),
      '<text class="&quot;&lt;&amp;&gt;&#39;">&lt;&amp;&gt;&quot;&#39;</text>',
    );
  });
});
