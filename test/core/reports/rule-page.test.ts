// The page of a rule, for rules and for the engine's own ids.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { engineIds } from '../../../src/core/reports/engine-ids.ts';
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

  it('exists for every id of the engine', () => {
    for (const id of engineIds) assert.match(rulePage(id, [], 'en') ?? '', new RegExp(`^# .+\n\n\`${id}\``), id);
  });

  for (const id of ['acme/unknown', 'syntax/unknown', 'schema', 'schema/', '__proto__', 'engine/', '']) {
    it(`does not exist for “${id}”`, () => assert.equal(rulePage(id, [samplePolicy], 'en'), undefined));
  }
});
