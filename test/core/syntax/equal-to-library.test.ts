import assert from 'node:assert/strict';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { differences, wholeOf } from './support/oracle.ts';
import { Random, randomEdit, randomText, sections, seed } from './support/random.ts';

const count = Number(process.env['RUNS'] ?? 5_000);

describe('reading by entries', function () {
  this.timeout(120_000);
  for (const flavour of [{}, { anchors: true }, { wild: true }, { anchors: true, wild: true }]) {
    it(`gives the values and ranges of the library wherever the whole text parses (${JSON.stringify(flavour)})`, () => {
      const random = new Random(seed * 7919 + JSON.stringify(flavour).length);
      let parsed = 0;
      for (let i = 0; i < count / 4; i++) {
        let text = randomText(random, flavour);
        const edits = random.chance(0.4) ? 0 : 1 + random.below(3);
        for (let edit = 0; edit < edits; edit++) text = randomEdit(random, text, flavour);
        if (wholeOf(text)) parsed++;
        const found = differences(readDocument('file:///a.yaml', text, sections), text, sections);
        assert.deepEqual(found, [], `text ${i}:\n${JSON.stringify(text)}`);
      }
      assert.ok(parsed > count / 12, `only ${parsed} texts were valid`);
    });
  }
});
