import assert from 'node:assert/strict';
import { code, fenced, plainText, sentence, withoutEscapes } from '../../../src/core/reports/markdown-text.ts';

describe('Markdown text', () => {
  for (const [text, expected] of [
    ['a *b* _c_ [d](e) <f>', 'a \\*b\\* \\_c\\_ \\[d\\]\\(e\\) \\<f\\>'],
    ['two\n  lines', 'two lines'],
    ['a `code`', 'a \\`code\\`'],
  ] as const) {
    it(`shows “${text}” as it is`, () => assert.equal(plainText(text), expected));
  }

  for (const [text, expected] of [
    ['`a*b` is *no* stage', '`a*b` is \\*no\\* stage'],
    ['an odd ` backtick', 'an odd \\` backtick'],
    ['`a` and `b', '`a` and \\`b'],
  ] as const) {
    it(`keeps code in “${text}”`, () => assert.equal(sentence(text), expected));
  }

  it('fences code that holds fences', () => assert.equal(fenced(['a', '```', 'b'], 'yaml'), '````yaml\na\n```\nb\n````'));
  it('writes a backtick as code', () => assert.equal(code('a`b'), '`` a`b ``'));

  for (const text of ['a *b* _c_ [d](e) <f> (g) & #1 | ~ \\ @all', 'a `code` (b)', 'an odd ` backtick (a)', 'Les contacts\u00a0: analyse d’impact (AIPD)']) {
    it(`reads “${text}” in a terminal as it was`, () => assert.equal(withoutEscapes(plainText(text)), text));
  }
  it('leaves code alone', () => assert.equal(withoutEscapes('a \\(b\\) `\\(c\\)`\n```yaml\nre: "\\\\("\n```\n\\(d\\)'), 'a (b) `\\(c\\)`\n```yaml\nre: "\\\\("\n```\n(d)'));
});
