// Maps and lists of any values, laid out in any way: written in brackets or line by line, and sorted, they say the same with the same comments.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { sectionsOf } from '../../src/core/file-kind.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import type { Context } from '../../src/language/context.ts';
import { offerStyles } from '../../src/language/refactoring/convert-style.ts';
import { offerSorting } from '../../src/language/refactoring/sort-section.ts';

const texts = ['a', 'x, y', '[z]', '{q}', 'it\'s', 'say "hi"', '# no', 'a # b', 'a: b', '- x', '-5', 'null', '1e3', '0012', '', 'é 😀', 'tab\there', 'line\nbreak', 'two\n\nlines\n', ' lead', 'http://a.example/#c', 'a:', '&amp', '*star', '!bang', '? q', ':c', '-', '---', '...'];
const word = fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 12 }));
const key = fc.oneof(fc.constantFrom('name', 'a b', 'x,y', '"q"', 'null', '1', '😀', '-k', 'a#b', '__proto__'), fc.string({ minLength: 1, maxLength: 6 })).filter(text => text !== '<<' && !text.includes('\n'));
const value = fc.letrec(tie => ({
  any: fc.oneof({ maxDepth: 3 }, word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(key, tie('any'), { maxKeys: 4 })),
})).any;
const tools = fc.dictionary(fc.constantFrom('zed', 'brevo', 'a', 'm2', 'x-1'), fc.dictionary(key, value, { maxKeys: 4 }), { minKeys: 1, maxKeys: 4 });
const layout = fc.record({ collectionStyle: fc.constantFrom('any', 'flow', 'block'), flowCollectionPadding: fc.boolean(), lineWidth: fc.constantFrom(0, 40) } as const);

const sections = sectionsOf['martech-stack'];
const uri = 'file:///w/martech-stack.yaml';

/** Comments behind some lines, wherever that changes no value. */
function commented(text: string, places: readonly number[]): string {
  return places.reduce((before, place) => {
    const lines = before.split('\n');
    const index = place % lines.length;
    if (lines[index] === '') return before;
    const after = lines.map((line, at) => (at === index ? `${line} # c${place}` : line)).join('\n');
    try {
      assert.deepEqual(parse(after), parse(before));
      return after;
    } catch {
      return before;
    }
  }, text);
}

const commentsOf = (text: string): readonly string[] => (text.match(/# c\d+/g) ?? []).sort();

describe('layouts of any values', () => {
  it('say the same in brackets, line by line, and sorted', function () {
    this.timeout(60_000);
    let count = 0;
    fc.assert(fc.property(tools, layout, fc.boolean(), fc.array(fc.nat(400), { maxLength: 3 }), (all, style, isCrlf, places) => {
      const plain = commented(stringify({ version: 1, tools: all, data: {} }, style), places);
      const text = isCrlf ? plain.replaceAll('\n', '\r\n') : plain;
      const document = readDocument(uri, text, sections);
      if (document.problems.length > 0) return;
      const before = parse(text) as unknown;
      const context = { uri, kind: 'martech-stack', document } as Context;
      for (let start = 0; start < text.length; start += 7) {
        for (const each of [offerStyles, offerSorting].flatMap(offer => offer(context, { start, end: start }))) {
          const done = each.disabled ? undefined : each.change();
          if (done && 'refused' in done) assert.equal(done.refused.id, 'refactor.comments-between', text);
          if (!done || 'refused' in done) continue;
          const after = applyEdits(text, done.edits[0]?.edits ?? []);
          assert.deepEqual(parse(after), before, after);
          assert.deepEqual(commentsOf(after), commentsOf(text), after);
          if (isCrlf) assert.doesNotMatch(after, /[^\r]\n/);
          count++;
        }
      }
    }), { numRuns: 60, seed: 20261124 });
    assert.ok(count > 300, String(count));
  });
});
