// The digest is that of every other implementation.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from '../../../src/core/policy/sha256.ts';

const reference = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('sha256', () => {
  for (const length of [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    it(`of ${length} letters`, () => assert.equal(sha256('a'.repeat(length)), reference('a'.repeat(length))));
  }

  it('of any text, lone surrogates included', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => assert.equal(sha256(text), reference(text))));
    assert.equal(sha256('a\ud800b'), reference('a\ud800b'));
  });
});
