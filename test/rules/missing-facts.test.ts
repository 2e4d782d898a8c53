// Whatever a manifest leaves out, no rule fails: a missing fact is a question, a finding or nothing, never a fault of the engine.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/core/analyze.ts';
import { analyzeStack, findingsOf } from './analyze-stack.ts';
import { casesOf, rules } from './delivered-packs.ts';

type Manifest = Readonly<Record<string, unknown>>;

const stacks = [...rules.keys()].flatMap(id => casesOf(id).flatMap(([, test]) => (test.stack ? [test.stack as Manifest] : [])));

/** A copy in which each leaf is kept or left out as `keep` says, one after the other. */
function thinned(value: unknown, keep: () => boolean): unknown {
  if (Array.isArray(value)) return value.filter(keep).map(item => thinned(item, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, child]) => (typeof child === 'object' && child !== null) || keep()).map(([key, child]) => [key, thinned(child, keep)]));
}

describe('rules on manifests with gaps', () => {
  it('never fail, and ask each entity once', () => {
    let previous: Analysis | undefined;
    fc.assert(fc.property(fc.constantFrom(...stacks), fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (stack, chances) => {
      const manifest = { stack: { name: 'Test' }, ...(thinned(stack, () => chances.next().value !== 0) as Manifest) };
      const analysis = analyzeStack(manifest, { today: '2026-11-22', extends: ['builtin:all'] }, previous);
      previous = analysis;
      const findings = findingsOf(analysis);
      assert.deepEqual(findings.filter(finding => finding.rule.startsWith('engine/')).map(finding => finding.rule), []);
      const asked = findings.filter(finding => finding.kind === 'question').map(finding => `${finding.target.kind}:${finding.target.id}`);
      assert.deepEqual(asked, [...new Set(asked)]);
    }), { numRuns: 250 });
  });
});
