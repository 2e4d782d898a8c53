import assert from 'node:assert/strict';
import { offerMerging } from '../../../src/language/refactoring/merge-owners.ts';
import { runAnalyze } from '../../support/run-analyze.ts';
import { offeredAt, refactored } from '../../support/refactoring-at.ts';

type Files = Readonly<Record<string, string>>;

const merge = /Merge/;
const root = 'martech-stack.yaml';

function merged(files: Files): Files {
  const result = refactored(files, offerMerging, merge);
  assert.ok(typeof result !== 'string', String(result));
  const unknown = [...runAnalyze(result).findings.values()].flat().filter(({ rule }) => /unknown-reference|^(syntax|schema)\//.test(rule)).map(({ rule, target, path }) => `${rule} ${target.id} ${path}`);
  assert.deepEqual(unknown, []);
  return result;
}

const head = 'version: 1\nstack: { name: Maison }\n';
const tool = 'name: A, category: crm, lifecycle: production';

describe('merging two owners', () => {
  it('changes all that names one of them, over files, policies and waivers', () => {
    const files = merged({
      [root]: `${head}policies: [martech-policies.yaml]\nimports: [part.martech-stack.yaml]\nowners:\n  crm‸-team: { name: CRM team, side: marketing } # ours\n  it: { name: IT, side: it }\n  crm: { name: CRM-Team, side: marketing, contact: crm@maison.example }\nwaivers:\n  w: { rule: security/no-sso, target: crm, reason: r, until: 2027-01-01, requested-by: 'crm', approved-by: [it, crm, crm-team] }\n`,
      'part.martech-stack.yaml': `version: 1\r\ntools:\r\n  a: { ${tool}, owners: { business: crm, technical: it } } # crm\r\n  b:\r\n    ${tool.replaceAll(', ', '\r\n    ')}\r\n    raci:\r\n      use:\r\n        responsible:\r\n          - crm # first\r\n          - crm-team\r\n        consulted: crm\r\n`,
      'martech-policies.yaml': 'version: 1\nextends: [builtin:recommended]\nrules:\n  acme/x:\n    title: { en: X, fr: X }\n    on: tool\n    owner: crm\n    severity: info\n    why: { en: w, fr: w }\n    assert: "true"\n',
    });
    assert.equal(files[root], `${head}policies: [martech-policies.yaml]\nimports: [part.martech-stack.yaml]\nowners:\n  crm-team: { name: CRM team, side: marketing, contact: crm@maison.example } # ours\n  it: { name: IT, side: it }\nwaivers:\n  w: { rule: security/no-sso, target: crm-team, reason: r, until: 2027-01-01, requested-by: 'crm-team', approved-by: [it, crm-team] }\n`);
    assert.equal(files['part.martech-stack.yaml'], `version: 1\r\ntools:\r\n  a: { ${tool}, owners: { business: crm-team, technical: it } } # crm\r\n  b:\r\n    ${tool.replaceAll(', ', '\r\n    ')}\r\n    raci:\r\n      use:\r\n        responsible:\r\n          - crm-team\r\n        consulted: crm-team\r\n`);
    assert.match(files['martech-policies.yaml'] as string, /owner: crm-team\n/);
  });

  it('takes over what only the other says, as it was written', () => {
    const files = merged({ [root]: `${head}owners:\n  a‸:\n    name: The Agency\n    side: partner\n    contact: hello@agency.example\n  b:\n    name: Agency, Paris\n    side: partner\n    contact: HELLO@agency.example\n    lead: 0012\n    x-note: { since: 2020, kinds: [one, two] }\ndata:\n  d: { name: D, categories: [], steward: b }\n` });
    assert.equal(files[root], `${head}owners:\n  a:\n    name: The Agency\n    side: partner\n    contact: hello@agency.example\n    lead: '0012'\n    x-note: { since: 2020, kinds: [one, two] }\ndata:\n  d: { name: D, categories: [], steward: a }\n`);
  });

  it('keeps the one in another file', () => {
    const files = merged({ [root]: `${head}imports: [part.martech-stack.yaml]\nowners:\n  a: { name: IT, side: it }\ndata: { d: { name: D, categories: [], steward: a } }\n`, 'part.martech-stack.yaml': 'version: 1\nowners:\n  b‸: { name: it, side: it }\n' });
    assert.deepEqual(files, { [root]: `${head}imports: [part.martech-stack.yaml]\ndata: { d: { name: D, categories: [], steward: b } }\n`, 'part.martech-stack.yaml': 'version: 1\nowners:\n  b: { name: it, side: it }\n' });
  });

  it('tells the kind where a waiver’s target would name two things', () => {
    const files = merged({ [root]: `${head}owners:\n  a‸: { name: X, side: it }\n  b: { name: x, side: it }\ntools:\n  a: { ${tool} }\nwaivers:\n  w: { rule: security/no-sso, target: b, reason: r, until: 2027-01-01, approved-by: [] }\n` });
    assert.match(files[root] as string, /target: owner:a,/);
  });

  it('changes what an anchor says once', () => {
    const files = merged({ [root]: `${head}x-owners: &o { business: b, technical: a }\nowners:\n  a‸: { name: X, side: it }\n  b: { name: x, side: it }\ntools:\n  s: { ${tool}, owners: *o }\n  t: { ${tool}, owners: { <<: *o } }\n` });
    assert.equal(files[root], `${head}x-owners: &o { business: a, technical: a }\nowners:\n  a: { name: X, side: it }\ntools:\n  s: { ${tool}, owners: *o }\n  t: { ${tool}, owners: { <<: *o } }\n`);
  });

  it('reaches every stack that reads the file, and waits where one would not know who is kept', () => {
    const shared = 'version: 1\nowners:\n  a‸: { name: X, side: it }\n  b: { name: x, side: it }\n';
    const rootOf = (name: string) => `version: 1\nstack: { name: ${name} }\nimports: [shared.martech-stack.yaml]\ndata: { d: { name: D, categories: [], steward: b } }\n`;
    const files = merged({ [root]: rootOf('A'), 'other.martech-stack.yaml': rootOf('B'), 'shared.martech-stack.yaml': shared });
    assert.deepEqual(files, { [root]: rootOf('A').replace('steward: b', 'steward: a'), 'other.martech-stack.yaml': rootOf('B').replace('steward: b', 'steward: a'), 'shared.martech-stack.yaml': 'version: 1\nowners:\n  a: { name: X, side: it }\n' });
    const apart = { [root]: `${rootOf('A')}owners:\n  a‸: { name: X, side: it }\n`, 'other.martech-stack.yaml': rootOf('B'), 'shared.martech-stack.yaml': 'version: 1\nowners:\n  b: { name: x, side: it }\n' };
    assert.match(String(refactored(apart, offerMerging, merge)), /Another stack reads b but not a/);
  });

  it('is offered for the same contact, the same name, and two that are selected', () => {
    const titlesOf = (owners: string) => offeredAt(`${head}owners:\n${owners}`, offerMerging).titles;
    assert.deepEqual(titlesOf('  a‸: { name: Équipe CRM, side: it }\n  b: { name: equipe-crm, side: it }\n  c: { name: Other, side: it }\n'), ['Merge the owner b into a']);
    assert.deepEqual(titlesOf('  a‸: { name: A, side: it, contact: x@y.example }\n  b: { name: B, side: it, contact: X@y.example }\n'), ['Merge the owner b into a']);
    assert.deepEqual(titlesOf('  a‸: { name: A, side: it }\n  b: { name: ‸B, side: it }\n'), ['Merge the owner b into a']);
    assert.deepEqual(titlesOf('  a‸: { name: A, side: it }\n  b: { name: B, side: it }\n'), []);
    assert.deepEqual(titlesOf('  a‸: { name: "", side: it }\n  b: { name: "", side: it }\n'), []);
    assert.deepEqual(titlesOf('  a‸: { name: A, side: it }\n  b: { name: A, side: it }\n  b: { name: A, side: it }\n'), []);
    assert.deepEqual(titlesOf('  a‸: { name: A, side: it }\n  a: { name: A, side: it }\n  b: { name: A, side: it }\n'), []);
    assert.deepEqual(titlesOf('  a‸: { name: A, side: it }\n  b: { name: A, side: [ }\n'), []);
    assert.deepEqual(titlesOf('  "a, b"‸: { name: A, side: it }\n  c: { name: A, side: it }\n'), []);
    assert.deepEqual(titlesOf('  c‸: { name: A, side: it }\n  "a, b": { name: A, side: it }\n'), ['Merge the owner a, b into c']);
  });

  for (const [what, owners, reason] of [
    ['different facts', '  a‸: { name: A, side: it, lead: X }\n  b: { name: A, side: marketing, lead: Y }\n', /say different things: side, lead/],
    ['a comment inside the one that goes', '  a‸: { name: A, side: it }\n  b:\n    name: A # was: C\n    side: it\n', /comments, which would be lost/],
    ['a comment above the one that goes', '  a‸: { name: A, side: it }\n  # the second\n  b: { name: A, side: it }\n', /comments, which would be lost/],
    ['an anchor that others use', '  a‸: { name: A, side: it }\n  b: &b { name: A, side: it }\n  c: { <<: *b, name: C }\n', /could not be made/],
    ['one alias that names both kinds of things', `  a‸: { name: A, side: it }\n  b: { name: A, side: it }\ntools:\n  b: { ${tool}, owners: { business: &id b } }\n  t: { ${tool}, instance-of: *id }\n`, /through an alias/],
  ] as const) {
    it(`refuses ${what}`, () => {
      const result = refactored(`${head}owners:\n${owners}`, offerMerging, merge);
      assert.match(String(result), reason);
    });
  }
});
