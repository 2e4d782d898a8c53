// Texts are cut to the room they have, never in the middle of a character.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitText, plainLine } from '../../../src/core/diagram/fit-text.ts';
import { tableMeasure } from '../../../src/core/diagram/text-width.ts';

const measure = tableMeasure();

describe('fitText', () => {
  it('leaves a text that fits as it is', () => assert.equal(fitText('Salesforce', 200, measure, 13), 'Salesforce'));
  it('cuts with an ellipsis', () =>
    assert.match(fitText('Salesforce Marketing Cloud Account Engagement', 120, measure, 13), /^Salesforce.*…$/));
  it('does not cut an emoji of several code points', () => {
    assert.match(fitText('👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻', 60, measure, 13), /^(👩‍💻)*…$/u);
  });
  it('never gets wider than its room, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 20, max: 300 }), (text, width) => {
        const fitted = fitText(text, width, measure, 12);
        assert.ok(measure(fitted, 12, 'normal') <= width + 0.01);
        assert.doesNotMatch(fitted, /[\n\r\t]/);
      }),
    );
  });
});

describe('plainLine', () => {
  it('is one line without control and direction marks', () => assert.equal(plainLine(' a\nb\tc\u202Ed\u0000 '), 'a b cd'));
  it('ends somewhere', () => assert.ok(plainLine('x'.repeat(10_000)).length <= 301));
});
