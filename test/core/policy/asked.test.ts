// How often rules are asked: a keystroke asks again only where something that was read has changed, and a stack twice as big is asked twice as much.
import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analyze.ts';
import { richStack } from '../../support/rich-stack.ts';
import { analyzeFiles } from './check.ts';

const root = 'martech-stack.yaml';

function asked(analysis: Analysis): number {
  return analysis.roots[0]?.evaluation.asked ?? 0;
}

function costs(analysis: Analysis): number {
  return [...(analysis.roots[0]?.evaluation.slots.values() ?? [])].reduce((sum, slot) => sum + slot.total, 0);
}

/** How often rules are asked after an edit, in stacks of several sizes. */
function askedAfter(before: string, typed: string, sizes: readonly number[]): readonly number[] {
  return sizes.map(size => {
    const files = richStack(size);
    const text = files[root] as string;
    assert.ok(text.includes(before), before);
    const after = analyzeFiles({ ...files, [root]: text.replace(before, before + typed) }, '2026-11-22', analyzeFiles(files));
    return asked(after);
  });
}

describe('rules', () => {
  it('are asked, and cost, in proportion to the size of the stack', () => {
    const [small, large] = [40, 160].map(size => analyzeFiles(richStack(size))) as [Analysis, Analysis];
    assert.ok(asked(small) > 5_000, String(asked(small)));
    for (const count of [asked, costs]) {
      const ratio = count(large) / count(small);
      assert.ok(ratio > 3 && ratio < 5, `${count.name}: ${count(small)} at 40 tools, ${count(large)} at 160: ${ratio.toFixed(2)} times`);
    }
  });
  it('are not asked again where nothing has changed; where a text moved, only those are that have something to say there', () => {
    const files = richStack(40);
    const first = analyzeFiles(files);
    assert.equal(asked(analyzeFiles(files, '2026-11-22', first)), 0);
    const moved = askedAfter('    description: Tool 7', 'x', [40, 160]);
    assert.ok(moved.every(count => count <= 20), String(moved));
    assert.deepEqual(askedAfter('\ntools:\n', '\n# A comment\n\n', [40]), [0]);
  });
  for (const [what, before, typed, most] of [
    ['the name of a tool', 'name: "Tool number 7', 'x', 120],
    ['the contact of a team', 'contact: team-5', 'x', 10],
    ['the end of a contract', '  contract-3:\n    name: Contract 3', 'x', 60],
    ['the key of a flow', '  flow-7:\n    from: tool-', '', 0],
  ] as const) {
    it(`are asked again for ${what} a few times, in a large stack no more than in a small one`, () => {
      const [small = 0, large = 0] = askedAfter(before, typed, [60, 240]);
      assert.ok(small <= most && large <= most, `${small} and ${large} times; at most ${most} expected`);
    });
  }
});
