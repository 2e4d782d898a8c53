// The files of the project, spoilt in many ways and laid out again: each comes back as it was.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { fileKindOf, sectionsOf } from '../../../../src/core/file-kind.ts';
import { formatDocument } from '../../../../src/core/syntax/format/format-document.ts';
import { readDocument } from '../../../../src/core/syntax/read-document.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { entriesOf } from '../support/describe-document.ts';

const files = ['policies', 'examples', 'test/rules'].flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
  .flatMap(path => {
    const kind = fileKindOf(path);
    return kind ? [{ path, sections: sectionsOf[kind], text: readFileSync(path, 'utf8') }] : [];
  });

interface Spoiling {
  /** How many times as deep as before each line stands. */
  readonly times: number;
  /** What stands at the end of lines. */
  readonly behind: string;
  /** Blank lines where there is one. */
  readonly blankLines: number;
}

/** The same content, laid out otherwise. Of a block of text only the indentation as a whole is free. */
function spoil(text: string, { times, behind, blankLines }: Spoiling): string {
  const lines = text.split('\n');
  const spoilt: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (i === lines.length - 1) spoilt.push(line);
    else if (line === '') spoilt.push(...Array.from({ length: blankLines }, () => behind));
    else spoilt.push(deeper(line, times) + behind);
    if (!/(^|[ :])[|>]-?$/.test(line.replace(/ +#.*$/, ''))) continue;
    const body = linesBelow(lines, i);
    const column = Math.min(...body.filter(Boolean).map(indentOf));
    spoilt.push(...body.map(each => (each ? ' '.repeat(column * (times - 1)) + each : each)));
    i += body.length;
    // Blanks in a blank line right below would be part of the text.
    while (lines[i + 1] === '' && i + 2 < lines.length) spoilt.push(lines[++i] as string);
  }
  return spoilt.join('\n');
}

/** Blanks in front of a line, and those behind its dashes, so that what stands in a list stays in one column. */
function deeper(line: string, times: number): string {
  const [, blanks = '', dashes = '', words = ''] = /^( *)((?:- )*)(.*)$/.exec(line) ?? [];
  return ' '.repeat(blanks.length * times) + dashes.replaceAll('- ', `-${' '.repeat(2 * times - 1)}`) + words;
}

/** The lines of a block of text, blank ones at its end left out. */
function linesBelow(lines: readonly string[], head: number): readonly string[] {
  const column = indentOf(lines[head] as string);
  let end = head + 1;
  for (let i = head + 1; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line && indentOf(line) <= column) break;
    if (line) end = i + 1;
  }
  return lines.slice(head + 1, end);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

describe('files of the project', function () {
  this.timeout(60_000);
  it('come back as they were after their indentation, blanks and blank lines were spoilt', () => {
    let spoiltCount = 0;
    const spoiling = fc.record({ times: fc.integer({ min: 1, max: 4 }), behind: fc.constantFrom('', ' ', '\t '), blankLines: fc.integer({ min: 1, max: 3 }) });
    fc.assert(fc.property(fc.constantFrom(...files), spoiling, fc.boolean(), ({ path, sections, text }, how, isWindows) => {
      const lines = spoil(text, how);
      if (lines !== text) spoiltCount++;
      const spoilt = isWindows ? lines.replaceAll('\n', '\r\n') : lines;
      const read = (own: string) => readDocument('file:///a.yaml', own, sections);
      const after = applyEdits(spoilt, formatDocument(read(spoilt)).edits);
      // Comments in one column may stand in another one together.
      const plain = (own: string) => own.replaceAll('\r\n', '\n').replace(/ +(?=# )/g, ' ');
      assert.equal(plain(after), plain(text), path);
      assert.equal(after.includes('\r\n'), isWindows);
      assert.deepEqual(entriesOf(read(after)), entriesOf(read(text)), path);
      assert.deepEqual(formatDocument(read(after)).edits, [], path);
    }), { numRuns: 80 });
    assert.ok(spoiltCount > 30, `only ${spoiltCount} texts were spoilt`);
  });
});
