// The page of a rule, for rules and for the engine's own ids.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { engineIds } from '../../../src/core/reports/engine-ids.ts';
import type { Rule } from '../../../src/core/policy/policy.ts';
import { rulePage } from '../../../src/core/reports/rule-page.ts';
import { assertGolden } from '../../support/golden.ts';
import { samplePolicy, sampleRules } from './sample-report.ts';

describe('page of a rule', () => {
  for (const { id } of sampleRules) {
    for (const language of ['en', 'fr'] as const) {
      it(`${id} in ${language}`, () => {
        assertGolden(rulePage(id, [samplePolicy], language) ?? '', join(import.meta.dirname, 'golden', `${language}.page-${id.replace('/', '-')}.md`));
      });
    }
  }

  describe('says what silences the rule', () => {
    const [sample] = sampleRules as [Rule];
    const { byStage } = sample.severity;
    const severity = (trial: 'error' | 'warning', rest: 'error' | 'warning') => ({ asStated: rest, byStage: { ...byStage, trial, pilot: rest, production: rest, 'phase-out': rest } });
    const advice = (id: string, more: Partial<Rule>, ignoreErrors = false) => {
      const policy = { ...samplePolicy, ignoreErrors, rules: new Map([[id, { ...sample, id, ...more }]]) };
      const page = rulePage(id, [policy], 'en') ?? '';
      return { comment: page.includes('# martech-ignore'), waiver: page.includes('waivers:'), none: /[Nn]either a comment nor a waiver/.test(page), page };
    };
    const cases: readonly (readonly [title: string, id: string, more: Partial<Rule>, ignoreErrors: boolean, says: readonly string[]])[] = [
      ['a comment where it is no error', 'acme/a', { severity: severity('warning', 'warning') }, false, ['comment']],
      ['a comment where the policy lets errors be ignored', 'acme/a', {}, true, ['comment']],
      ['a waiver where it is an error', 'acme/a', {}, false, ['waiver']],
      ['both where it depends on the stage', 'acme/a', { severity: severity('warning', 'error') }, false, ['comment', 'waiver']],
      ['nothing for an error that is never waived', 'integrity/a', {}, false, ['none']],
      ['nothing for an error that knows no stage and is never waived', 'integrity/a', { severity: severity('warning', 'error') }, false, ['none']],
      ['a waiver for an error of a rule on texts, whatever the stage', 'security/a', { severity: severity('warning', 'error'), engine: 'secret-in-manifest' }, false, ['waiver']],
      ['a comment alone for what is never waived', 'alliance/waiver-a', { on: ['waiver'], severity: severity('warning', 'warning') }, false, ['comment']],
      ['nothing for a rule on rules', 'acme/a', { on: ['rule'], severity: severity('warning', 'warning') }, false, ['none']],
    ];
    for (const [title, id, more, ignoreErrors, says] of cases) {
      it(title, () => {
        const { page, ...found } = advice(id, more, ignoreErrors);
        assert.deepEqual(Object.entries(found).filter(([, is]) => is).map(([what]) => what), says, page);
      });
    }
    it('and names the stages where a comment works', () => assert.match(advice('acme/a', { severity: severity('warning', 'error') }).page, /no error \(Trial\)/));
  });

  it('exists for every id of the engine', () => {
    for (const id of engineIds) assert.match(rulePage(id, [], 'en') ?? '', new RegExp(`^# .+\n\n\`${id}\``), id);
  });

  for (const id of ['acme/unknown', 'syntax/unknown', 'schema', 'schema/', '__proto__', 'engine/', '']) {
    it(`does not exist for “${id}”`, () => assert.equal(rulePage(id, [samplePolicy], 'en'), undefined));
  }
});
