import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { OpenDocuments } from '../../src/server/open-documents.ts';

const uri = 'file:///w/martech-stack.yaml';

describe('open documents', () => {
  it('hold after any edits the text that a client has', () => {
    const word = fc.stringMatching(/^[a\r\n 🎉é]{0,6}$/u);
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(6), text: word });
    fc.assert(fc.property(word, fc.array(edit, { maxLength: 12 }), (first, edits) => {
      const documents = new OpenDocuments(() => 0);
      documents.open(uri, 1, first, 'martech-stack');
      let text = first;
      for (const [index, { at, length, text: inserted }] of edits.entries()) {
        const start = Math.floor(at * text.length);
        const end = Math.min(text.length, start + length);
        const lines = new LineIndex(text);
        documents.change({ textDocument: { uri, version: index + 2 }, contentChanges: [{ range: { start: lines.positionAt(start), end: lines.positionAt(end) }, text: inserted }] });
        text = text.slice(0, start) + inserted + text.slice(end);
        assert.equal(documents.get(uri)?.text, text);
        assert.deepEqual(documents.get(uri)?.lines.positionAt(text.length), new LineIndex(text).positionAt(text.length));
      }
    }), { numRuns: 2000 });
  });

  it('take several changes in their order, each on the text that the one before left', () => {
    const documents = new OpenDocuments(() => 0);
    documents.open(uri, 1, 'ab\ncd\n', 'martech-stack');
    const at = (line: number, character: number) => ({ line, character });
    documents.change({ textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: at(0, 0), end: at(1, 0) }, text: '' }, { range: { start: at(0, 2), end: at(0, 2) }, text: '!' }, { text: 'whole' }, { range: { start: at(0, 0), end: at(0, 0) }, text: '# ' }] });
    assert.equal(documents.get(uri)?.text, '# whole');
    assert.equal(documents.get(uri)?.version, 2);
  });

  for (const [what, text, edited] of [
    ['a letter is typing', 'x', 1], ['a line break is typing', '\n  ', 1], ['a CRLF is typing', '\r\n', 1], ['a deletion is typing', '', 1],
    ['several lines are a paste', 'a\nb', undefined], ['a line and a break are a paste', 'a\n', undefined],
  ] as const) {
    it(what, () => {
      const documents = new OpenDocuments(() => 5);
      documents.open(uri, 1, 'a\nb\n', 'martech-stack');
      documents.change({ textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text }] });
      assert.equal(documents.get(uri)?.edited?.line, edited);
      documents.saved(uri);
      assert.equal(documents.get(uri)?.edited, undefined);
    });
  }
});
