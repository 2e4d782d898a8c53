import assert from 'node:assert/strict';
import type { SyntaxDocument } from '../../../src/core/syntax/document.ts';
import { placeRange } from '../../../src/core/syntax/document.ts';
import { nodeAt } from '../../../src/core/syntax/node.ts';
import type { Path } from '../../../src/core/syntax/node.ts';
import { plain } from '../../../src/core/syntax/plain.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { problemsOf } from './support/describe-document.ts';
import { sections } from './support/random.ts';

const uri = 'file:///a.yaml';
const read = (text: string, previous?: SyntaxDocument): SyntaxDocument => readDocument(uri, text, sections, previous);
const contentOf = (document: SyntaxDocument, key: string): unknown => document.entries.get(key)?.content;

const shared = `x-defaults: &defaults
  sso: true
  owner: it
tools:
  a:
    name: A
    security: *defaults
  b:
    <<: *defaults
    owner: web
  c:
    name: C
`;

describe('values that come through an alias or a merge', () => {
  const document = read(shared);
  const both = (entry: string, path: Path): readonly [string, string] => {
    const { offset, content } = document.entries.get(entry) as NonNullable<ReturnType<typeof document.entries.get>>;
    const node = nodeAt(content.value, path);
    const written = node?.written && placeRange(document, node.written);
    const at = (range: { start: number; end: number } | undefined, shift: number): string => (range ? shared.slice(range.start + shift, range.end + shift) : '');
    return [at(node?.range, offset), at(written, 0)];
  };

  for (const [name, entry, path, used, written] of [
    ['an alias', 'tools/a', ['security'], '*defaults', 'sso: true\n  owner: it'],
    ['a value inside of an alias', 'tools/a', ['security', 'sso'], '*defaults', 'true'],
    ['a merged value', 'tools/b', ['sso'], '*defaults', 'true'],
    ['an own value', 'tools/b', ['owner'], 'web', ''],
  ] as const) {
    it(`${name}: where it is used and where it is written`, () => assert.deepEqual(both(entry, path), [used, written]));
  }

  it('are read again when the anchor changes, and others are not', () => {
    const after = read(shared.replace('sso: true', 'sso: false'), document);
    assert.deepEqual({ ...(plain(after.entries.get('tools/b')?.content.value) as object) }, { sso: false, owner: 'web' });
    assert.notEqual(contentOf(after, 'tools/a'), contentOf(document, 'tools/a'));
    assert.equal(contentOf(after, 'tools/c'), contentOf(document, 'tools/c'));
  });

  it('stay the same objects while other entries change', () => {
    const after = read(shared.replace('name: C', 'name: D'), document);
    for (const key of ['x-defaults', 'tools/a', 'tools/b']) assert.equal(contentOf(after, key), contentOf(document, key));
  });

  it('follow an anchor that moves', () => {
    const after = read(`# a comment\n${shared}`, document);
    assert.equal(contentOf(after, 'tools/a'), contentOf(document, 'tools/a'));
  });
});

describe('limits', () => {
  const quick = (name: string, text: string, problem: string): void => {
    it(`${name} is told in time`, () => {
      const before = process.cpuUsage();
      const document = read(text);
      assert.ok(problemsOf(document).some(found => found.startsWith(problem)), `${problemsOf(document).slice(0, 3)}`);
      // Processor time: a busy machine is no fault of the reader.
      assert.ok(process.cpuUsage(before).user / 1_000 < 10_000);
      for (const entry of document.entries.values()) plain(entry.content.value);
    });
  };

  const bomb = ['x-0: &a0 {k: v}', ...Array.from({ length: 12 }, (_, i) => `x-${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i} `).join(', ')}]`)].join('\n');
  quick('an alias bomb', `${bomb}\ntools:\n  a: {}\n`, 'too-many-aliases');
  quick('a thousand aliases and one', `x: &x 1\ntools:\n${Array.from({ length: 1_001 }, (_, i) => `  t${i}: {n: *x }`).join('\n')}\n`, 'too-many-aliases');
  quick('a large value in many places', `x-a: &x [${'1, '.repeat(2_000)}]\ntools:\n${Array.from({ length: 900 }, (_, i) => `  t${i}: *x`).join('\n')}\n`, 'too-many-aliases');
  quick('brackets without end', `tools:\n  a: ${'['.repeat(100_000)}\n  b: {}\n`, 'too-deep');
  quick('braces without end', `tools:\n  a: ${'{a: '.repeat(50_000)}\n  b: {}\n`, 'too-deep');
  quick('dashes without end', `tools:\n  a:\n    ${'- '.repeat(50_000)}x\n  b: {}\n`, 'too-deep');
  quick('explicit keys without end', `tools:\n  a:\n    ${'? '.repeat(20_000)}x\n  b: {}\n`, 'too-deep');
  quick('colons without end', `tools:\n  a: ${'a: '.repeat(20_000)}\n`, 'nested-colon');
  quick('quotes without end', `tools:\n  a:\n${'    b: "\n'.repeat(5_000)}`, 'unclosed-quote');
  quick('keys twice without end', `tools:\n  a:\n${'    b: 1\n'.repeat(20_000)}`, 'duplicate-key');
  quick('one long line', `tools:\n  a: "${'x'.repeat(2_000_000)}\n`, 'unclosed-quote');
  quick('words without end', 'word\n'.repeat(200_000), 'not-a-map');
  quick('a file that is too large', `version: 1 #${' '.repeat(5_000_000)}`, 'too-large');

  it('leaves what stands before them readable', () => {
    const document = read(`x: &x 1\ntools:\n  a: {n: *x }\n  b: {n: ${'['.repeat(60)}${']'.repeat(60)}, m: 1}\n  c: {}\n`);
    assert.deepEqual([...document.entries.keys()], ['x', 'tools/a', 'tools/b', 'tools/c']);
    assert.ok(problemsOf(document)[0]?.startsWith('too-deep'));
  });

  it('reads the largest file that is allowed', () => {
    const text = `tools:\n${'  # a comment of some length that fills the file\n'.repeat(100_000)}`.slice(0, 4_900_000);
    assert.equal(read(text).entries.size, 0);
  });
});
