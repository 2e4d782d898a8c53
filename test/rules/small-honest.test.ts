// A first check of a small honest stack: few things said, questions grouped, nothing false. The reading is written down.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/core/model/finding.ts';
import { say } from '../../src/core/text/language.ts';
import { assertGolden } from '../support/golden.ts';
import { analyzeStack, type Check, findingsOf } from './analyze-stack.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const text = readFileSync(join(fixtures, 'small-honest.martech-stack.yaml'), 'utf8');
const today = '2026-11-22';

/** One a line, as a person would hear it: how grave, about what, in both languages. */
function reading(findings: readonly Finding[]): string {
  return findings.map(finding => [
    `${finding.kind === 'question' ? 'question' : finding.severity} ${finding.target.kind}:${finding.target.id} ${finding.rule}`,
    `  ${say(finding.message, 'en')}`, `  ${say(finding.message, 'fr')}`,
  ].join('\n')).join('\n') + '\n';
}

/** Errors, warnings and infos one each; all questions together one; hints none (policies.md). */
function thingsSaid(findings: readonly Finding[]): number {
  const said = findings.filter(finding => finding.kind === 'finding' && finding.severity !== 'hint').length;
  return said + (findings.some(finding => finding.kind === 'question') ? 1 : 0);
}

describe('a small honest stack', () => {
  const readings: readonly (readonly [name: string, manifest: string, check: Check])[] = [
    ['under the default policy', text, { today }],
    ['under the default policy, before it says since when it is governed', text.replace(/ +adopted-on:.*\n/, ''), { today }],
  ];

  for (const [name, manifest, check] of readings) {
    it(`${name}, hears eight things at most, and no syntax or schema fault`, () => {
      const findings = findingsOf(analyzeStack(manifest, check));
      assert.ok(thingsSaid(findings) <= 8, reading(findings));
      assert.deepEqual(findings.filter(finding => /^(syntax|schema|engine)\//.test(finding.rule)), []);
    });
  }

  it('has eight tools and not one fact on security', () => {
    const { stack } = analyzeStack(text, { today }).roots[0] ?? assert.fail('no root');
    assert.equal(stack.tools.size, 8);
    assert.doesNotMatch(text, /security:|sso|mfa|encryption/);
  });

  it('hears one question an entity', () => {
    const questions = findingsOf(analyzeStack(text, { today })).filter(finding => finding.kind === 'question');
    const targets = questions.map(finding => `${finding.target.kind}:${finding.target.id}`);
    assert.deepEqual(targets, [...new Set(targets)]);
  });

  it('reads as written down', () => {
    assertGolden(reading(findingsOf(analyzeStack(text, { today }))), join(fixtures, 'small-honest.reading.txt'));
  });
});
