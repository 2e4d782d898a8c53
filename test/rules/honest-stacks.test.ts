// Five invented, honest stacks under the default policy: few things said, and each of them read by a person, here, one by one.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/core/model/finding.ts';
import { say } from '../../src/core/text/language.ts';
import { analyzeStack, findingsOf } from './analyze-stack.ts';

const today = '2026-11-22';

/** What is said of each stack, and why it is true and fair to those who are asked. Questions count as one thing, and are read as one. */
const readings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'small-honest': {
    'stack alliance/no-shared-review': 'True: no review is written. It is an hour of talk that both sides gain by, and only an info.',
    questions: 'Two customer bases are asked for a second factor; the tag manager and the consent banner name nobody, which the first weeks only ask.',
  },
  association: {
    'newsletter security/no-mfa': 'True: the file says that there is no second factor, and this tool holds the list of readers. One setting.',
  },
  software: {
    'webinars cost/notice-date-near': 'True: notice is due on 16 December and nothing is decided; the amount is given.',
  },
  // A careful house: its expired contracts are decided, its one trial has an end, its list of buyers is hashed and consented.
  shops: {},
  hotels: {
    'newsletter-be cost/notice-date-near': 'True: the last day is 11 December; Belgium decides, nobody is reproached.',
    'loyalty cost/notice-date-near': 'True: the last day is 31 December, 45,000 euros a year are at stake.',
    'affiliation cost/contract-expired': 'True: the contract ended in October, does not renew, and visits still flow to it.',
    'display security/no-mfa': 'True: the file says no second factor on an advertising account, which publishes in the name of the group.',
    questions: 'Two tools of thirty are the only place where guests’ answers and companies’ contacts are kept: do they have a second factor?',
  },
};

function textOf(name: string): string {
  const folder = join(import.meta.dirname, 'fixtures', name === 'small-honest' ? '' : 'honest');
  return readFileSync(join(folder, `${name}.martech-stack.yaml`), 'utf8');
}

/** Errors, warnings and infos one each; all questions together one; hints none (policies.md). */
function thingsSaid(findings: readonly Finding[]): string[] {
  const said = findings.filter(finding => finding.kind === 'finding' && finding.severity !== 'hint').map(finding => `${finding.target.id === 'stack' ? 'stack' : finding.target.id} ${finding.rule}`);
  return findings.some(finding => finding.kind === 'question') ? [...said, 'questions'] : said;
}

describe('honest stacks under the default policy', () => {
  for (const [name, reading] of Object.entries(readings)) {
    describe(name, () => {
      const analysis = analyzeStack(textOf(name), { today });
      const findings = findingsOf(analysis);
      const tools = analysis.roots[0]?.stack.tools.size ?? 0;

      it('has 8 to 30 tools, and no fault of form', () => {
        assert.ok(tools >= 8 && tools <= 30, `${tools} tools`);
        assert.deepEqual(findings.filter(finding => /^(syntax|schema|engine|integrity)\//.test(finding.rule)).map(finding => say(finding.message, 'en')), []);
      });

      it('hears at most one thing for every two tools', () => {
        const said = thingsSaid(findings);
        assert.ok(said.length <= tools / 2, said.join('\n'));
      });

      it('hears only what somebody has read and found fair', () => {
        assert.deepEqual(thingsSaid(findings).sort(), Object.keys(reading).sort());
      });

      it('hears at most one question an entity', () => {
        const asked = findings.filter(finding => finding.kind === 'question').map(finding => `${finding.target.kind}:${finding.target.id}`);
        assert.deepEqual(asked, [...new Set(asked)]);
      });
    });
  }
});
