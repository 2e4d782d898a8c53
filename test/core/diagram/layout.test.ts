// A picture shows all of its diagram, with nothing on top of anything else, and always the same.
import assert from 'node:assert/strict';
import { layout } from '../../../src/core/diagram/layout.ts';
import type { Picture } from '../../../src/core/diagram/picture.ts';
import { tableMeasure } from '../../../src/core/diagram/text-width.ts';
import { crossingsOf, diagram, faultsOf, flow, node, randomDiagram, smallDiagram } from '../../support/diagram-fixture.ts';

const measure = tableMeasure();
const clean = { overlaps: 0, throughNodes: 0, hiddenLabels: 0, sharedLines: 0 };

function assertShows(picture: Picture, model: ReturnType<typeof diagram>): void {
  assert.deepEqual(picture.nodes.map(({ node: { key } }) => key).sort(), model.nodes.map(({ key }) => key).sort());
  assert.deepEqual(picture.flows.map(drawn => drawn.flow.key).sort(), model.flows.map(({ key }) => key).sort());
}

describe('layout', () => {
  for (const [tools, flows] of [
    [1, 0],
    [2, 1],
    [3, 6],
    [8, 9],
    [20, 30],
    [27, 30],
    [40, 55],
  ] as const) {
    it(`draws ${tools} tools and ${flows} flows without overlaps, and no line through a tool`, () => {
      for (const seed of tools > 30 ? [1] : [1, 2]) {
        const model = randomDiagram(tools, flows, seed);
        const picture = layout(model, { measure });
        assertShows(picture, model);
        assert.deepEqual(faultsOf(picture), clean, `seed ${seed}`);
      }
    });
  }

  it('gives every flow that carries data a label', () => {
    const picture = layout(randomDiagram(27, 30, 4), { measure });
    for (const {
      flow: { key },
      labels,
    } of picture.flows)
      assert.ok(labels.length > 0, key);
  });

  it('is the same each time', () => {
    const model = randomDiagram(20, 25, 5);
    assert.deepEqual(layout(model, { measure }), layout(structuredClone(model), { measure }));
  });

  it('crosses few lines and stays readable at 20 tools', () => {
    const pictures = [1, 2, 3].map(seed => layout(randomDiagram(20, 24, seed), { measure, aspect: 1.8 }));
    const crossings = pictures.map(crossingsOf).sort((a, b) => a - b);
    assert.ok((crossings[1] as number) <= 16, `crossings ${crossings.join(' ')}`);
    for (const { width, height } of pictures) assert.ok(Math.min(1256 / width, 660 / height) > 0.6, `${width} by ${height}`);
  });

  it('bends a flow through the tool that it passes', () => {
    const picture = layout(smallDiagram(), { measure });
    const through = picture.flows.find(drawn => drawn.flow.via !== undefined);
    assert.equal(through?.legs.length, 2);
    const hub = picture.nodes.find(({ node: { id } }) => id === 'hub');
    assert.ok(hub && through);
    for (const point of [through.legs[0]?.at(-1), through.legs[1]?.[0]]) {
      assert.ok(point && point.x >= hub.x && point.x <= hub.x + hub.width && point.y >= hub.y && point.y <= hub.y + hub.height);
    }
  });

  it('puts people who send at one edge and people who only receive at the other', () => {
    const visitors = node('visitors', { key: 'people:visitors', kind: 'people', band: 'people-first' });
    const stores = node('stores', { key: 'people:stores', kind: 'people', band: 'people-last' });
    const model = diagram(
      [node('a'), node('b'), node('c', { band: 'ads' }), visitors, stores],
      [flow('a', 'b', { from: 'people:visitors' }), flow('b', 'c'), flow('c', 'c', { id: 'out', to: 'people:stores' })],
      {
        bands: [
          { id: 'data', name: 'Data', tone: 0 },
          { id: 'ads', name: 'Ads', tone: 1 },
          { id: 'people-first', name: 'People', tone: 8, edge: 'first' },
          { id: 'people-last', name: 'People', tone: 8, edge: 'last' },
        ],
      },
    );
    const { nodes } = layout(model, { measure });
    const x = (id: string) => nodes.find(drawn => drawn.node.id === id)?.x ?? Number.NaN;
    for (const tool of ['a', 'b', 'c']) {
      assert.ok(x('visitors') <= x(tool), `visitors before ${tool}`);
      assert.ok(x('stores') >= x(tool), `stores behind ${tool}`);
    }
  });

  const shapes: Readonly<Record<string, ReturnType<typeof diagram>>> = {
    'an empty stack': diagram([], []),
    'one tool': diagram([node('a')], []),
    'no flows': diagram([node('a'), node('b'), node('c', { band: 'ads' })], []),
    'a cycle': diagram([node('a'), node('b'), node('c')], [flow('a', 'b'), flow('b', 'c'), flow('c', 'a')]),
    'a flow to the tool itself': diagram([node('a')], [flow('a', 'a')]),
    'parallel flows': diagram(
      [node('a'), node('b')],
      Array.from({ length: 7 }, (_, i) => flow('a', 'b', { id: String(i) })),
    ),
    'a flow that passes through its own end': diagram([node('a'), node('b')], [flow('a', 'b', { via: 'tool:b' })]),
    'a flow without data': diagram([node('a'), node('b')], [flow('a', 'b', { data: [] })]),
  };
  for (const [name, model] of Object.entries(shapes)) {
    it(`draws ${name}`, () => {
      const picture = layout(model, { measure });
      assertShows(picture, model);
      const { hiddenLabels: _, ...faults } = faultsOf(picture);
      assert.deepEqual(faults, { overlaps: 0, throughNodes: 0, sharedLines: 0 });
    });
  }

  it('leaves out a flow whose end is no node', () => {
    const model = diagram([node('a')], [flow('a', 'gone')]);
    assert.equal(layout(model, { measure }).flows.length, 0);
  });

  it('ends by its counted effort, however large the stack: 300 flows into one hub', () => {
    const nodes = Array.from({ length: 80 }, (_, i) => node(String(i), { band: `band ${i % 6}` }));
    const model = diagram(
      nodes,
      Array.from({ length: 300 }, (_, i) => flow(String(1 + (i % 79)), '0', { id: String(i) })),
    );
    const picture = layout(model, { measure });
    assertShows(picture, model);
    assert.equal(faultsOf(picture).overlaps, 0);
  }).timeout(60_000);
});
