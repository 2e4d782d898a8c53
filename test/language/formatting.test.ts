// Formatting over the protocol's positions: ranges, CRLF, emoji, and the line that is being typed (`‸` is the cursor).

import assert from 'node:assert/strict';
import { sectionsOf } from '../../src/core/file-kind.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { formatting, formattingOnType } from '../../src/language/formatting.ts';

const read = (text: string) => readDocument('file:///martech-stack.yaml', text, sectionsOf['martech-stack']);

/** The text after the edits that were given for it. */
function changed(text: string, edits: ReturnType<typeof formatting>): string {
  const { lines } = read(text);
  return applyEdits(text, edits.map(({ range, newText }) => ({ range: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) }, text: newText })));
}

/** The text after `typed` was typed in front of the cursor. */
function typing(marked: string, typed: string): string {
  const [before = '', behind = ''] = marked.split('‸');
  const document = read(before + behind);
  return changed(document.text, formattingOnType({ document }, document.lines.positionAt(before.length), typed));
}

describe('formatting in the editor', () => {
  it('lays out a file with CRLF and emoji', () => {
    const text = 'stack:\r\n    name:   "🎉"   # é\u0301\r\n    country:  FR  \r\n';
    assert.equal(changed(text, formatting({ document: read(text) })), 'stack:\r\n  name: "🎉"   # é\u0301\r\n  country: FR\r\n');
  });

  it('lays out the entries that a selection touches, and no others', () => {
    const text = 'tools:\n  a:\n    name:   A\n  b:\n    name:   B\n  c:\n    name:   C\n';
    const at = { line: 4, character: 6 };
    assert.equal(changed(text, formatting({ document: read(text) }, { start: at, end: at })), text.replace('name:   B', 'name: B'));
  });

  const lines: readonly (readonly [what: string, before: string, column: number | undefined])[] = [
    ['below a section', 'tools:\n‸\n', 2],
    ['below an entry', 'tools:\n  a:\n  ‸\n', 4],
    ['below a key with a comment', 'stack:  # ours\n‸\n', 2],
    ['below a pair', 'tools:\n  a:\n    name: A\n‸\n', 4],
    ['below an item', 'imports:\n  - a\n‸\n', 2],
    ['below an item that is a map', 'x-a:\n  - b: 1\n‸\n', 4],
    ['below a dash', 'x-a:\n  -\n‸\n', 4],
    ['below a list that is not indented', 'imports:\n- a\n  ‸\n', 0],
    ['in a section of four blanks', 'tools:\n    a:\n‸\n', 6],
    ['behind an opening bracket', 'stack:\n  regimes: [\n‸\n', 4],
    ['between brackets', 'stack:\n  regimes: [\n    gdpr,\n‸\n  ]\n', 4],
    ['behind a closing bracket', 'stack:\n  regimes: [\n    gdpr\n  ]\n‸\n', 2],
    ['below the head of a block of text', 'stack:\n  description: >-\n‸\n', 4],
    ['inside a block of text', 'stack:\n  description: |\n      a:\n‸\n', undefined],
    ['inside a quote', 'stack:\n  description: "a\n‸\n', undefined],
    ['below a comment', 'stack:\n    # why\n‸\n', 4],
    ['below a blank line', 'stack:\n\n‸\n', undefined],
    ['in front of words', 'stack:\n‸name: A\n', undefined],
    ['with CRLF', 'stack:\r\n  controller:\r\n‸\r\n', 4],
    ['at the start of the file', '‸\nstack:\n', undefined],
  ];
  for (const [what, marked, column] of lines) {
    it(`a new line ${what}`, () => {
      const plain = marked.replace('‸', '');
      const expected = column === undefined ? plain : marked.replace(/ *‸/, ' '.repeat(column));
      assert.equal(typing(marked, '\n'), expected);
    });
  }

  it('a dash goes below its key, and stays where it begins an item of a list', () => {
    assert.equal(typing('imports:\n-‸\n', '-'), 'imports:\n  -\n');
    assert.equal(typing('tools:\n  a:\n    tags:\n       -‸\n', '-'), 'tools:\n  a:\n    tags:\n      -\n');
    for (const same of ['imports:\n  - a\n  -‸\n', 'x-a:\n  - b:\n  -‸\n', 'stack:\n  name: a-‸\n', '-‸\nstack:\n']) assert.equal(typing(same, '-'), same.replace('‸', ''));
  });
});
