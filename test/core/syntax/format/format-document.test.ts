// What formatting does, by tables: each text, and what it becomes.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { fileKindOf, sectionsOf } from '../../../../src/core/file-kind.ts';
import { formatDocument } from '../../../../src/core/syntax/format/format-document.ts';
import { readDocument } from '../../../../src/core/syntax/read-document.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';

const read = (text: string) => readDocument('file:///martech-stack.yaml', text, sectionsOf['martech-stack']);
const format = (text: string) => applyEdits(text, formatDocument(read(text)).edits);

const cases: readonly (readonly [what: string, before: string, after: string])[] = [
  ['entries of a section at two blanks', 'tools:\n    a:\n        name: A\n    b:\n        name: B\n', 'tools:\n  a:\n    name: A\n  b:\n    name: B\n'],
  ['lists below their key', 'imports:\n- a\n-   b\nx-more:\n    - c: 1\n      d: 2\n', 'imports:\n  - a\n  - b\nx-more:\n  - c: 1\n    d: 2\n'],
  ['lists in lists', 'x-a:\n-  - 1\n   - 2\n', 'x-a:\n  - - 1\n    - 2\n'],
  ['one blank behind a colon, none before it', 'stack:\n  name :   Aurore\n', 'stack:\n  name: Aurore\n'],
  ['flow collections as the examples write them', 'stack: {name: A,x-b:   [ 1,2 , { } ],"c":3}\n', 'stack: { name: A, x-b: [1, 2, {}], "c": 3 }\n'],
  ['flow collections on several lines', 'tools:\n  a: {\n       name: A, x-b: [\n     1,\n           2\n        ]\n   }\n', 'tools:\n  a: {\n    name: A, x-b: [\n      1,\n      2\n    ]\n  }\n'],
  ['no blanks behind, one blank line, one line break at the end', '\n\nversion: 1  \n \n\n\nstack:\t\n  name: A # why  \n\n', 'version: 1\n\nstack:\n  name: A # why\n'],
  ['a line break at the end', 'version: 1', 'version: 1\n'],
  ['CRLF', 'stack:\r\n    name:  A \r\n\r\n\r\n    country: FR', 'stack:\r\n  name: A\r\n\r\n  country: FR\r\n'],
  ['a byte-order mark', '\ufeffstack:\n    name: A\n', '\ufeffstack:\n  name: A\n'],
  ['comments with what they belong to', 'tools:\n# about a\n    a:\n      # of a\n        name: A\n        # end of a\n    # about b\n    b:\n            # nothing yet\n# next\nflows:\n',
    'tools:\n  # about a\n  a:\n    # of a\n    name: A\n    # end of a\n  # about b\n  b:\n    # nothing yet\n# next\nflows:\n'],
  ['columns of comments behind values', 'stack:\n  name:  A        # one\n                  # goes on\n  country:   FR   # two\n  x-other:   1      # alone\n', 'stack:\n  name: A       # one\n                # goes on\n  country: FR   # two\n  x-other: 1      # alone\n'],
  ['a comment too near', 'stack:\n    name: A # c\n    x-n:   12345 # d\n', 'stack:\n  name: A # c\n  x-n: 12345 # d\n'],
  ['blocks of text with their content', 'stack:\n    x-t: |\n          one\n            two\n\n          three  \n    x-u: >-\n     four\n    name: A\n', 'stack:\n  x-t: |\n    one\n      two\n\n    three  \n  x-u: >-\n    four\n  name: A\n'],
  ['blocks that say how deep they are', 'stack:\n    x-t: |2\n         one\n       two\n    name: A\n', 'stack:\n  x-t: |2\n       one\n     two\n  name: A\n'],
  ['blank lines that a block keeps', 'stack:\n   x-t: |+\n     one\n\n\n\n   name: A\n', 'stack:\n  x-t: |+\n    one\n\n\n\n  name: A\n'],
  ['texts on several lines', 'stack:\n    name: "one\n              two  \n\n                three"\n    x-p: four\n     five\n', 'stack:\n  name: "one\n    two\n\n      three"\n  x-p: four\n    five\n'],
  ['a blank that is part of a text', 'stack:\n    name: "one\\ \n     two"\n', 'stack:\n  name: "one\\ \n    two"\n'],
  ['anchors, aliases and merges', 'x-d:   &d   {a: 1}\ntools:\n   a:\n     <<:   *d\n     k:    &e\n         b: 1\n     l: [ *d , *e ]\n', 'x-d: &d { a: 1 }\ntools:\n  a:\n    <<: *d\n    k: &e\n      b: 1\n    l: [*d , *e ]\n'],
  ['an anchor on a section', 'tools: &all\n    a: {name: A}\nx-b:   *all\n', 'tools: &all\n  a: { name: A }\nx-b: *all\n'],
  ['what cannot be read stays, and what stands beside it stays in its column', 'tools:\n    a:\n          name:   A\n    b:\n        name: "open\n    c: {x: 1}\nstack:\n    name:   A\n',
    'tools:\n    a:\n      name: A\n    b:\n        name: "open\n    c: { x: 1 }\nstack:\n  name: A\n'],
  ['emoji and combining marks', 'stack:\n    name:  "🎉 é"   # 😀\n', 'stack:\n  name: "🎉 é"   # 😀\n'],
];

describe('formatDocument', () => {
  for (const [what, before, after] of cases) {
    it(what, () => {
      assert.equal(format(before), after);
      assert.equal(format(after), after);
    });
  }

  it('tells what it left, and why nothing was done to a text that is too large', () => {
    const text = 'tools:\n  a: {\n  b:\n    name:   B\n';
    const { left } = formatDocument(read(text));
    assert.equal(left.length, 1);
    assert.deepEqual(formatDocument(read(`# ${'x'.repeat(5_000_001)}`)), { edits: [], left: [{ start: 0, end: 0 }] });
  });

  it('lays out only the entries that a range touches, in the column of those beside them', () => {
    const text = 'tools:\n    a:\n      name:   A\n    b:\n          name:   B\nstack:\n      name:   A\n';
    const at = text.indexOf('name:   B');
    assert.equal(applyEdits(text, formatDocument(read(text), { start: at, end: at + 1 }).edits), text.replace('          name:   B', '      name: B'));
  });

  it('makes small edits', () => {
    const text = 'stack:\n  name: A\n  country:  FR\n';
    assert.deepEqual(formatDocument(read(text)).edits, [{ range: { start: 28, end: 29 }, text: '' }]);
  });

  it('leaves the packs, the examples and the cases of the rules as they are', () => {
    const files = ['policies', 'examples', 'test/rules'].flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`));
    for (const path of files) {
      const kind = fileKindOf(path);
      if (kind) assert.deepEqual(formatDocument(readDocument(path, readFileSync(path, 'utf8'), sectionsOf[kind])), { edits: [], left: [] }, path);
    }
  });
});
