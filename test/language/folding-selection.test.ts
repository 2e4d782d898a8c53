// Folding and selection follow the text: sections, entries, pairs, values; in flow style, in block texts, in broken files too.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FoldingRange, SelectionRange } from 'vscode-languageserver-types';
import { fileKindOf, sectionsOf } from '../../src/core/file-kind.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { foldingRanges } from '../../src/language/folding.ts';
import { selectionRanges } from '../../src/language/selection-ranges.ts';
import { brands, root } from '../support/sample-stack.ts';

function read(text: string, name = 'martech-stack.yaml') {
  return readDocument(`file:///w/${name}`, text, sectionsOf[fileKindOf(name) ?? 'martech-stack']);
}

/** `from-to kind`, lines from one. */
function folds(text: string, limit?: number): readonly string[] {
  return foldingRanges(read(text), limit).map(({ startLine, endLine, kind }: FoldingRange) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`);
}

describe('folding', () => {
  const text = `# One
# Two
version: 1
imports:
  - a.yaml
  - b.yaml
tools:
  # region Core
  crm:
    name: CRM
    description: |
      One

      # no comment
      # of ours
    owners: {
      business: a,
    }
    links:
      - title: A
        url: b

  # endregion
  web: { name: Web }
# three
# four

# alone
flows: {}
`;
  const expected = ['1-2 comment', '4-6 imports', '7-24', '8-23 region', '9-21', '11-15', '16-17', '19-21', '20-21', '25-26 comment'];

  it('folds sections, entries, keys, block texts, comments and regions', () => assert.deepEqual(folds(text), expected));
  it('is the same with CRLF, a byte-order mark and emoji', () => {
    assert.deepEqual(folds(`\ufeff${text.replace('# One', '# 😀 é').replaceAll('\n', '\r\n')}`), expected);
  });
  it('keeps the outer ones where the client takes few', () => assert.deepEqual(folds(text, 3), ['1-2 comment', '7-24', '8-23 region']));
  it('folds what came through an alias once, where it is written', () => {
    assert.deepEqual(folds('x-a: &a\n  b: 1\n  c: 2\ntools:\n  d:\n    <<: *a\n    e: *a\n  f: *a\n'), ['1-3', '4-8', '5-7']);
  });
});

/** The texts of the chain at the mark, the innermost first. */
function chain(marked: string, name?: string): readonly string[] {
  const text = marked.replace('‸', '');
  const document = read(text, name);
  const found: string[] = [];
  for (let range: SelectionRange | undefined = selectionRanges(document, [marked.indexOf('‸')])[0]; range; range = range.parent) {
    found.push(text.slice(document.lines.offsetAt(range.range.start), document.lines.offsetAt(range.range.end)));
  }
  return found;
}

describe('selection', () => {
  it('grows from the word to the file', () => {
    assert.deepEqual(chain('version: 1\ntools:\n  crm:\n    name: "Sales 😀 fo‸rce"\n    category: crm\n'), [
      'force', 'Sales 😀 force', '"Sales 😀 force"', 'name: "Sales 😀 force"', 'name: "Sales 😀 force"\n    category: crm',
      'crm:\n    name: "Sales 😀 force"\n    category: crm', 'tools:\n  crm:\n    name: "Sales 😀 force"\n    category: crm', 'version: 1\ntools:\n  crm:\n    name: "Sales 😀 force"\n    category: crm\n',
    ]);
  });

  it('grows in flow style', () => {
    assert.deepEqual(chain('flows: { a: { data: [one-id, tw‸o], to: b } }\n').slice(0, 6), [
      'two', '[one-id, two]', 'data: [one-id, two]', '{ data: [one-id, two], to: b }', 'a: { data: [one-id, two], to: b }', 'flows: { a: { data: [one-id, two], to: b }',
    ]);
  });

  it('starts with a key', () => {
    assert.deepEqual(chain('version: 1\nstack: { na‸me: A }\n').slice(0, 4), ['name', 'name: A', '{ name: A }', 'stack: { name: A }']);
    assert.deepEqual(chain('version: 1\nto‸ols:\n  a:\n    name: A\n').slice(0, 2), ['tools', 'tools:\n  a:\n    name: A']);
  });

  it('knows policy files', () => {
    assert.deepEqual(chain('version: 1\nrules:\n  a/b:\n    assert: tool.na‸me != "x"\n', 'martech-policies.yaml').slice(0, 3), ['name', 'tool.name != "x"', 'assert: tool.name != "x"']);
  });

  it('nests strictly at every offset, in broken text too', () => {
    const texts = [root, brands, 'tools:\n  a: [b\n  c:\n    d: "e\n', 'tools:\n\tx: 1\n', '? a\n: b\n', 'a: &x {b: 1}\ntools:\n  c: { <<: *x, d: *x }\n', '', '\ufeff# only\r\n'];
    fc.assert(fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.string({ maxLength: 3 }), (text, at, cut, added) => {
      const place = text.length === 0 ? 0 : at % text.length;
      const edited = text.slice(0, place) + added + text.slice(Math.min(text.length, place + (cut % 4)));
      const document = read(edited);
      for (const [index, first] of selectionRanges(document, [place, edited.length]).entries()) {
        const offset = [place, edited.length][index] as number;
        for (let one: SelectionRange | undefined = first; one; one = one.parent) {
          const range = (each: SelectionRange) => [document.lines.offsetAt(each.range.start), document.lines.offsetAt(each.range.end)] as const;
          const [start, end] = range(one);
          assert.ok(start <= offset && offset <= end);
          if (!one.parent) continue;
          const [outerStart, outerEnd] = range(one.parent);
          assert.ok(outerStart <= start && end <= outerEnd && end - start < outerEnd - outerStart);
        }
      }
      for (const { startLine, endLine } of foldingRanges(document)) assert.ok(startLine < endLine && endLine < document.lines.lineCount);
    }), { numRuns: 300 });
  });
});
