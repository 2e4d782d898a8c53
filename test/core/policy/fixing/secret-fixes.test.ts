// What is left of a manifest once a secret is taken out of it: all else, and a file that still reads.

import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/core/policy/fix.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { runAnalyze } from '../../../support/run-analyze.ts';

const today = '2026-11-22';
// Assembled from parts, so that no scanner takes this file for a leak.
const key = `AK${'IA'}IOSFODNN7EXAMPLE`;
const [begin, end] = ['BEGIN', 'END'].map(word => `-----${word} RSA PRIVATE ${'KEY'}-----`) as [string, string];

/** A manifest whose only tool ends with these lines. */
const manifest = (lines: string) => `version: 1\nstack: { name: Test }\ntools:\n  crm:\n    name: CRM\n    category: crm\n    lifecycle: production\n${lines}`;

function withoutSecret(text: string): string {
  const { roots: [root], findings } = runAnalyze({ 'martech-stack.yaml': text }, today);
  const finding = [...findings.values()].flat().find(({ rule }) => rule === 'security/secret-in-manifest');
  assert.ok(root && finding);
  const [fix] = fixesFor(root.stack, root.policy, finding, { today });
  assert.ok(fix);
  assert.equal(fix.safe, false);
  return applyEdits(text, fix.edits.flatMap(({ edits }) => edits));
}

describe('taking a secret out of the text', () => {
  for (const [title, before, after] of [
    ['within a sentence', `    description: the key ${key} of June\n`, '    description: the key  of June\n'],
    ['as a whole value', `    refs: { vault: "${key}" }\n`, '    refs: { vault: "" }\n'],
    ['in a comment', `    # it was ${key}\n    url: https://crm.example\n`, '    # it was \n    url: https://crm.example\n'],
    ['name and password of an address', '    url: https://joe:not-real@crm.example/x\n', '    url: https://crm.example/x\n'],
    ['a private key down to its end', `    description: |\n      ${begin}\n      bm90IHJlYWw\n      ${end}\n      of June\n`, '    description: |\n      \n      of June\n'],
    ['the first line of a key that is cut off', `    description: "${begin}"\n`, '    description: ""\n'],
  ] as const) {
    it(title, () => assert.equal(withoutSecret(manifest(before)), manifest(after)));
  }
});
