// The keyboard's way through a picture, and the numbers behind moving and scaling it.
import assert from 'node:assert/strict';
import { layout } from '../../src/core/diagram/layout.ts';
import { tableMeasure } from '../../src/core/diagram/text-width.ts';
import { alongFlow, besideFlow, matching, nodeToward, related } from '../../src/webview/navigate.ts';
import { fitted, moved, scales, showing, zoomed } from '../../src/webview/view-box.ts';
import { randomDiagram, smallDiagram } from '../support/diagram-fixture.ts';

const picture = layout(smallDiagram(), { measure: tableMeasure() });

describe('the keyboard in the picture', () => {
  it('reaches every node by arrows', () => {
    const large = layout(randomDiagram(24, 20, 4), { measure: tableMeasure() });
    const seen = new Set<string>();
    const open = [large.nodes[0]?.node.key as string];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = nodeToward(large, key, direction);
        if (next !== undefined) open.push(next);
      }
    }
    assert.equal(seen.size, large.nodes.length);
  });

  it('goes along a flow and back', () => {
    assert.equal(alongFlow(picture, 'tool:website', 'out'), 'flow:website-to-crm');
    assert.equal(alongFlow(picture, 'flow:website-to-crm', 'out'), 'tool:crm');
    assert.equal(alongFlow(picture, 'flow:website-to-crm', 'in'), 'tool:website');
    assert.equal(alongFlow(picture, 'tool:ads', 'out'), undefined);
  });

  it('goes round the flows of one node', () => {
    const next = besideFlow(picture, 'flow:website-to-crm', 1);
    assert.equal(next, 'flow:website-to-ads');
    assert.equal(besideFlow(picture, next as string, 1), 'flow:website-to-crm');
  });

  it('lights up a flow with its ends, a tool with its flows', () => {
    assert.deepEqual([...related(picture, 'flow:website-to-crm')].sort(), ['flow:website-to-crm', 'tool:crm', 'tool:hub', 'tool:website']);
    assert.ok(related(picture, 'tool:hub').has('flow:website-to-crm'), 'it passes through');
    assert.ok(!related(picture, 'tool:hub').has('tool:ads'));
  });

  it('finds tools and data by name', () => {
    assert.deepEqual([...matching(picture, ' GOOGLE ')], ['tool:ads']);
    assert.deepEqual([...matching(picture, 'segments')], ['flow:crm-to-ads']);
    assert.equal(matching(picture, '  ').size, 0);
  });
});

describe('the view', () => {
  const screen = { width: 1000, height: 500 };

  it('fits a picture into the middle', () => {
    const view = fitted({ x: -20, y: 0, width: 1952, height: 500 }, screen);
    assert.equal(view.scale, 0.5);
    assert.equal(view.x + -20 * view.scale, 12);
    assert.equal(view.y, 125);
  });

  it('does not blow up a small picture', () => assert.equal(fitted({ x: 0, y: 0, width: 10, height: 10 }, screen).scale, scales.fit));

  it('keeps the spot under the pointer while zooming', () => {
    const spot = { x: 300, y: 200 };
    const before = { x: 40, y: 60, scale: 0.8 };
    const view = zoomed(before, 1.5, spot);
    assert.ok(Math.abs((spot.x - view.x) / view.scale - (spot.x - before.x) / before.scale) < 1e-9);
    assert.equal(zoomed(before, 1000, spot).scale, scales.most);
  });

  it('moves only as far as a box needs', () => {
    const view = { x: 0, y: 0, scale: 1 };
    assert.deepEqual(showing(view, { x: 100, y: 100, width: 50, height: 50 }, screen), view);
    assert.deepEqual(showing(view, { x: 990, y: 100, width: 50, height: 50 }, screen), moved(view, -52, 0));
  });
});
