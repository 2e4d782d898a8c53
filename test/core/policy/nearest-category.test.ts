// Which categories are offered for a word that is none: by their words and other names first, never by a generic word alone.
import assert from 'node:assert/strict';
import { nearestCategories } from '../../../src/core/policy/engine-rules/nearest-category.ts';
import { say } from '../../../src/core/text/language.ts';
import { findingsOn } from './check.ts';

describe('the nearest categories', () => {
  const cases: readonly (readonly [word: string, expected: readonly string[]])[] = [
    ['consent-management', ['consent-privacy']], ['social-advertising', ['search-social-advertising']], ['digital-asset-management', ['dam-mrm']],
    ['session-replay', ['web-analytics']], ['publicité-vidéo', ['video-advertising']], ['email', ['email-marketing']], ['mail-marketing', ['email-marketing', 'print']],
    ['crmm', ['crm']], ['Live_Chat', ['live-chat']], ['data-platform', ['dmp', 'cdp', 'dashboards']],
    ['foobar-management', []], ['marketing-platform', []], ['management', []], ['', []], ['-', []], ['x'.repeat(10_000), []],
  ];
  for (const [word, expected] of cases) it(`of “${word.slice(0, 40)}”`, () => assert.deepEqual(nearestCategories(word), expected));

  it('know those of the policy', () => assert.deepEqual(nearestCategories('clienteling-platform', ['clienteling']), ['clienteling']));

  it('are all named', () => {
    const { findings } = findingsOn('tools: { a: { name: A, category: data-platform, lifecycle: production } }\n');
    const found = findings.find(({ rule }) => rule === 'integrity/category-unknown') ?? assert.fail('nothing found');
    assert.match(say(found.message, 'en'), /Did you mean dmp, cdp or dashboards\?$/);
    assert.match(say(found.message, 'fr'), /dmp, cdp ou dashboards\u00a0\?$/);
  });
});
