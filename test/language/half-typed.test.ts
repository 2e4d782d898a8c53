import assert from 'node:assert/strict';
import { isHalfTyped, isUnsettled } from '../../src/language/half-typed.ts';
import { editorAt } from '../support/editor-fixture.ts';

const long = 10_000;

describe('a half-typed line', () => {
  for (const [what, text, line, since, expected] of [
    ['lasts 200 ms after its last change', 'version: 1\n', 0, 199, true],
    ['is whole after that', 'version: 1\n', 0, 200, false],
    ['lasts while its key has no value', 'tools:\nflows: {}\n', 0, long, true],
    ['lasts before a blank line', 'tools:\n  crm:\n\n', 1, long, true],
    ['lasts at the end of a file without a line break', 'tools:\n  crm:', 1, long, true],
    ['lasts with CRLF', 'tools:\r\n  crm:\r\nflows: {}\r\n', 1, long, true],
    ['lasts with blanks behind it', 'tools:\n  crm:   \n', 1, long, true],
    ['is whole where the next line is deeper', 'tools:\n  crm:\n    name: CRM\n', 1, long, false],
    ['is whole where the next line is deeper, with CRLF', 'tools:\r\n  crm:\r\n    name: CRM\r\n', 1, long, false],
    ['is whole where its list stands below it, no deeper', 'data:\n  x:\n    subjects:\n    - a\n', 2, long, false],
    ['is whole with a value', 'tools:\n  crm: {}\n', 1, long, false],
    ['is whole with a quoted value', 'a: "b: c"\n', 0, long, false],
    ['is whole with a value that ends in a colon', 'a: "b:"\n', 0, long, false],
    ['lasts behind a comment', 'tools:\n  crm: # soon\n', 1, long, true],
    ['is not a URL', 'a: https://b\n', 0, long, false],
    ['lasts behind a dash', 'a:\n  - name:\n', 1, long, true],
    ['lasts with a dash alone', 'a:\n  - \n', 1, long, true],
    ['lasts with a dash in a dash', 'a:\n  - - \n', 1, long, true],
    ['is whole with a dash whose item stands below', 'a:\n  -\n    b: c\n', 1, long, false],
    ['is whole with an item', 'a:\n  - crm\n', 1, long, false],
    ['lasts while a key has no colon', 'tools:\n  crm:\n    categ\n', 2, long, true],
    ['lasts before a comment, without a colon', 'tools:\n  crm:\n    categ # soon\n', 2, long, true],
    ['is whole with a comment alone', 'tools: {}\n# crm\n', 1, long, false],
    ['is whole in a text', 'a: |\n  as follows:\n  one\n', 1, long, false],
    ['is whole with the last word of a text', 'tools:\n  crm:\n    name: >\n      one\n      two\n', 4, long, false],
    ['is whole where a quoted value goes on', 'tools:\n  crm:\n    name: "one\n      two:"\n', 3, long, false],
    ['is whole as a blank line', 'tools: {}\n  \n', 1, long, false],
    ['lasts while a key in braces has no value', 'a: { b: }\n', 0, long, true],
    ['lasts while a key in braces has no colon', 'a: { b: 1, cat }\n', 0, long, true],
    ['lasts while a key in inner braces has no value', 'a: { b: { c: , d: 1 } }\n', 0, long, true],
    ['is whole with braces full', 'a: { b: { c: [1, 2] }, d: "e: f" }\n', 0, long, false],
    ['is whole with empty braces', 'a: {}\n', 0, long, false],
    ['is whole with words in brackets', 'a: [b, c]\n', 0, long, false],
    ['lasts a second with a quote open', 'a: "b\n', 0, 999, true],
    ['lasts a second with a bracket open', 'a: [b,\n', 0, 999, true],
    ['lasts no longer with a quote open', 'a: "b\n', 0, 1000, false],
    ['is whole with an apostrophe in a word', 'a: l\'outil d\'hier\n', 0, 300, false],
    ['is whole with a bracket in quotes', 'a: "[b"\n', 0, 300, false],
    ['is whole where it is longer than anybody types, told without looking at all of it', `a: { ${'b: { '.repeat(20_000)}\n`, 0, 300, false],
    ['is whole where there is no such line', 'a: b\n', 7, long, false],
  ] as const) {
    it(what, () => assert.equal(isHalfTyped(editorAt(text).context.document, { line, since }), expected));
  }
});

describe('what typing means elsewhere is unsettled', () => {
  const whole = 'version: 1\nowners:\n  crm: { name: CRM, side: marketing }\n';
  for (const [what, text, since, expected] of [
    ['for a second', whole, 999, true],
    ['no longer than that', whole, 1000, false],
    ['as long as the line is half typed', whole.replace('CRM,', ','), long, true],
    ['as long as its entry cannot be read', whole.replace(' }', ''), long, true],
    ['not for a wrong value', whole.replace('marketing', 'marketin'), long, false],
    ['as long as its section has no name', whole.replace('owners:\n', '\nowner:'), long, true],
    ['as long as its id is none', whole.replace('crm:', 'c}rm:'), long, true],
    ['not for a mistake on another line', `${whole}owner:\n  x: {}\n`, long, false],
  ] as const) {
    it(what, () => {
      const { document, analysis, uri } = editorAt(text).context;
      assert.equal(isUnsettled(document, { line: 2, since }, analysis.findings.get(uri) ?? []), expected);
    });
  }
});
