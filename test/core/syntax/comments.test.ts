import assert from 'node:assert/strict';
import { CST, Lexer } from 'yaml';
import { commentsOf } from '../../../src/core/syntax/comments.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { wholeOf } from './support/oracle.ts';
import { Random, randomText, sections, seed } from './support/random.ts';

const comments = (text: string): string[] => commentsOf(readDocument('file:///a.yaml', text, sections)).map(comment => {
  assert.equal(text.slice(comment.range.start, comment.range.end), `#${comment.text}`);
  return comment.text;
});

describe('commentsOf', () => {
  for (const [name, text, expected] of [
    ['alone and behind values', '# one\ntools: # two\n  a: x # three\n  # four\n', [' one', ' two', ' three', ' four']],
    ['in brackets', 'tools:\n  a: [x, # one\n    y] # two\n', [' one', ' two']],
    ['not in texts', 'tools:\n  a: "# no"\n  b: x#no\n  c: |\n    # no\n  d: \'#\'\n', []],
    ['behind a byte-order mark and CRLF', '\ufeff# one\r\ntools: # two\r\n', [' one', ' two']],
    ['in a file that is broken', 'tools:\n  a: "x # no\n  b: y # yes\n', [' yes']],
    ['in an empty file', '', []],
  ] as const) {
    it(`finds them ${name}`, () => assert.deepEqual(comments(text), expected));
  }

  it('finds those that the library finds in the whole text', () => {
    const random = new Random(seed * 71);
    for (let i = 0; i < 500; i++) {
      const text = randomText(random, { anchors: i % 2 === 0 });
      if (wholeOf(text)) assert.deepEqual(comments(text), inWhole(text), JSON.stringify(text));
    }
  });
});

function inWhole(text: string): string[] {
  const found: string[] = [];
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalar ? null : CST.tokenType(source);
    isScalar = type === 'scalar';
    if (type === 'comment') found.push(source.slice(1));
  }
  return found;
}
