// From the value of a scalar back to the text that writes it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { offsetTable } from '../../../src/core/policy/expressions/offset-table.ts';
import { sectionsOf } from '../../../src/core/file-kind.ts';
import { nodeAt, type ScalarNode } from '../../../src/core/syntax/node.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';

/** The scalar behind `rules/a/b/assert`, its text, and the table. */
function read(text: string): { readonly node: ScalarNode; readonly raw: string } {
  const document = readDocument('file:///w/martech-policies.yaml', text, sectionsOf['martech-policies']);
  const entry = document.entries.get('rules/a/b');
  const node = nodeAt(entry?.content.value, ['assert']) as ScalarNode;
  const start = (entry?.offset ?? 0) + node.range.start;
  return { node, raw: text.slice(start, (entry?.offset ?? 0) + node.range.end) };
}

const wrap = (scalar: string) => `rules:\n  a/b:\n    assert: ${scalar}\n    on: tool\n`;

describe('the offset table of a scalar', () => {
  const cases: readonly (readonly [title: string, scalar: string, find: string, written: string])[] = [
    ['plain', 'tool.live && tool.name', 'tool.name', 'tool.name'],
    ['plain, folded', 'tool.live &&\n      tool.name', 'tool.name', 'tool.name'],
    ['single quotes', '\'tool.name == "it\'\'s" && tool.live\'', 'tool.live', 'tool.live'],
    ['double quotes with escapes', '"tool.name == \\"\\u00e9\\" && tool.live"', 'tool.live', 'tool.live'],
    ['double quotes with an escaped break', '"tool.name == \'a\' \\\n      && tool.live"', 'tool.live', 'tool.live'],
    ['literal', '|\n      tool.live\n        && tool.name\n', 'tool.name', 'tool.name'],
    ['literal, stripped, with an indentation indicator', '|2-\n      tool.live\n      && tool.name', 'tool.name', 'tool.name'],
    ['folded', '>\n      tool.live &&\n      tool.name\n', 'tool.name', 'tool.name'],
    ['folded with an empty line', '>-\n      tool.live &&\n\n      tool.name', 'tool.name', 'tool.name'],
  ];
  for (const [title, scalar, find, written] of cases) {
    it(title, () => {
      const { node, raw } = read(wrap(scalar));
      const table = offsetTable(raw, node);
      assert.ok(table, JSON.stringify(node.source));
      const at = node.source.indexOf(find);
      assert.ok(at >= 0);
      assert.equal(raw.slice(table[at], (table[at + find.length - 1] ?? 0) + 1), written);
    });
  }

  it('gives up where the text does not write the value', () => {
    const { node, raw } = read('x-a: &a tool.live\nrules:\n  a/b:\n    assert: *a\n');
    assert.equal(offsetTable(raw, node), undefined);
  });

  it('decodes every scalar as the YAML library does', () => {
    const piece = fc.constantFrom('a', 'b c', ' ', '\n', '\n\n', '\n  ', '\'', '"', '\\', 'é', '😀', '#', ': ', '&& ', '\t', '{', '[', '1');
    const value = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));
    const style = fc.constantFrom('QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED', 'PLAIN');
    fc.assert(fc.property(value, style, fc.constantFrom(20, 80), (text, type, lineWidth) => {
      const made = parseDocument('rules:\n  a/b:\n    assert: x\n    on: tool\n');
      ((made.getIn(['rules', 'a/b']) as YAMLMap).items[0] as Pair<Scalar, Scalar>).value = Object.assign(made.createNode(text) as Scalar, { type });
      const source = made.toString({ lineWidth, minContentWidth: 0 });
      if (parseDocument(source).errors.length > 0) return;
      const { node, raw } = read(source);
      if (typeof node.value !== 'string' || node.source.trim() === '') return;
      const table = offsetTable(raw, node);
      assert.ok(table, `${JSON.stringify(source)} ${JSON.stringify(node.source)}`);
      assert.equal(table.length, node.source.length + 1);
      assert.ok(table.every((offset, index) => index === 0 || offset >= (table[index - 1] ?? 0)));
    }), { numRuns: 2_000 });
  });
});
