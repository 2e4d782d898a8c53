import assert from 'node:assert/strict';
import type { Entity } from '../../src/core/model/entity.ts';
import type { ToolValue } from '../../src/core/model/values.ts';
import type { RootAnalysis } from '../../src/core/analyze.ts';
import { resolveStackLens } from '../../src/language/stack-lenses.ts';
import type { ShownSteps } from '../../src/protocol.ts';
import { keptSteps } from '../../src/server/kept-steps.ts';
import { editorAt } from '../support/editor-fixture.ts';

const text = (until: string) => `version: 1\nstack: { name: A }\ntools:\n  a: { lifecycle: { stage: trial, until: ${until} } }\n  b: { lifecycle: idea }\n`;

describe('kept steps', () => {
  // Each look at the clock is ten milliseconds later: working out steps costs ten.
  let time = 0;
  const steps = keptSteps(() => (time += 10), 0.1);
  const read = (until: string) => {
    const { context } = editorAt(text(until));
    const root = context.analysis.roots[0] as RootAnalysis;
    return (id: string) => steps.stepsOf(context, root, root.stack.tools.get(id) as Entity<ToolValue>);
  };

  it('are worked out once a check, wait for their turn after a change, and never wait for a tool not seen before', () => {
    const early = read('2026-12-31');
    const first = early('a');
    assert.ok(first);
    assert.equal(early('a'), first);
    const pause = steps.pause();
    assert.ok(pause >= 100);
    const later = read('2027-12-31');
    assert.equal(later('a'), first, 'too soon');
    time += pause;
    assert.notEqual(later('a'), first);
    const third = read('2028-12-31');
    assert.ok(third('b'));
    assert.notEqual(third('a'), first);
  });

  it('are shown at the lines where things stand now, however old they are', () => {
    const first = read('2026-12-31')('a');
    const { context } = editorAt(`# 🎉\r\n\r\n${text('2026-12-30')}`, { stepsCommand: 'steps' });
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const { command } = resolveStackLens(context, { range }, { uri: context.uri, entry: 'tools/a', what: 'stage' }, () => first);
    const lines = (command?.arguments?.[0] as ShownSteps | undefined)?.steps.flatMap(({ items }) => items.map(({ location }) => location?.range.start.line));
    assert.deepEqual([...new Set(lines)], [5]);
  });
});
