// Loops, single points and only ways, by table and against an oracle that tries everything.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { separators } from '../../../../src/core/policy/world/articulation.ts';
import { elementaryCycles } from '../../../../src/core/policy/world/elementary-cycles.ts';
import { passagesOf, withoutWayRound } from '../../../../src/core/policy/world/no-way-round.ts';
import type { Edge } from '../../../../src/core/policy/world/shrinking-graph.ts';

const unlimited = { most: Infinity, steps: Infinity };

/** `0>1 1>0` as edges. */
function edges(text: string): readonly Edge[] {
  return text.split(' ').filter(part => part !== '').map(part => { const [from, to] = part.split('>'); return { from: Number(from), to: Number(to) }; });
}

const randomEdges = (points: number, most: number) => fc.array(fc.record({ from: fc.nat(points - 1), to: fc.nat(points - 1) }), { maxLength: most });

describe('elementary cycles', () => {
  const cases: readonly (readonly [name: string, graph: string, cycles: readonly (readonly number[])[]])[] = [
    ['none', '0>1 1>2 0>2', []],
    ['there and back', '0>1 1>0', [[0, 1]]],
    ['begin with their first edge, wherever it stands', '2>0 0>1 1>2', [[0, 1, 2]]],
    ['parallel edges make two', '0>1 0>1 1>0', [[0, 2], [1, 2]]],
    ['an edge to itself makes none', '0>0 0>1', []],
    ['two that begin with one edge, the shortest first', '0>1 1>2 2>0 1>0', [[0, 3], [0, 1, 2]]],
    ['a point twice is no elementary cycle', '0>1 1>0 1>2 2>1', [[0, 1], [2, 3]]],
    ['a bridge between two', '0>1 1>0 1>2 2>3 3>2', [[0, 1], [3, 4]]],
  ];
  for (const [name, graph, cycles] of cases) it(name, () => assert.deepEqual(elementaryCycles(edges(graph)), cycles));

  it('are those that trying every way finds', () => {
    fc.assert(fc.property(randomEdges(5, 12), graph => {
      const found = elementaryCycles(graph, unlimited);
      assert.deepEqual(new Set(found.map(String)), new Set(everyCycle(graph).map(String)));
      assert.equal(new Set(found.map(String)).size, found.length);
      for (const [index, cycle] of found.entries()) {
        const next = found[index + 1];
        assert.ok(!next || (cycle[0] as number) < (next[0] as number) || (cycle[0] === next[0] && cycle.length <= next.length));
      }
    }), { numRuns: 300 });
  });

  it('within limits are some of them, and the shortest of each beginning', () => {
    fc.assert(fc.property(randomEdges(6, 20), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 }), (graph, most, steps) => {
      const all = everyCycle(graph);
      const names = new Set(all.map(String));
      assert.ok(elementaryCycles(graph, { most: 10, steps }).every(cycle => names.has(String(cycle))));
      for (const [first] of graph.entries()) {
        const lengths = (cycles: readonly (readonly number[])[]) => cycles.filter(cycle => cycle[0] === first).map(cycle => cycle.length).sort((a, b) => a - b);
        assert.deepEqual(lengths(elementaryCycles(graph, { most, steps: Infinity })), lengths(all).slice(0, most));
      }
    }), { numRuns: 200 });
  });

  it('take an effort that grows with the edges, not with the cycles', () => {
    const points = 25;
    const complete = Array.from({ length: points * points }, (_, index) => ({ from: Math.floor(index / points), to: index % points }));
    assert.ok(elementaryCycles(complete).length <= 10 * complete.length);
    const ring = Array.from({ length: 20_000 }, (_, index) => ({ from: index, to: (index + 1) % 20_000 }));
    assert.deepEqual(elementaryCycles(ring), []);
    assert.equal(elementaryCycles(ring, unlimited)[0]?.length, 20_000);
  });
});

/** Every elementary cycle, by walking everywhere. */
function everyCycle(graph: readonly Edge[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  const walk = (path: readonly number[], points: readonly number[], end: number): void => {
    for (const [edge, { from, to }] of graph.entries()) {
      if (edge <= (path[0] as number) || from !== points.at(-1) || from === to) continue;
      if (to === end) found.push([...path, edge]);
      else if (!points.includes(to)) walk([...path, edge], [...points, to], end);
    }
  };
  for (const [first, { from, to }] of graph.entries()) if (from !== to) walk([first], [to], from);
  return found;
}

describe('what holds a graph together', () => {
  const sizes = (count: number, text: string) => Object.fromEntries([...separators(count, edges(text).map(({ from, to }) => [from, to] as const))].map(([point, groups]) => [point, groups.map(({ size }) => size)]));

  it('the middle of a line', () => assert.deepEqual(sizes(3, '0>1 1>2'), { 1: [1, 1] }));
  it('nothing in a ring', () => assert.deepEqual(sizes(4, '0>1 1>2 2>3 3>0'), {}));
  it('the centre of a star', () => assert.deepEqual(sizes(4, '0>1 0>2 0>3'), { 0: [1, 1, 1] }));
  it('the point where two rings meet', () => assert.deepEqual(sizes(5, '0>1 1>2 2>0 2>3 3>4 4>2'), { 2: [2, 2] }));
  it('parallel links and links to itself add nothing', () => assert.deepEqual(sizes(3, '0>1 1>0 1>1 2>1'), { 1: [1, 1] }));

  it('is what taking each point out shows', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), randomEdges(9, 14), (count, all) => {
      const links = all.filter(({ from, to }) => from < count && to < count).map(({ from, to }) => [from, to] as const);
      const found = separators(count, links);
      for (let point = 0; point < count; point++) {
        const groups = found.get(point) ?? [];
        const expected = groupsWithout(count, links, point);
        assert.deepEqual(groups.map(({ size }) => size), expected.length > 1 ? expected.map(group => group.length).sort((a, b) => b - a) : []);
        for (const { neighbour, size } of groups) {
          assert.equal(expected.find(group => group.includes(neighbour))?.length, size);
          assert.ok(links.some(([a, b]) => (a === point && b === neighbour) || (b === point && a === neighbour)));
        }
      }
    }), { numRuns: 300 });
  });

  it('is found in a line of 50,000 without recursion', () => {
    const count = 50_000;
    assert.equal(separators(count, Array.from({ length: count - 1 }, (_, index) => [index, index + 1] as const)).size, count - 2);
  });
});

/** The groups of points that were connected by way of `point` and are apart without it. */
function groupsWithout(count: number, links: readonly (readonly [number, number])[], point: number): readonly (readonly number[])[] {
  const next = (at: number) => links.flatMap(([a, b]) => (a === at ? [b] : b === at ? [a] : []));
  const groups: number[][] = [];
  for (const start of new Set(next(point))) {
    if (start === point || groups.some(group => group.includes(start))) continue;
    const group = [start];
    for (const at of group) for (const other of next(at)) if (other !== point && !group.includes(other)) group.push(other);
    groups.push(group);
  }
  return groups.filter(group => group.every(at => at < count));
}

interface Way {
  readonly from: number;
  readonly to: number;
  readonly via: number | undefined;
  readonly isOptional: boolean;
}

const ways = (text: string): readonly Way[] => text.split(' ').map(part => {
  const points = part.replace('?', '').split('>').map(Number);
  return { from: points[0] as number, to: points.at(-1) as number, via: points.length === 3 ? points[1] : undefined, isOptional: part.endsWith('?') };
});

describe('the only way', () => {
  const only = (text: string, middle: number, critical: readonly number[]) =>
    withoutWayRound(passagesOf<number, Way>(ways(text)), middle, point => critical.includes(point))?.map(({ from, to }) => `${from}>${to}`).join(' ');

  it('passes by the point', () => assert.equal(only('0>1 1>2', 1, [0, 2]), '0>1 1>2'));
  it('may be long', () => assert.equal(only('0>3 3>1 1>4 4>2', 1, [0, 2]), '0>3 3>1 1>4 4>2'));
  it('may only pass through it', () => assert.equal(only('0>1>2', 1, [0, 2]), '0>2'));
  it('is none where another way avoids it', () => assert.equal(only('0>1 1>2 0>3 3>2', 1, [0, 2]), undefined));
  it('is none where both ends are one', () => assert.equal(only('0>1 1>0', 1, [0]), undefined));
  it('does not begin or end at the point', () => assert.equal(only('1>2 0>1', 1, [1, 2]), undefined));
  it('is none where nothing depends on it', () => assert.equal(only('0>1 1>2?', 1, [0, 2]), undefined));
  it('is none where a way on which nothing depends goes round', () => assert.equal(only('0>1 1>2 0>2?', 1, [0, 2]), undefined));
  it('is not told where it takes too many steps', () =>
    assert.equal(withoutWayRound(passagesOf<number, Way>(ways('0>1 1>2')), 1, point => point !== 1, 2), undefined));

  const way = fc.record({ from: fc.nat(5), to: fc.nat(5), via: fc.option(fc.nat(5), { nil: undefined, freq: 2 }), isOptional: fc.boolean() }).filter(({ from, to, via }) => from !== to && via !== from && via !== to);
  it('is found where, and only where, taking the point out cuts two that matter', () => {
    fc.assert(fc.property(fc.array(way, { maxLength: 10 }), fc.subarray([0, 1, 2, 3, 4, 5]), (graph, critical) => {
      for (const middle of [0, 1, 2]) {
        const found = withoutWayRound(passagesOf<number, Way>(graph), middle, point => critical.includes(point), Infinity);
        const pairs = critical.flatMap(a => critical.map(b => [a, b] as const)).filter(([a, b]) => a !== b && a !== middle && b !== middle);
        const isCut = ([a, b]: readonly [number, number]) => reaches(graph.filter(({ isOptional }) => !isOptional), a, b)
          && !reaches(graph.filter(({ from, to, via }) => ![from, to, via].includes(middle)), a, b);
        assert.equal(found !== undefined, pairs.some(isCut));
        if (!found) continue;
        assert.ok(isCut([found[0]?.from as number, found.at(-1)?.to as number]));
        assert.ok(found.every(({ from, isOptional }, index) => !isOptional && (index === 0 || from === found[index - 1]?.to)));
        assert.ok(found.some(({ from, to, via }) => [from, to, via].includes(middle)));
      }
    }), { numRuns: 300 });
  });
});

function reaches(graph: readonly Way[], from: number, to: number): boolean {
  const seen = [from];
  for (const at of seen) for (const edge of graph) if (edge.from === at && !seen.includes(edge.to)) seen.push(edge.to);
  return seen.includes(to);
}
