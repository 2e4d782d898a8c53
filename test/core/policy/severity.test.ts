// Severities by stage: words, maps, ramps, adjustments; and which stage an entity has.
import assert from 'node:assert/strict';
import { readSeverity } from '../../../src/core/policy/reading/read-severity.ts';
import { check, rulePolicy } from './check.ts';

const stages = ['idea', 'trial', 'pilot', 'production', 'phase-out', 'retired'] as const;

describe('readSeverity', () => {
  const cases: readonly (readonly [title: string, stated: readonly unknown[], ramp: string | undefined, expected: string, asStated: string])[] = [
    ['flat', ['error'], 'flat', 'off error error error error off', 'error'],
    ['flat is the default', ['info'], undefined, 'off info info info info off', 'info'],
    ['progressive', ['error'], 'progressive', 'off info warning error warning off', 'error'],
    ['progressive, a warning', ['warning'], 'progressive', 'off info warning warning warning off', 'warning'],
    ['progressive, a hint', ['hint'], 'progressive', 'off hint hint hint hint off', 'hint'],
    ['a map in a new rule', [{ pilot: 'info', production: 'error' }], undefined, 'off off info error error error', 'error'],
    ['a map for one stage', [{ retired: 'error' }], undefined, 'off off off off off error', 'error'],
    ['from the idea on', [{ idea: 'warning', retired: 'off' }], undefined, 'warning warning warning warning warning off', 'warning'],
    ['a map adjusts a word', ['warning', { pilot: 'info', production: 'error' }], 'flat', 'off warning info error warning off', 'error'],
    ['a map adjusts a map', [{ retired: 'error' }, { retired: 'warning' }], undefined, 'off off off off off warning', 'warning'],
    ['a word replaces a map', [{ retired: 'error' }, 'info'], 'flat', 'off info info info info off', 'info'],
    ['off', ['error', 'off'], 'progressive', 'off off off off off off', 'off'],
  ];
  for (const [title, stated, ramp, expected, asStated] of cases) {
    it(title, () => {
      const severity = readSeverity(stated, ramp);
      assert.equal(stages.map(stage => severity.byStage[stage]).join(' '), expected);
      assert.equal(severity.asStated, asStated);
    });
  }
});

describe('the stage of an entity', () => {
  const keys = (on: string) => `on: ${on}\nassert: false\nseverity: { idea: hint, trial: info, pilot: warning, production: error, phase-out: warning, retired: hint }`;
  const base = `data: { d: { name: D, categories: [] }, e: { name: E, categories: [] } }
tools:
  idea: { name: I, category: crm, lifecycle: idea }
  trial: { name: T, category: crm, lifecycle: trial, holds: { d: replica } }
  prod: { name: P, category: crm, lifecycle: production }
  old: { name: O, category: crm, lifecycle: retired }
`;
  const severities = (on: string, sections: string) => check(sections, { policy: rulePolicy(keys(on)) }).filter(text => text.includes('a/b')).map(text => text.split(' ').filter((_, index) => index === 0 || index === 2).join(' '));

  it('a tool: its own', () => {
    assert.deepEqual(severities('tool', base), ['hint tool:idea', 'info tool:trial', 'error tool:prod', 'hint tool:old']);
  });
  it('a flow: the least advanced live stage of its tools', () => {
    const flows = 'flows:\n  a: { from: prod, to: trial, data: [d] }\n  b: { from: prod, to: prod, via: old, data: [d] }\n  c: { from: prod, to: prod, data: [d] }\n  e: { from: idea, to: old, data: [d] }\n';
    assert.deepEqual(severities('flow', base + flows), ['info flow:a', 'error flow:b', 'error flow:c', 'hint flow:e']);
  });
  it('a data set: the most advanced stage of its holders and active flows', () => {
    assert.deepEqual(severities('data', base), ['info data:d', 'error data:e']);
    assert.deepEqual(severities('data', `${base}flows: { a: { from: prod, to: prod, data: [d] } }\n`), ['error data:d', 'error data:e']);
  });
  it('other kinds, and the packs on files and on the alliance: as stated', () => {
    assert.deepEqual(severities('stack', base), ['error stack:stack']);
    const policy = 'version: 1\nrules: { alliance/own: { title: A, on: tool, severity: info, assert: \'tool.id != "idea"\' } }\n';
    assert.deepEqual(check(base, { policy }), ['info alliance/own tool:idea "idea"']);
  });
});
