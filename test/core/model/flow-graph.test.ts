import assert from 'node:assert/strict';
import { cyclesOf, flowGraph, reachable } from '../../../src/core/model/flow-graph.ts';
import { readStackOf } from '../../support/read-stack-of.ts';

const graphOf = (flows: string, tools = '') => flowGraph(readStackOf(`tools:\n${tools}${['a', 'b', 'c', 'd'].filter(id => !tools.includes(`  ${id}:`)).map(id => `  ${id}: { lifecycle: production }\n`).join('')}flows:\n${flows}`));

describe('flowGraph', () => {
  it('takes a flow with via as two hops', () => {
    const graph = graphOf('  f: { from: a, via: b, to: c }\n');
    assert.deepEqual(reachable(graph, 'a', 'downstream'), ['b', 'c']);
    assert.deepEqual(reachable(graph, 'c', 'upstream'), ['b', 'a']);
  });

  for (const [name, flow, tools] of [
    ['planned', '{ from: a, to: b, status: planned }', ''],
    ['stopped', '{ from: a, to: b, status: stopped }', ''],
    ['from an idea', '{ from: a, to: b }', '  a: { lifecycle: idea }\n'],
    ['to a retired tool', '{ from: a, to: b }', '  b: { lifecycle: retired }\n'],
    ['to people', '{ from: a, to: customers }', ''],
  ] as const) {
    it(`has no hop for a flow that is ${name}`, () => assert.deepEqual(reachable(graphOf(`  f: ${flow}\n`, tools), 'a', 'downstream'), []));
  }

  it('finds cycles, each once, on its first flow', () => {
    const graph = graphOf('  one: { from: a, to: b }\n  two: { from: b, to: c }\n  three: { from: c, to: a }\n  four: { from: c, to: d }\n');
    assert.deepEqual(cyclesOf(graph).map(cycle => [cycle.tools.toSorted(), cycle.flows.map(flow => flow.id)]), [[['a', 'b', 'c'], ['one', 'two', 'three']]]);
    assert.deepEqual(cyclesOf(graph, flow => flow.id !== 'two'), []);
  });

  it('finds the cycle of a chain of 20,000 tools without exhausting the call stack', () => {
    const count = 20_000;
    const tools = Array.from({ length: count }, (_, index) => `  t${index}: { lifecycle: production }\n`).join('');
    const flows = Array.from({ length: count }, (_, index) => `  f${index}: { from: t${index}, to: t${(index + 1) % count} }\n`).join('');
    assert.equal(cyclesOf(flowGraph(readStackOf(`tools:\n${tools}flows:\n${flows}`)))[0]?.tools.length, count);
  }).timeout(60_000);
});
