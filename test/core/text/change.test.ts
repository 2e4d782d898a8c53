import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeBetween } from '../../../src/core/text/change.ts';
import { LineIndex } from '../../../src/core/text/line-index.ts';

const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '😀', ' ')).map(parts => parts.join(''));

describe('changeBetween', () => {
  it('finds nothing between equal texts', () => assert.equal(changeBetween('abc', 'abc'), undefined));

  it('finds an insertion', () => assert.deepEqual(changeBetween('ac', 'abc'), { start: 1, end: 1, inserted: 1 }));

  it('finds a deletion among equal characters', () => assert.deepEqual(changeBetween('aaa', 'aa'), { start: 2, end: 3, inserted: 0 }));

  it('finds a change behind long equal parts', () => {
    const before = 'x'.repeat(200_000);
    assert.deepEqual(changeBetween(`${before}a${before}`, `${before}bc${before}`), { start: 200_000, end: 200_001, inserted: 2 });
  });

  it('gives the new text when applied to the old one', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const change = changeBetween(before, after);
      if (!change) return assert.equal(before, after);
      const inserted = after.slice(change.start, change.start + change.inserted);
      assert.equal(before.slice(0, change.start) + inserted + before.slice(change.end), after);
    }));
  });
});

describe('LineIndex.after', () => {
  it('equals an index made anew after many edits', () => {
    const edit = fc.record({ at: fc.nat(1_000), removed: fc.nat(3), inserted: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('', 'a', 'bc') }, { weight: 1, arbitrary: text }) });
    fc.assert(fc.property(text, fc.array(edit, { maxLength: 30 }), (first, edits) => {
      let now = first.repeat(4);
      let index = new LineIndex(now);
      for (const { at, removed, inserted } of edits) {
        const start = at % (now.length + 1);
        const end = Math.min(now.length, start + removed);
        now = now.slice(0, start) + inserted + now.slice(end);
        index = index.after({ start, end, inserted: inserted.length }, now);
        const fresh = new LineIndex(now);
        assert.equal(index.lineCount, fresh.lineCount);
        for (let offset = 0; offset <= now.length; offset++) assert.deepEqual(index.positionAt(offset), fresh.positionAt(offset));
        for (let line = 0; line < fresh.lineCount; line++) assert.equal(index.offsetAt({ line, character: 1 }), fresh.offsetAt({ line, character: 1 }));
      }
    }), { numRuns: 150 });
  });

  it('equals an index made anew', () => {
    fc.assert(fc.property(text, text, text, text, (head, removed, inserted, tail) => {
      const before = head + removed + tail;
      const after = head + inserted + tail;
      const change = changeBetween(before, after) ?? { start: 0, end: 0, inserted: 0 };
      const index = new LineIndex(before).after(change, after);
      const fresh = new LineIndex(after);
      assert.equal(index.lineCount, fresh.lineCount);
      for (let offset = 0; offset <= after.length; offset++) assert.deepEqual(index.positionAt(offset), fresh.positionAt(offset));
    }), { numRuns: 500 });
  });
});
