import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/line-index.ts';

describe('LineIndex', () => {
  for (const [name, text, offset, line, character] of [
    ['the start', 'ab\ncd', 0, 0, 0],
    ['after LF', 'ab\ncd', 3, 1, 0],
    ['after CRLF', 'ab\r\ncd', 4, 1, 0],
    ['after a lone CR', 'ab\rcd', 3, 1, 0],
    ['inside an emoji line', '😀x\ny', 2, 0, 2],
    ['past the end', 'ab', 99, 0, 2],
  ] as const) {
    it(`finds ${name}`, () => assert.deepEqual(new LineIndex(text).positionAt(offset), { line, character }));
  }

  it('turns every offset into a position and back', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '😀', ' ')).map(parts => parts.join('')), text => {
      const index = new LineIndex(text);
      for (let offset = 0; offset <= text.length; offset++) assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }));
  });
});
