import assert from 'node:assert/strict';
import { offerSorting } from '../../../src/language/refactoring/sort-section.ts';
import { offeredAt, refactored } from '../../support/refactoring-at.ts';

const head = 'version: 1\nstack: { name: Maison }\n';

function written(text: string, title: RegExp): string {
  const own = text.includes('\r') ? head.replaceAll('\n', '\r\n') : head;
  const result = refactored(own + text, offerSorting, title);
  return typeof result === 'string' ? result : (result['martech-stack.yaml'] as string).slice(own.length);
}

describe('sorting a section', () => {
  for (const [what, before, expected, title = /by id/] of [
    ['by id', 'to‸ols:\n  c: { name: C }\n  a:\n    name: A\n  b: { name: B }\n', 'tools:\n  a:\n    name: A\n  b: { name: B }\n  c: { name: C }\n'],
    ['comments with their entries', 'tools‸: # all\n  # above c\n  # and more\n  c: { name: C } # behind c\n    # below c\n  # above a\n  a: { name: A }\n# left\ndata: {}\n', 'tools: # all\n  # above a\n  a: { name: A }\n  # above c\n  # and more\n  c: { name: C } # behind c\n    # below c\n# left\ndata: {}\n'],
    ['the head of the section stays', '‸tools:\n  # Everything that we use\n\n  c: { name: C }\n  a: { name: A }\n', 'tools:\n  # Everything that we use\n\n  a: { name: A }\n  c: { name: C }\n'],
    ['what ignores a finding goes with its entry', '‸tools:\n  # Everything\n\n  # martech-ignore a/b: agreed\n\n  c: { name: C }\n  a: { name: A }\n', 'tools:\n  # Everything\n\n  a: { name: A }\n  # martech-ignore a/b: agreed\n\n  c: { name: C }\n'],
    ['blank lines stay where they are', 'tools‸:\n\n  c: { name: C }\n\n\n  # a\n\n  a: { name: A }\n  b:\n\n    name: B\n\ndata: {}\n', 'tools:\n\n  # a\n\n  a: { name: A }\n\n\n  b:\n\n    name: B\n  c: { name: C }\n\ndata: {}\n'],
    ['at the end of the text', 'tools:‸\n  c: { name: C }\n  a: { name: A }', 'tools:\n  a: { name: A }\n  c: { name: C }'],
    ['its line breaks', 'tools‸:\r\n  # c\r\n  c: { name: C }\r\n  a:\r\n    name: A\r\n', 'tools:\r\n  a:\r\n    name: A\r\n  # c\r\n  c: { name: C }\r\n'],
    ['texts on several lines', 'tools‸:\n  c:\n    description: |\n      one\n\n      # two\n  a: { name: A }\n', 'tools:\n  a: { name: A }\n  c:\n    description: |\n      one\n\n      # two\n'],
    ['anchors that lie above', 'x-a: &a { name: A }\ntools‸:\n  c: *a\n  a: { <<: *a }\n', 'x-a: &a { name: A }\ntools:\n  a: { <<: *a }\n  c: *a\n'],
    ['a section in brackets', 'tools‸: { c: { name: C }, a: { name: A },\n  b: {} }\n', 'tools: { a: { name: A }, b: {},\n  c: { name: C } }\n'],
    ['ids that are odd', 'tools‸:\n  "z,\\n": {}\n  😀: {}\n  1e3: {}\n  __proto__: { name: P }\n', 'tools:\n  1e3: {}\n  __proto__: { name: P }\n  "z,\\n": {}\n  😀: {}\n'],
    ['tools by stage', 'tools‸:\n  d: { lifecycle: retired }\n  x: {}\n  b: { lifecycle: { stage: production } }\n  a: { lifecycle: production }\n  c: { lifecycle: trial }\n', 'tools:\n  c: { lifecycle: trial }\n  a: { lifecycle: production }\n  b: { lifecycle: { stage: production } }\n  d: { lifecycle: retired }\n  x: {}\n', /by stage/],
    ['tools by category', 'tools‸:\n  x: {}\n  c: { category: crm }\n  b: { category: cdp }\n  a: { category: crm }\n', 'tools:\n  b: { category: cdp }\n  a: { category: crm }\n  c: { category: crm }\n  x: {}\n', /by category/],
    ['beside an entry elsewhere that cannot be read', 'data:\n  d: { name: [ }\ntools‸:\n  c: {}\n  a: {}\n', 'data:\n  d: { name: [ }\ntools:\n  a: {}\n  c: {}\n'],
  ] as readonly (readonly [string, string, string, RegExp?])[]) {
    it(what, () => assert.equal(written(before, title), expected));
  }

  it('is offered once, for the orders that it is not in yet', () => {
    const titlesOf = (text: string) => offeredAt(head + text, offerSorting).titles;
    assert.deepEqual(titlesOf('tools‸:\n  a: { category: crm }\n  b: { category: cdp }\n'), ['Sort “tools” by category, then by id']);
    assert.deepEqual(titlesOf('tools‸:\n  b: {}\n  a: {}\n'), ['Sort “tools” by id']);
    assert.deepEqual(titlesOf('data‸:\n  a: {}\n  b: {}\n'), []);
    assert.deepEqual(titlesOf('data‸:\n  b: {}\n  a: {}\n'), ['Sort “data” by id']);
    assert.deepEqual(titlesOf('data:\n  b‸: {}\n  a: {}\n'), []);
    assert.deepEqual(titlesOf('data‸:\n  b: {}\n'), []);
  });

  for (const [what, text] of [
    ['one entry that cannot be read', 'tools‸:\n  c: { name: [ }\n  a: {}\n'],
    ['entries that an anchor brings in', 'x-a: &a { c: {}, a: {} }\ntools‸:\n  <<: *a\n  b: {}\n'],
    ['one alias for the whole of it', 'x-a: &a { c: {}, a: {} }\ntools‸: *a\n'],
  ] as const) {
    it(`is not offered with ${what}`, () => assert.deepEqual(offeredAt(head + text, offerSorting).titles, []));
  }

  for (const [what, text, reason] of [
    ['an anchor of one above', 'tools‸:\n  c: &c { name: C }\n  a: *c\n', /stays as it is/],
    ['stages of an id that is there twice', 'tools:‸\n  a: { lifecycle: production }\n  a: { lifecycle: trial }\n', /stays as it is/],
    ['comments between brackets', 'tools‸: { c: {}, # c\n  a: {} }\n', /not clear whose they are/],
  ] as const) {
    it(`refuses ${what}`, () => assert.match(written(text, /Sort/), reason));
  }
});
