// Formatting any text: what it says stays, comments stay in order, a second time there is nothing to do.

import assert from 'node:assert/strict';
import { commentsOf } from '../../../../src/core/syntax/comments.ts';
import { formatDocument } from '../../../../src/core/syntax/format/format-document.ts';
import { readDocument } from '../../../../src/core/syntax/read-document.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { entriesOf } from '../support/describe-document.ts';
import { wholeOf } from '../support/oracle.ts';
import { Random, randomEdit, randomText, sections, seed } from '../support/random.ts';

const count = Number(process.env['RUNS'] ?? 1_200);
const read = (text: string) => readDocument('file:///a.yaml', text, sections);
const comments = (text: string) => commentsOf(read(text)).map(comment => comment.text.trimEnd());

describe('formatting of any text', function () {
  this.timeout(120_000);
  for (const flavour of [{}, { anchors: true }, { wild: true }, { anchors: true, wild: true }]) {
    it(`says the same before and after, and has nothing to do a second time (${JSON.stringify(flavour)})`, () => {
      const random = new Random(seed * 5323 + JSON.stringify(flavour).length);
      let [valid, done] = [0, 0];
      for (let i = 0; i < count / 4; i++) {
        let text = randomText(random, flavour);
        const edits = random.chance(0.5) ? 0 : 1 + random.below(3);
        for (let edit = 0; edit < edits; edit++) text = randomEdit(random, text, flavour);
        const whole = wholeOf(text);
        const formatted = formatDocument(read(text));
        const after = applyEdits(text, formatted.edits);
        const told = `text ${i}:\n${JSON.stringify(text)}\n${JSON.stringify(after)}`;
        assert.deepEqual(entriesOf(read(after)), entriesOf(read(text)), told);
        assert.deepEqual(comments(after), comments(text), told);
        assert.deepEqual(formatDocument(read(after)).edits, [], told);
        assert.deepEqual(formatted.left.length, formatDocument(read(after)).left.length, told);
        assert.equal(after.replace(/\s/g, ''), text.replace(/\s/g, ''), told);
        if (!whole) continue;
        valid++;
        if (formatted.left.length > 0) continue;
        done++;
        assert.deepEqual(wholeOf(after)?.value, whole.value, told);
        // Nothing is given up on the sly: what can be read is laid out.
        const mark = '# blanks behind   \n\n\n\n';
        const marked = text.replace(/^\ufeff?/, bom => `${bom}${mark}`);
        if (!text.startsWith('%') && wholeOf(marked)) {
          const { edits, left } = formatDocument(read(marked));
          assert.equal(applyEdits(marked, edits).includes('behind   '), left.some(({ start }) => start === 0), told);
        }
      }
      assert.ok(valid > count / 12, `only ${valid} texts were valid`);
      assert.ok(done > valid * 0.95, `only ${done} of ${valid} valid texts were laid out`);
    });
  }
});
