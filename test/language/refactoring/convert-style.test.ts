import assert from 'node:assert/strict';
import { offerStyles } from '../../../src/language/refactoring/convert-style.ts';
import { offeredAt, refactored } from '../../support/refactoring-at.ts';

const head = 'version: 1\nstack: { name: Maison }\n';

function written(text: string, title: RegExp): string {
  const own = text.includes('\r') ? head.replaceAll('\n', '\r\n') : head;
  const result = refactored(own + text, offerStyles, title);
  return typeof result === 'string' ? result : (result['martech-stack.yaml'] as string).slice(own.length);
}

describe('writing a map or list line by line', () => {
  for (const [what, before, expected] of [
    ['a map', 'tools:\n  a: { na‸me: A, category: crm }\n', 'tools:\n  a:\n    name: A\n    category: crm\n'],
    ['from its key', 'tools:\n  ‸a: { name: A }\n', 'tools:\n  a:\n    name: A\n'],
    ['a list', 'tools:\n  a:\n    tags: [one, ‸two]\n    name: A\n', 'tools:\n  a:\n    tags:\n      - one\n      - two\n    name: A\n'],
    ['the outermost brackets only', 'tools:\n  a: { name: A, owners: { busi‸ness: x, technical: y } }\n', 'tools:\n  a:\n    name: A\n    owners: { business: x, technical: y }\n'],
    ['an item of a list', 'tools:\n  a:\n    links:\n      - { ti‸tle: T, url: "https://x.example" } # two\n      - { title: U }\n', 'tools:\n  a:\n    links:\n      - # two\n        title: T\n        url: "https://x.example"\n      - { title: U }\n'],
    ['an item without a comment', 'tools:\n  a:\n    links:\n      - { ti‸tle: T, url: "https://x.example" }\n', 'tools:\n  a:\n    links:\n      - title: T\n        url: "https://x.example"\n'],
    ['a list in a list', 'x-a:\n  - [a, ‸b]\n  - c\n', 'x-a:\n  - - a\n    - b\n  - c\n'],
    ['a top-level key', 'alliance: { re‸views: [] }\n', 'alliance:\n  reviews: []\n'],
    ['a section in brackets', 'tools: { a: { name: A }, ‸b: { name: B } } # all\ndata: {}\n', 'tools: # all\n  a: { name: A }\n  b: { name: B }\ndata: {}\n'],
    ['a section in brackets, from its key', 'to‸ols: { a: { name: A } }\n', 'tools:\n  a: { name: A }\n'],
    ['with an anchor', 'tools:\n  a: &base { n‸ame: A }\n  b: *base\n', 'tools:\n  a: &base\n    name: A\n  b: *base\n'],
    ['with merge keys and aliases', 'x-base: &base { category: crm }\ntools:\n  a: { <<: *base, n‸ame: &n A, vendor: *base }\n', 'x-base: &base { category: crm }\ntools:\n  a:\n    <<: *base\n    name: &n A\n    vendor: *base\n'],
    ['with quotes as they are', 'tools:\n  a: {"na‸me":"A: b", \'category\': \'crm\', url: https://a.example}\n', 'tools:\n  a:\n    "name": "A: b"\n    \'category\': \'crm\'\n    url: https://a.example\n'],
    ['with keys that have no value', 'tools:\n  a: { n‸ame, category: , zone: }\n', 'tools:\n  a:\n    name:\n    category:\n    zone:\n'],
    ['with every comment', 'tools:\n  a: { # first\n    name: A, # the name\n    # above\n    ca‸tegory: crm # no comma\n    # last\n  } # behind\n  b: { name: B }\n', 'tools:\n  a: # behind\n    # first\n    name: A # the name\n    # above\n    category: crm # no comma\n    # last\n  b: { name: B }\n'],
    ['with a comment behind the bracket alone', 'tools:\n  a: { # first\n    n‸ame: A }\n', 'tools:\n  a: # first\n    name: A\n'],
    ['with what goes on over lines', 'tools:\n  a: { n‸ame: A, owners: {\n      business: x, # who\n      technical: y\n    }, description: "one\n    two" }\n', 'tools:\n  a:\n    name: A\n    owners: {\n      business: x, # who\n      technical: y\n    }\n    description: "one\n      two"\n'],
    ['that stands below its key', 'tools:\n  a:\n    { n‸ame: A, category: crm }\n', 'tools:\n  a:\n    name: A\n    category: crm\n'],
    ['at the end of the text', 'tools:\n  a: { n‸ame: 🧾 A }', 'tools:\n  a:\n    name: 🧾 A'],
    ['with its line breaks', 'tools:\r\n  a: { n‸ame: A, tags: [x] } # c\r\n  b: {}\r\n', 'tools:\r\n  a: # c\r\n    name: A\r\n    tags: [x]\r\n  b: {}\r\n'],
  ] as const) {
    it(what, () => assert.equal(written(before, /line by line/), expected));
  }

  for (const [what, text] of [
    ['nothing between the brackets', 'tools:\n  a: {‸}\n'],
    ['a key that only brackets can hold', 'tools:\n  a: { ? na‸me : A }\n'],
    ['text that cannot be read', 'tools:\n  a: { na‸me: A, owners: [x }\n'],
    ['lines below that stand further in', 'x-a: { na‸me: A }\n    holds:\n'],
    ['a carriage return alone', 'x-a: { na‸me: A,\r b: c }\n'],
    ['brackets around the whole file', '{ na‸me: A }\n'],
  ] as const) {
    it(`is not offered for ${what}`, () => assert.deepEqual(offeredAt(head + text, offerStyles).titles, []));
  }
});

describe('writing otherwise', () => {
  it('works in policies and observations', () => {
    const policy = 'version: 1\nextends: [builtin:recommended]\nrules:\n  acme/x: { on: tool, ass‸ert: "has(tool.url) && tool.url != \'[x]\'" } # mine\n';
    assert.deepEqual(refactored({ 'martech-stack.yaml': head, 'martech-policies.yaml': policy }, offerStyles, /line by line/), {
      'martech-stack.yaml': head, 'martech-policies.yaml': 'version: 1\nextends: [builtin:recommended]\nrules:\n  acme/x: # mine\n    on: tool\n    assert: "has(tool.url) && tool.url != \'[x]\'"\n',
    });
    const seen = 'version: 1\nobserved:\n  - { on: 2026-11-01, source: har, do‸main: a.example }\n  - on: 2026-11-02\n';
    assert.deepEqual(refactored({ 'martech-stack.yaml': head, 'martech-observations.yaml': seen }, offerStyles, /line by line/), {
      'martech-stack.yaml': head, 'martech-observations.yaml': 'version: 1\nobserved:\n  - on: 2026-11-01\n    source: har\n    domain: a.example\n  - on: 2026-11-02\n',
    });
  });
});

describe('writing a map or list in brackets', () => {
  for (const [what, before, expected] of [
    ['a map', 'tools:\n  ‸a:\n    name: A\n    category: crm\n  b: {}\n', 'tools:\n  a: { name: A, category: crm }\n  b: {}\n'],
    ['from a member', 'tools:\n  a:\n    na‸me: A\n    tags: [x]\n', 'tools:\n  a: { name: A, tags: [x] }\n'],
    ['a list', 'tools:\n  a:\n    ta‸gs:\n    - one\n    - two\n    name: A\n', 'tools:\n  a:\n    tags: [one, two]\n    name: A\n'],
    ['the innermost lines only', 'tools:\n  a:\n    owners:\n      bus‸iness: x\n    name: A\n', 'tools:\n  a:\n    owners: { business: x }\n    name: A\n'],
    ['all that lies deeper', 'tools:\n  ‸a:\n    owners:\n      business: x\n    links:\n      - title: T\n        url: "u"\n      - title: U\n    tags: {\n      x: 1 }\n', 'tools:\n  a: { owners: { business: x }, links: [{ title: T, url: "u" }, { title: U }], tags: { x: 1 } }\n'],
    ['an item of a list', 'tools:\n  a:\n    links:\n      - ti‸tle: T\n        url: u\n      - title: U\n', 'tools:\n  a:\n    links:\n      - { title: T, url: u }\n      - title: U\n'],
    ['quotes where a text needs them', 'tools:\n  ‸a:\n    name: Maison, Paris\n    description: a [b]\n    url: https://a.example/?x=1\n    x-n: -5\n    x-q: \'it\'\'s\'\n', 'tools:\n  a: { name: \'Maison, Paris\', description: \'a [b]\', url: https://a.example/?x=1, x-n: -5, x-q: \'it\'\'s\' }\n'],
    ['anchors, tags, aliases, merge keys', 'x-b: &b { zone: core }\ntools:\n  ‸a: &a\n    <<: *b\n    name: &n !!str A\n    vendor: *n\n', 'x-b: &b { zone: core }\ntools:\n  a: &a { <<: *b, name: &n !!str A, vendor: *n }\n'],
    ['keys that have no value', 'tools:\n  ‸a:\n    name:\n    category: crm\n    zone:\n', 'tools:\n  a: { name:, category: crm, zone: }\n'],
    ['the comment behind its key', 'tools:\n  ‸a: # ours\n    name: A\n  # next\n  b: {}\n', 'tools:\n  a: { name: A } # ours\n  # next\n  b: {}\n'],
    ['blank lines aside', 'tools:\n  ‸a:\n\n    name: A\n\n    zone: core\n\n  b: {}\n', 'tools:\n  a: { name: A, zone: core }\n\n  b: {}\n'],
    ['its line breaks', 'tools:\r\n  ‸a: # ours\r\n    name: A\r\n    zone: core\r\n', 'tools:\r\n  a: { name: A, zone: core } # ours\r\n'],
  ] as const) {
    it(what, () => assert.equal(written(before, /in brackets/), expected));
  }

  for (const [what, text, reason] of [
    ['a comment', 'tools:\n  ‸a:\n    name: A # x\n', /comment inside/],
    ['a comment above a member', 'tools:\n  ‸a:\n    # x\n    name: A\n', /comment inside/],
    ['a comment deeper down', 'tools:\n  ‸a:\n    owners: # x\n      business: b\n', /comment inside/],
    ['a comment between brackets', 'tools:\n  ‸a:\n    owners: { # x\n      business: b }\n', /comment inside/],
    ['a text on several lines', 'tools:\n  ‸a:\n    description: |\n      one\n      two\n', /several lines/],
    ['a folded text', 'tools:\n  ‸a:\n    description: one\n      two\n', /several lines/],
    ['an empty item', 'tools:\n  a:\n    tags‸:\n      -\n      - b\n', /one line cannot hold/],
    ['a key with a question mark', 'tools:\n  ‸a:\n    ? name\n    : A\n', /one line cannot hold/],
  ] as const) {
    it(`cannot hold ${what}, and says so`, () => assert.match(offeredAt(head + text, offerStyles).titles.join(), reason));
  }

  it('is not offered where the line would be too long to read', () => {
    assert.deepEqual(offeredAt(`${head}tools:\n  ‸a:\n    description: ${'long '.repeat(30)}\n`, offerStyles).titles, []);
  });
});
