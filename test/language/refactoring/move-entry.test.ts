// Moving an entry to another file keeps what the stack says, and every comment; what cannot move says why.
import assert from 'node:assert/strict';
import { files as sample } from '../../support/sample-stack.ts';
import { type Files, movedBy, offersAt, titlesAt } from './moved.ts';

const head = 'version: 1\nstack:\n  name: Maison\n';
const own = /to a file of its own$/;
const alone = /^Move \S+ to a file of its own$/;
const withFlows = /^Move \S+, with its flows .* own$/;

function tool(name: string, more = ''): string {
  return `    name: ${name}\n    category: ${name === 'A' ? 'crm' : 'cms'}\n    lifecycle: production\n${more}`;
}

const two = `tools:\n  a‸:\n${tool('A')}  b:\n${tool('B')}`;

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly title?: RegExp;
  /** Files as they read afterwards; those that are not here are not looked at. */
  readonly after: Files;
}

const root = (text: string): Files => ({ 'martech-stack.yaml': text });

const cases: readonly Case[] = [
  {
    name: 'comments above and behind travel, those of neighbours stay',
    files: root(`${head}# all of them\ntools: # ours\n  # first\n  # of two\n  a‸: # key\n    # inside\n${tool('A')}    # at its end\n\n  # the other\n  b:\n${tool('B')}`),
    after: {
      'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\n# all of them\ntools: # ours\n  # the other\n  b:\n${tool('B')}`,
      'a.martech-stack.yaml': `version: 1\n\ntools:\n  # first\n  # of two\n  a: # key\n    # inside\n${tool('A')}    # at its end\n`,
    },
  },
  {
    name: 'a section left empty goes, its comment stays',
    files: root(`${head}tools: # ours\n  a‸: { name: A }\n\nowners:\n  o: { name: O, side: it }\n`),
    after: { 'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\n# ours\nowners:\n  o: { name: O, side: it }\n`, 'a.martech-stack.yaml': 'version: 1\n\ntools:\n  a: { name: A }\n' },
  },
  {
    name: 'line endings of the file it leaves, for a new one',
    files: root(`${head}${two}`.replaceAll('\n', '\r\n')),
    after: {
      'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\ntools:\n  b:\n${tool('B')}`.replaceAll('\n', '\r\n'),
      'a.martech-stack.yaml': `version: 1\n\ntools:\n  a:\n${tool('A')}`.replaceAll('\n', '\r\n'),
    },
  },
  {
    name: 'line endings and indentation of the file it comes to',
    files: { ...root(`${head}imports: [p.martech-stack.yaml]\n${two}`), 'p.martech-stack.yaml': 'version: 1\r\ntools:\r\n    z:\r\n        name: Z\r\n\r\n    y: { name: Y } # y\r\n      # of y\r\n\r\nowners:\r\n    o: { name: O, side: it }\r\n' },
    title: /p\.martech/,
    after: {
      'p.martech-stack.yaml': `version: 1\r\ntools:\r\n    z:\r\n        name: Z\r\n\r\n    y: { name: Y } # y\r\n      # of y\r\n\r\n    a:\r\n${tool('A').replace(/^/gm, '  ').trimEnd().replaceAll('\n', '\r\n')}\r\n\r\nowners:\r\n    o: { name: O, side: it }\r\n`,
    },
  },
  {
    name: 'texts on several lines, moved to the left',
    files: { ...root(`${head}imports: p.martech-stack.yaml\ntools:\n    a‸:\n        name: "A\n          and B"\n        description: |\n            one\n              two\n\n            three\n        notes: {\n            x: 1 }\n    b: { name: B }\n`), 'p.martech-stack.yaml': 'version: 1\ntools:\n  z: { name: Z }' },
    title: /p\.martech/,
    after: { 'p.martech-stack.yaml': 'version: 1\ntools:\n  z: { name: Z }\n  a:\n      name: "A\n        and B"\n      description: |\n          one\n            two\n\n          three\n      notes: {\n          x: 1 }' },
  },
  {
    name: 'a text that keeps the blank lines below it',
    files: root(`${head}tools:\n  a‸:\n    name: A\n    description: |+\n      one\n\n\n  b: { name: B }\n`),
    after: { 'a.martech-stack.yaml': 'version: 1\n\ntools:\n  a:\n    name: A\n    description: |+\n      one\n\n\n' },
  },
  {
    name: 'out of brackets',
    files: root(`${head}tools: { z: {name: Z}, "a"‸:{ name: A,\n  category: crm }, b: { name: B } } # three\n`),
    after: { 'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\ntools: { z: {name: Z}, b: { name: B } } # three\n`, 'a.martech-stack.yaml': 'version: 1\n\ntools:\n  "a": { name: A,\n    category: crm }\n' },
  },
  {
    name: 'the last and only one out of brackets',
    files: root(`${head}tools: { a‸: { name: A } } # one\nowners: { o: { name: O, side: it } }\n`),
    after: { 'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\n# one\nowners: { o: { name: O, side: it } }\n` },
  },
  {
    name: 'the last out of brackets, behind a comment',
    files: root(`${head}tools: {\n  a: { name: A }, # one\n  b‸: { name: B } # two\n}\n`),
    after: { 'martech-stack.yaml': `${head}imports: [b.martech-stack.yaml]\ntools: {\n  a: { name: A }, # one\n   # two\n}\n` },
  },
  {
    name: 'out of brackets whose commas come first',
    files: root(`${head}tools: {\n  a: { name: A }\n  , b‸: { name: B } # two\n  , c: { name: C }\n}\n`),
    after: { 'martech-stack.yaml': `${head}imports: [b.martech-stack.yaml]\ntools: {\n  a: { name: A }\n   # two\n  , c: { name: C }\n}\n` },
  },
  {
    name: 'into brackets, what is written so',
    files: { ...root(`${head}imports: [p.martech-stack.yaml]\ntools:\n  a‸: { name: A }\n`), 'p.martech-stack.yaml': 'version: 1\ntools: { z: { name: Z } }\n' },
    title: /p\.martech/,
    after: { 'martech-stack.yaml': `${head}imports: [p.martech-stack.yaml]\n`, 'p.martech-stack.yaml': 'version: 1\ntools: { z: { name: Z }, a: { name: A } }\n' },
  },
  {
    name: 'into an empty section, and one that is not there',
    files: { ...root(`${head}imports: [p.martech-stack.yaml]\n${two}flows:\n  f: { from: a, to: b, data: [] }\n`), 'p.martech-stack.yaml': 'version: 1\ntools: {} # none yet\n# the end' },
    title: /with its flows.* p\.martech/,
    after: { 'p.martech-stack.yaml': `version: 1\ntools: # none yet\n  a:\n${tool('A')}# the end\n\nflows:\n  f: { from: a, to: b, data: [] }\n` },
  },
  {
    name: 'back into the root',
    files: { ...root(`${head}imports: [p.martech-stack.yaml]\n\ntools:\n  b:\n${tool('B')}\nwaivers: {}\n`), 'p.martech-stack.yaml': `version: 1\ntools:\n  a‸:\n${tool('A')}` },
    title: /to martech-stack\.yaml/,
    after: { 'martech-stack.yaml': `${head}imports: [p.martech-stack.yaml]\n\ntools:\n  b:\n${tool('B')}  a:\n${tool('A')}\nwaivers: {}\n`, 'p.martech-stack.yaml': 'version: 1\n' },
  },
  {
    name: 'with its own anchor, and an ignored finding',
    files: root(`${head}tools:\n  # martech-ignore ownership/no-technical-owner: agreed\n\n  # about a\n  a‸: &a\n    name: A\n    category: crm\n    lifecycle: production\n    x-names: [&n A, *n]\n  b: { name: B }\n`),
    after: { 'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\ntools:\n  b: { name: B }\n` },
  },
  {
    name: 'a flow, a contract, a data set or an owner',
    files: root(`${head}${two.replace('‸', '')}owners:\n  o‸:\n    name: O\n    side: it\n`),
    after: { 'o.martech-stack.yaml': 'version: 1\n\nowners:\n  o:\n    name: O\n    side: it\n' },
  },
  {
    name: 'with its flows, and the contract, data and waivers that are its alone',
    files: root(`${head}owners:\n  o: { name: O, side: it }\ndata:\n  mine: { name: Mine, categories: [], steward: o }\n  ours: { name: Ours, categories: [] }\ncontracts:\n  own: { name: Own }\n  shared: { name: Shared }\ntools:\n  a‸:\n${tool('A', '    contract: own\n    holds: { mine: master }\n')}  b:\n${tool('B', '    contract: shared\n')}flows:\n  in: { from: b, to: a, data: [mine, ours] }\n  other: { from: b, to: b, data: [ours] }\nwaivers:\n  w: { rule: security/no-sso, target: "tool:a", reason: R, until: 2027-01-31 }\n  v: { rule: security/no-sso, target: b, reason: R, until: 2027-01-31 }\n`),
    title: withFlows,
    after: {
      'a.martech-stack.yaml': `version: 1\n\ndata:\n  mine: { name: Mine, categories: [], steward: o }\n\ncontracts:\n  own: { name: Own }\n\ntools:\n  a:\n${tool('A', '    contract: own\n    holds: { mine: master }\n')}\nflows:\n  in: { from: b, to: a, data: [mine, ours] }\n\nwaivers:\n  w: { rule: security/no-sso, target: "tool:a", reason: R, until: 2027-01-31 }\n`,
    },
  },
];

const imports: readonly (readonly [name: string, before: string, after: string, others?: readonly string[]])[] = [
  ['none', '', 'imports: [a.martech-stack.yaml]\n'],
  ['empty', 'imports:\n', 'imports: [a.martech-stack.yaml]\n'],
  ['an empty list', 'imports: [] # none\n', 'imports: [a.martech-stack.yaml] # none\n'],
  ['one', 'imports: "p.martech-stack.yaml" # p\n', 'imports: [p.martech-stack.yaml, a.martech-stack.yaml] # p\n', ['p.martech-stack.yaml']],
  ['in brackets', 'imports: [ p.martech-stack.yaml, ] # p\n', 'imports: [ p.martech-stack.yaml, a.martech-stack.yaml ] # p\n', ['p.martech-stack.yaml']],
  ['a list', 'imports:\n- p.martech-stack.yaml # p\n\n', 'imports:\n- p.martech-stack.yaml # p\n- a.martech-stack.yaml\n\n', ['p.martech-stack.yaml']],
  ['a pattern that finds it', 'imports: [ "*.martech-stack.yaml" ]\n', 'imports: [ "*.martech-stack.yaml" ]\n', ['p.martech-stack.yaml']],
  ['a pattern for any depth', 'imports: ["**/*.martech-stack.yaml"]\n', 'imports: ["**/*.martech-stack.yaml"]\n', ['p.martech-stack.yaml']],
  ['a pattern that does not', 'imports: ["p*.martech-stack.yaml"]\n', 'imports: ["p*.martech-stack.yaml", a.martech-stack.yaml]\n', ['p.martech-stack.yaml']],
  ['a pattern that is not understood', 'imports: ["{p,a}.martech-stack.yaml"]\n', 'imports: ["{p,a}.martech-stack.yaml", a.martech-stack.yaml]\n', ['p.martech-stack.yaml']],
];

describe('moving an entry', () => {
  for (const { name, files, title = alone, after } of cases) {
    it(name, () => {
      const moved = movedBy(files, title);
      for (const [file, text] of Object.entries(after)) assert.equal(moved[file], text);
    });
  }

  for (const [name, before, after, others = []] of imports) {
    it(`imports: ${name}`, () => {
      const parts = Object.fromEntries(others.map(file => [file, 'version: 1\n']));
      const moved = movedBy({ ...parts, ...root(`${head}${before}${two}`) }, alone);
      assert.equal(moved['martech-stack.yaml'], `${head}${after}tools:\n  b:\n${tool('B')}`);
    });
  }

  it('to a file of its own: the name is free, whatever its case, and that file is not written into', () => {
    const files = { ...root(`${head}imports: [A.martech-stack.yaml]\n${two}`), 'A.martech-stack.yaml': 'version: 1\n', 'a-2.martech-stack.yaml': '' };
    assert.ok('a-3.martech-stack.yaml' in movedBy(files, alone));
  });

  it('of a file in a folder that a pattern names leaves its root alone', () => {
    const files: Files = { ...root(`${head}imports: ["brands/*.martech-stack.yaml"]\n`), 'brands/x.martech-stack.yaml': `version: 1\n${two}` };
    const moved = movedBy(files, alone);
    assert.equal(moved['martech-stack.yaml'], files['martech-stack.yaml']);
    assert.ok('brands/a.martech-stack.yaml' in moved);
  });

  it('of a file that two stacks import is imported by that file', () => {
    const other = `${head}imports: [../shared/x.martech-stack.yaml]\n`;
    const files = { 'fr/martech-stack.yaml': other, 'de/martech-stack.yaml': other, 'shared/x.martech-stack.yaml': `version: 1\n${two}` };
    const moved = movedBy(files, alone);
    assert.equal(moved['shared/x.martech-stack.yaml'], `version: 1\nimports: [a.martech-stack.yaml]\ntools:\n  b:\n${tool('B')}`);
    assert.equal(moved['fr/martech-stack.yaml'], other);
  });

  it('is not made where another stack would read the new file too', () => {
    const files = { ...root(`${head}${two}`), 'fr/martech-stack.yaml': `${head}imports: ["../[a-c].martech-stack.yaml"]\n`, 'b.martech-stack.yaml': 'version: 1\n' };
    const change = offersAt(files).find(({ id }) => id.endsWith('/own'))?.change();
    assert.ok(change && 'refused' in change);
  });

  it('is offered for files of the very same stacks, those with the section first', () => {
    const files = {
      ...sample, 'martech-stack.yaml': (sample['martech-stack.yaml']).replace('[brands', '[owners.martech-stack.yaml, ../out.martech-stack.yaml, broken.martech-stack.yaml, shared.martech-stack.yaml, brands').replace('  crm:', '  c‸rm:'),
      'owners.martech-stack.yaml': 'version: 1\n', 'shared.martech-stack.yaml': 'version: 1\n', 'broken.martech-stack.yaml': 'version: 1\ntools:\n  z: {}\ntools:\n  y: {}\n',
      'fr/martech-stack.yaml': `${head}imports: [../shared.martech-stack.yaml]\n`,
    };
    assert.deepEqual(titlesAt(files).map(title => title.replace(', with its flows and what only it uses,', ' …')), [
      'Move crm to a file of its own', 'Move crm … to a file of its own', 'Move crm to brands.martech-stack.yaml', 'Move crm … to brands.martech-stack.yaml',
      'Move crm to owners.martech-stack.yaml', 'Move crm … to owners.martech-stack.yaml',
    ]);
    assert.deepEqual(titlesAt(files, { createFiles: false }).filter(title => own.test(title)), []);
  });

  it('is offered back to the file that imports the others, however many these are', () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => [`${id}.martech-stack.yaml`, `version: 1\ntools:\n  ${id}${id === 'f' ? '‸' : ''}: { name: T }\n`]);
    const files = { 'martech-stack.yaml': `${head}imports: ['*.martech-stack.yaml']\n`, ...Object.fromEntries(parts) };
    assert.deepEqual(titlesAt(files).slice(0, 3), ['Move f to a file of its own', 'Move f to martech-stack.yaml', 'Move f to a.martech-stack.yaml']);
  });

  const reasons: readonly (readonly [name: string, files: Files, reason: RegExp])[] = [
    ['an alias', root(`${head}x-d: &d { category: crm }\ntools:\n  a‸: { <<: *d, name: A }\n`), /^Move a to a file of its own \(a uses an anchor of another entry/],
    ['an anchor', root(`${head}tools:\n  a‸: &a { name: A }\n  b: *a\n`), /^Move a to a file of its own \(Another entry uses an anchor of a/],
    ['brackets there', { ...root(`${head}imports: [p.martech-stack.yaml]\n${two}`), 'p.martech-stack.yaml': 'version: 1\ntools: { z: { name: Z } }\n' }, /^Move a to p\.martech-stack\.yaml \(In p\.martech-stack\.yaml, tools is written in brackets/],
  ];
  for (const [name, files, reason] of reasons) it(`says why not: ${name}`, () => assert.match(titlesAt(files).at(-1) ?? '', reason));

  const nowhere: readonly (readonly [name: string, files: Files])[] = [
    ['broken text in the entry', root(`${head}tools:\n  a‸:\n    name: [A\n  b: { name: B }\n`)],
    ['a section twice', root(`${head}${two}tools:\n  c: { name: C }\n`)],
    ['an id twice', { ...root(`${head}imports: [p.martech-stack.yaml]\n${two}`), 'p.martech-stack.yaml': 'version: 1\ntools:\n  a: { name: A }\n' }],
    ['behind the entry', root(`${head}tools:\n  a: { name: A }\n\n‸\nowners: {}\n`)],
    ['between brackets', root(`${head}tools: { a: { name: A } ‸, b: { name: B } }\n`)],
    ['a file of no stack', { 'x.martech-stack.yaml': `version: 1\n${two}` }],
    ['a policy', { 'martech-policies.yaml': 'version: 1\nrules:\n  a/‸b: off\n' }],
    ['a merge of the section', root(`${head}x-t: &t { a: { name: A } }\ntools:\n  <<: ‸*t\n  b: { name: B }\n`)],
    ['imports that cannot be read', root(`${head}imports: [p.martech-stack.yaml\n${two}`)],
    ['imports that are none', root(`${head}imports: { p: q }\n${two}`)],
    ['a merge of nothing', root(`${head}x-e: &e {}\ntools:\n  a‸: { <<: *e, name: A }\n`)],
    ['a file in brackets', root('{ version: 1, stack: { name: M }, tools: { a‸: { name: A } } }\n')],
  ];
  for (const [name, files] of nowhere) it(`is not offered, or not made: ${name}`, () => {
    for (const offer of offersAt(files).filter(({ disabled }) => !disabled)) assert.ok('refused' in (offer.change() ?? {}), offer.id);
  });

  const sound: readonly (readonly [name: string, files: Files])[] = [
    ['a byte-order mark', root(`\ufeff${head}${two}`)],
    ['document markers', root(`%YAML 1.2\n---\n${head}${two}...\n`)],
    ['an explicit key', root(`${head}tools:\n  ? a‸\n  : name: A\n    category: crm\n  b: { name: B }\n`)],
    ['keys of the top further in', root('  version: 1\n  stack: { name: M }\n  tools:\n    a‸:\n      name: A\n    b: { name: B }\n')],
    ['no line break at the end', root(`${head}tools:\n  b: { name: B }\n  a‸: { name: A } # end`)],
    ['a root that ends with its name', root(`version: 1\n${two}stack: { name: M }`)],
    ['errors in other entries', root(`${head}tools:\n  x: [\n  a‸: { name: A }\n  y: "\n`)],
    ['imports that are not there, or not to be read', root(`${head}imports: [../../x.martech-stack.yaml, gone.martech-stack.yaml]\n${two}`)],
    ['imports that are an alias', { ...root(`${head}x-i: &i [p.martech-stack.yaml]\nimports: *i\n${two}`), 'p.martech-stack.yaml': 'version: 1\n' }],
    ['notes in both files', { ...root(`${head}x-n: { a: 1 }\nimports: [p.martech-stack.yaml]\n`), 'p.martech-stack.yaml': `version: 1\nx-n: { b: 2 }\n${two}` }],
    ['another id that stands twice', { ...root(`${head}imports: [p.martech-stack.yaml]\nowners:\n  o: { name: O, side: it }\n`), 'p.martech-stack.yaml': `version: 1\nowners:\n  o: { name: P, side: it }\n${two}` }],
    ['a folder named like a pattern', { 'fr/martech-stack.yaml': `${head}imports: "[[]x[]]/*.yaml"\n`, 'fr/[x]/p.martech-stack.yaml': `version: 1\n${two}` }],
    ['an id that is no name for a file', root(`${head}tools:\n  "../../etc/x"‸: { name: A }\n  b: { name: B }\n`)],
  ];
  for (const [name, files] of sound) it(`beside ${name}`, () => void movedBy(files, alone));
});
