// After an edit, nodes stay where they are as far as they can; the content is that of a fresh picture.
import assert from 'node:assert/strict';
import type { DiagramFlow, DiagramModel, DiagramNode } from '../../../src/core/diagram/diagram.ts';
import { layout } from '../../../src/core/diagram/layout.ts';
import type { Picture } from '../../../src/core/diagram/picture.ts';
import { seededRandom } from '../../../src/core/diagram/random.ts';
import { tableMeasure } from '../../../src/core/diagram/text-width.ts';
import { faultsOf, flow, node, randomDiagram, smallDiagram } from '../../support/diagram-fixture.ts';

const measure = tableMeasure();

function places(picture: Picture): Record<string, string> {
  return Object.fromEntries(picture.nodes.map(({ node: { key }, x, y }) => [key, `${x} ${y}`]));
}

/** The share of nodes of both pictures that moved no more than 8 pixels. */
function staying(before: Picture, after: Picture): number {
  const old = new Map(before.nodes.map(drawn => [drawn.node.key, drawn]));
  const both = after.nodes.filter(drawn => old.has(drawn.node.key));
  const stay = both.filter(
    ({ node: { key }, x, y }) => Math.abs((old.get(key)?.x ?? 0) - x) <= 8 && Math.abs((old.get(key)?.y ?? 0) - y) <= 8,
  );
  return both.length ? stay.length / both.length : 1;
}

describe('layout after an edit', () => {
  const model = randomDiagram(24, 26, 11);
  const before = layout(model, { measure });
  const changed = (change: Partial<DiagramModel>) => layout({ ...model, ...change }, { measure, earlier: before.arrangement });

  it('gives the same picture for the same content', () => {
    assert.deepEqual(changed({}), before);
  });

  it('survives a way through JSON, as a reload takes it', () => {
    const earlier = JSON.parse(JSON.stringify(before.arrangement));
    assert.deepEqual(layout(model, { measure, earlier }), before);
  });

  it('moves nothing for a new name, a finding, or a flow less', () => {
    const renamed = model.nodes.map((each, i) => (i === 3 ? { ...each, name: 'Another, rather longer name', review: 2 } : each));
    assert.deepEqual(places(changed({ nodes: renamed })), places(before));
    assert.deepEqual(places(changed({ flows: model.flows.slice(1) })), places(before));
  });

  it('moves nothing when a tool goes', () => {
    const gone = model.nodes[5] as DiagramNode;
    const flows = model.flows.filter(({ from, to, via }) => ![from, to, via].includes(gone.key));
    const { [gone.key]: _, ...rest } = places(before);
    assert.deepEqual(places(changed({ nodes: model.nodes.filter(each => each !== gone), flows })), rest);
  });

  it('finds a place for a new tool in its band', () => {
    const picture = changed({ nodes: [...model.nodes, node('new', { band: 'a' })], flows: [...model.flows, flow('new', '0')] });
    const { overlaps, throughNodes } = faultsOf(picture);
    assert.deepEqual({ overlaps, throughNodes }, { overlaps: 0, throughNodes: 0 });
  });

  it('lays out afresh for a new band', () => {
    const bigger = {
      ...model,
      nodes: [...model.nodes, node('new', { band: 'new' })],
      bands: [...model.bands, { id: 'new', name: 'New', tone: 3 }],
    };
    assert.deepEqual(layout(bigger, { measure, earlier: before.arrangement }), layout(bigger, { measure }));
  });

  it('holds over hundreds of edits', () => {
    const random = seededRandom(3);
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
    let current = randomDiagram(20, 24, 2);
    let picture = layout(current, { measure });
    const shares: number[] = [];
    for (let i = 0; i < 120; i++) {
      current = edited(current, i, random, pick);
      const next = layout(current, { measure, earlier: picture.arrangement });
      assert.deepEqual(
        next.nodes.map(drawn => drawn.node),
        [...current.nodes],
      );
      assert.deepEqual(
        next.flows.map(drawn => drawn.flow),
        [...current.flows],
      );
      const { overlaps, throughNodes } = faultsOf(next);
      assert.deepEqual({ overlaps, throughNodes }, { overlaps: 0, throughNodes: 0 }, `edit ${i}`);
      shares.push(staying(picture, next));
      picture = next;
    }
    const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    assert.ok(average > 0.95, `${(average * 100).toFixed(1)} % stay`);
  }).timeout(60_000);
});

describe('layout with an arrangement from elsewhere', () => {
  it('uses what fits of it', () => {
    const earlier = layout(randomDiagram(10, 8, 1), { measure }).arrangement;
    const model = smallDiagram();
    assert.deepEqual(
      layout(model, { measure, earlier }).nodes.map(drawn => drawn.node),
      model.nodes,
    );
  });
});

function edited(model: DiagramModel, i: number, random: () => number, pick: <T>(items: readonly T[]) => T): DiagramModel {
  const { nodes, flows } = model;
  const kind = random();
  if (kind < 0.2)
    return {
      ...model,
      flows: flows.map(each => (each === flows[i % flows.length] ? { ...each, data: [...each.data, 'Orders'].slice(-2) } : each)),
    };
  if (kind < 0.4) return { ...model, flows: [...flows, flow(pick(nodes).id, pick(nodes).id, { id: `new ${i}` })] };
  if (kind < 0.6 && flows.length > 15) return { ...model, flows: without(flows, pick(flows)) };
  if (kind < 0.75 && nodes.length < 28) return { ...model, nodes: [...nodes, node(`new ${i}`, { band: pick(nodes).band })] };
  const last = pick(nodes);
  const alone = nodes.filter(each => each.band === last.band).length === 1;
  if (kind < 0.85 && !alone)
    return { ...model, nodes: without(nodes, last), flows: flows.filter(({ from, to, via }) => ![from, to, via].includes(last.key)) };
  return { ...model, nodes: nodes.map((each): DiagramNode => (each === last ? { ...each, review: each.review + 1 } : each)) };
}

function without<T extends DiagramNode | DiagramFlow>(items: readonly T[], item: T): T[] {
  return items.filter(each => each !== item);
}
