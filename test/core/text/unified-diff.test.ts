// A unified diff says what differs, shortly, and leads from one text to the other.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unifiedDiff } from '../../../src/core/text/unified-diff.ts';

/** What `patch` does, strictly: every line that stands in a hunk has to be there. */
function patched(before: string, diff: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  for (const [, start, count, body] of diff.matchAll(/^@@ -(\d+),(\d+) \+\d+,\d+ @@\n((?:[ +\-\\][^\n]*\n)*)/gm)) {
    const from = Number(count) === 0 ? Number(start) : Number(start) - 1;
    out.push(...lines.slice(at, from));
    at = from;
    for (const line of (body as string).replace(/\n\\ No newline at end of file\n/g, '\0\n').match(/[^\n]*\n/g) ?? []) {
      const text = line.slice(1).replace(/\0\n$/, '');
      if (line[0] !== '+') assert.equal(lines[at++], text);
      if (line[0] !== '-') out.push(text);
    }
  }
  return [...out, ...lines.slice(at)].join('');
}

const lines = (last: string) => Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join('') + last;

describe('unified diff', () => {
  it('is empty where nothing differs', () => assert.equal(unifiedDiff('a', 'x\n', 'x\n'), ''));

  it('shows three lines around each change, and joins what is near', () => {
    assert.equal(unifiedDiff('a.yaml', lines(''), lines('').replace('10\n', 'ten\n').replace('14\n', '14\n14b\n')), [
      '--- a/a.yaml', '+++ b/a.yaml', '@@ -7,11 +7,12 @@', ' 7', ' 8', ' 9', '-10', '+ten', ' 11', ' 12', ' 13', ' 14', '+14b', ' 15', ' 16', ' 17', '',
    ].join('\n'));
  });

  it('says that a last line has no line break', () => {
    assert.equal(unifiedDiff('a', 'x', 'y'), '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n');
  });

  it('begins at nothing for a file that was empty', () => assert.match(unifiedDiff('a', '', 'y\n'), /^@@ -0,0 \+1,1 @@$/m));
  it('quotes an odd name as git does', () => assert.match(unifiedDiff('a"\n😀', 'x', 'y'), /^--- "a\/a\\"\\012😀"$/m));

  it('leads from any text to any other', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n', 'e'), { maxLength: 25 }).map(parts => parts.join(''));
    fc.assert(fc.property(text, text, (before, after) => before === after || patched(before, unifiedDiff('f', before, after)) === after), { numRuns: 300 });
  });

  it('ends soon where everything differs', () => {
    const [before, after] = ['a', 'b'].map(word => Array.from({ length: 20_000 }, (_, index) => `${word}${index}\n`).join('')) as [string, string];
    assert.equal(patched(before, unifiedDiff('f', before, after)), after);
  });
});
