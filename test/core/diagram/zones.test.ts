// The two-level picture: zones of tiles with bundled flows between them; nothing covers anything, and edits leave things where they are.
import assert from 'node:assert/strict';
import type { DiagramModel } from '../../../src/core/diagram/diagram.ts';
import { overlap, type Point, type Rect } from '../../../src/core/diagram/geometry.ts';
import { layout } from '../../../src/core/diagram/layout.ts';
import type { Picture, PictureNode } from '../../../src/core/diagram/picture.ts';
import { seededRandom } from '../../../src/core/diagram/random.ts';
import { tableMeasure } from '../../../src/core/diagram/text-width.ts';
import { tileGrids } from '../../../src/core/diagram/zones/tiles.ts';
import { diagram, flow, node, randomDiagram } from '../../support/diagram-fixture.ts';

const measure = tableMeasure();
const draw = (model: DiagramModel, earlier?: Picture): Picture => layout(model, { measure, aspect: 1.8, earlier: earlier && structuredClone(earlier.arrangement) });

const pairs = <T>(items: readonly T[]): [T, T][] => items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
const pieces = (points: readonly Point[]): Rect[] => points.slice(1).map((b, i) => {
  const a = points[i] as Point;
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x) + 0.01, height: Math.abs(a.y - b.y) + 0.01 };
});
const inside = ({ x, y, width, height }: Rect): Rect => ({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 });

/** What is wrong with a picture, in words. */
function faults({ bands, nodes, flows, trunks }: Picture): string[] {
  const tiles = new Map(nodes.map(tile => [tile.node.key, tile]));
  const outside = (tile: PictureNode) => bands.every(zone => zone.band.id !== tile.node.band || tile.x < zone.x || tile.y < zone.y || tile.x + tile.width > zone.x + zone.width || tile.y + tile.height > zone.y + zone.height);
  return [
    ...pairs(bands).filter(([a, b]) => overlap(a, b)).map(([a, b]) => `zones ${a.band.id} and ${b.band.id}`),
    ...pairs(nodes).filter(([a, b]) => overlap(a, b)).map(([a, b]) => `tiles ${a.node.key} and ${b.node.key}`),
    ...nodes.filter(outside).map(({ node: { key } }) => `${key} out of its zone`),
    ...trunks.flatMap(({ trunk, points }) => bands.filter(zone => pieces(points).some(piece => overlap(piece, inside(zone)))).map(zone => `${trunk.key} through ${zone.band.id}`)),
    ...trunks.flatMap(({ trunk, label }) => bands.filter(zone => overlap(label, inside(zone))).map(zone => `count of ${trunk.key} on ${zone.band.id}`)),
    ...flows.flatMap(({ flow: { key, from, to }, legs }) => [...tiles.values()].filter(tile => legs.some(leg => pieces(leg).some(piece => overlap(piece, inside(tile))))).map(tile => `${key} (${from} to ${to}) through ${tile.node.key}`)),
  ];
}

describe('the two-level picture', () => {
  for (const [tools, flows] of [[48, 60], [80, 150], [120, 300]] as const) {
    it(`draws ${tools} tools and ${flows} flows with nothing on top of anything`, () => {
      const model = randomDiagram(tools, flows, 1);
      const picture = draw(model);
      assert.ok(picture.trunks.length > 0);
      assert.deepEqual(picture.nodes.map(({ node: { key } }) => key).sort(), model.nodes.map(({ key }) => key).sort());
      assert.deepEqual(picture.flows.map(drawn => drawn.flow), model.flows);
      assert.deepEqual(faults(picture), []);
      assert.deepEqual(draw(structuredClone(model)), picture, 'the same each time');
    }).timeout(30_000);
  }

  it('bundles flows by their two zones, whichever way they run, and counts those to review', () => {
    const many = Array.from({ length: 45 }, (_, i) => node(`t${i}`, { band: i < 20 ? 'one' : i < 40 ? 'two' : 'three' }));
    const flows = [flow('t1', 't21', { review: 1 }), flow('t2', 't22'), flow('t23', 't3'), flow('t4', 't5'), flow('t6', 't44', { via: 'tool:t30' })];
    const { trunks } = draw(diagram(many, flows));
    assert.deepEqual(trunks.map(({ trunk, text }) => [trunk.key, trunk.there.map(({ id }) => id), trunk.back.map(({ id }) => id), text]), [
      ['trunk:one two', ['t1-to-t21', 't2-to-t22', 't6-to-t44'], ['t23-to-t3'], '1 / 4'],
      ['trunk:three two', ['t6-to-t44'], [], '1'],
    ]);
  });

  it('is drawn above some forty tools, and a tool more or less does not turn the picture', () => {
    const at = (tools: number, earlier?: Picture) => draw(randomDiagram(tools, 20, 2), earlier);
    assert.equal(at(40).trunks.length, 0);
    const zones = at(41);
    assert.ok(zones.trunks.length > 0);
    assert.ok(at(38, zones).trunks.length > 0);
    assert.equal(at(30, zones).trunks.length, 0);
    assert.equal(at(43, at(38)).trunks.length, 0);
  }).timeout(30_000);

  it('has a grid with room for every tool, and some to spare, for a zone of any size', () => {
    for (let count = 1; count < 1000; count++) {
      const grids = tileGrids(count);
      assert.ok(grids.length > 0, `${count} tools`);
      assert.ok(grids.every(({ columns, rows }) => columns * rows > count), `${count} tools`);
    }
  });

  it('leaves tools and trunks where they are while the stack is edited', () => {
    const random = seededRandom(7);
    const pick = (count: number) => Math.floor(random() * count);
    let model = randomDiagram(80, 120, 3);
    let picture = draw(model);
    let share = 0;
    const edits = 120;
    for (let i = 0; i < edits; i++) {
      model = edited(model, i, random(), pick);
      const next = draw(model, picture);
      assert.deepEqual(faults(next), [], `edit ${i}`);
      assert.deepEqual(next.flows.map(drawn => drawn.flow), model.flows);
      const before = new Map(picture.nodes.map(tile => [tile.node.key, tile]));
      const both = next.nodes.filter(tile => before.has(tile.node.key));
      share += both.filter(tile => Math.hypot(tile.x - (before.get(tile.node.key)?.x ?? 0), tile.y - (before.get(tile.node.key)?.y ?? 0)) <= 8).length / both.length / edits;
      picture = next;
    }
    assert.ok(share > 0.95, `${(share * 100).toFixed(1)} % stay`);
  }).timeout(60_000);
});

/** A tool more or fewer, a flow more or fewer, another name. */
function edited(model: DiagramModel, i: number, kind: number, pick: (count: number) => number): DiagramModel {
  const { nodes, flows } = model;
  const any = nodes[pick(nodes.length)]?.id ?? '';
  if (kind < 0.3) return { ...model, nodes: [...nodes, node(`new${i}`, { band: nodes[pick(nodes.length)]?.band ?? '' })] };
  if (kind < 0.45) return { ...model, nodes: nodes.filter(({ id }) => id !== any), flows: flows.filter(({ from, via, to }) => ![from, via, to].includes(`tool:${any}`)) };
  if (kind < 0.75) return { ...model, flows: [...flows, flow(any, nodes[pick(nodes.length)]?.id ?? any, { id: `f${i}` })] };
  if (kind < 0.85) return { ...model, flows: flows.filter((_, index) => index !== pick(flows.length)) };
  return { ...model, nodes: nodes.map(each => (each.id === any ? { ...each, name: `Renamed ${i}` } : each)) };
}
