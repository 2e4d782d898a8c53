// Splitting a stack into imports: each group to a file of its own, what is shared stays, and the stack says the same.
import assert from 'node:assert/strict';
import { fileStem } from '../../../src/language/refactoring/file-name.ts';
import { type Files, movedBy, offersAt, titlesAt } from './moved.ts';

const text = `version: 1
stack: { name: Maison }
policies: [martech-policies.yaml]

# who
owners:
  crm-team: { name: CRM, side: marketing }
  web-team: { name: Web, side: marketing }

data:
  orders: { name: Orders, categories: [], steward: crm-team } # of both
  visits: { name: Visits, categories: [], steward: web-team }

‸tools:
  # Aurore

  # the first
  a:
    name: A
    category: crm
    scope: { brands: [aurore] }
    lifecycle: { stage: production, since: 2024-01-01 }
    owners: { business: crm-team }
    contract: suite

  b:
    name: B
    category: cms
    scope: { brands: [aurore] }
    lifecycle: { stage: production, since: 2024-01-02 }
    owners: { business: web-team }
    holds: { visits: master } # all

  c: { name: C, category: cms, scope: { brands: [Été & Co] }, lifecycle: { stage: production, since: 2024-01-03 }, owners: { business: crm-team } }
  d: { name: D, category: cdp, scope: { brands: [aurore, Été & Co] }, lifecycle: { stage: production, since: 2024-01-04 }, owners: { technical: web-team } }

contracts:
  suite: { name: Suite }

flows:
  within: { from: a, to: b, data: [orders, visits] }
  between: { from: b, to: c, data: [orders] }

waivers:
  w: { rule: security/no-sso, target: c, reason: R, until: 2027-01-31 }
`;
const policies = 'version: 1\nextends: [builtin:starter]\n';
const files: Files = { 'martech-stack.yaml': text, 'martech-policies.yaml': policies };

describe('splitting a stack', () => {
  it('by brand: what is of several brands, or between them, stays', () => {
    const after = movedBy(files, /by brand/);
    assert.deepEqual(Object.keys(after).sort(), ['aurore.martech-stack.yaml', 'ete-co.martech-stack.yaml', 'martech-policies.yaml', 'martech-stack.yaml']);
    const [, aurore = '', rest = ''] = /( {2}# the first[\s\S]*# all\n)\n( {2}c: .*\n)/.exec(text) ?? [];
    assert.equal(after['aurore.martech-stack.yaml'], `version: 1\n\ndata:\n  visits: { name: Visits, categories: [], steward: web-team }\n\ntools:\n${aurore}\ncontracts:\n  suite: { name: Suite }\n\nflows:\n  within: { from: a, to: b, data: [orders, visits] }\n`);
    assert.equal(after['ete-co.martech-stack.yaml'], `version: 1\n\ntools:\n${rest}\nwaivers:\n  w: { rule: security/no-sso, target: c, reason: R, until: 2027-01-31 }\n`);
    assert.equal(after['martech-stack.yaml'], text.replace('‸', '').replace('Maison }\n', 'Maison }\nimports: [aurore.martech-stack.yaml, ete-co.martech-stack.yaml]\n')
      .replace(/ {2}visits: .*\n/, '').replace(/ {2}# the first[\s\S]*(?= {2}d:)/, '').replace(/contracts:[\s\S]*(?=flows:)/, '').replace(/ {2}within.*\n/, '').replace(/\nwaivers:[\s\S]*$/, ''));
  });

  it('by category and by owner; a file that is there is left alone', () => {
    const other = 'version: 1\ntools: {}\n';
    const byCategory = movedBy({ ...files, 'CRM.martech-stack.yaml': other, 'cdp.martech-stack.yaml': other }, /by category/);
    assert.deepEqual(Object.keys(byCategory).filter(name => name.includes('.martech-stack')).sort(), ['CRM.martech-stack.yaml', 'cdp-2.martech-stack.yaml', 'cdp.martech-stack.yaml', 'cms.martech-stack.yaml', 'crm-2.martech-stack.yaml']);
    assert.equal(byCategory['CRM.martech-stack.yaml'], other);
    const byOwner = movedBy(files, /by owner/);
    assert.match(byOwner['web-team.martech-stack.yaml'] ?? '', / b:[\s\S]* d: /);
    assert.match(byOwner['martech-stack.yaml'] ?? '', /owners:\n {2}crm-team[\s\S]*web-team/);
  });

  for (const [name, eol] of [['CRLF', '\r\n'], ['LF', '\n']] as const) {
    it(`in brackets, ${name}`, () => {
      const inBrackets = `version: 1\nstack: { name: Maison }\nimports: []\n‸tools: { a: { name: A, category: crm, lifecycle: production }, b: { name: B,\n  category: cms, lifecycle: production }, x: { name: X, lifecycle: production }, c: { name: C, category: cdp, lifecycle: production } } # all\n`;
      const after = movedBy({ 'martech-stack.yaml': inBrackets.replaceAll('\n', eol) }, /by category/);
      assert.equal(after['martech-stack.yaml'], `version: 1\nstack: { name: Maison }\nimports: [crm.martech-stack.yaml, cms.martech-stack.yaml, cdp.martech-stack.yaml]\ntools: { x: { name: X, lifecycle: production } } # all\n`.replaceAll('\n', eol));
    });
  }

  it('names that fold to the same get files of their own, and no name leads elsewhere', () => {
    const names = ['../up', 'up', 'UP', 'a/b\\c', '🎉', '👍', 'CON', 'x'.repeat(300), 'x'.repeat(301), '..', 'Été', 'e\u0301te\u0301', '東京', '*?', 'nul.txt'];
    const tools = names.map((name, index) => `  t${index}: { name: T, category: crm, lifecycle: { stage: trial, since: 2024-01-01, until: 2026-12-31 }, scope: { brands: [${JSON.stringify(name)}] } }\n`);
    const after = movedBy({ 'shop/martech-stack.yaml': `version: 1\nstack: { name: M }\n‸tools:\n${tools.join('')}` }, /by brand/);
    const made = Object.keys(after).filter(name => name !== 'shop/martech-stack.yaml').map(name => decodeURIComponent(name));
    assert.deepEqual(made, [
      'up', 'up-2', 'up-3', 'a-b-c', 'part', 'part-2', 'con-part', 'x'.repeat(48), `${'x'.repeat(48)}-2`, 'part-3', 'ete', 'ete-2', '東京', 'part-4', 'nul-txt',
    ].map(stem => `shop/${stem}.martech-stack.yaml`));
  });

  for (const [name, stem] of [['Brevo', 'brevo'], ['a--b_', 'a-b'], ['LPT1', 'lpt1-part'], ['com¹', 'com¹-part'], ['ﷺ', 'ﷺ'], ['\u0000', 'part'], ['𝒜'.repeat(60), '𝒜'.repeat(48)], ['Straße', 'straße'], ['-', 'part'], ['a\ud800b', 'a-b']] as const) {
    it(`a file for ${JSON.stringify(name.slice(0, 10))}`, () => assert.equal(fileStem(name), stem));
  }

  const nothing: readonly (readonly [name: string, files: Files])[] = [
    ['tools that would all go to one file', { 'martech-stack.yaml': 'version: 1\nstack: { name: M }\n‸tools:\n  a: { name: A, category: crm }\n  b: { name: B, category: crm }\n' }],
    ['tools that use an anchor', { 'martech-stack.yaml': 'version: 1\nstack: { name: M }\nx-d: &d { category: crm }\nx-e: &e { category: cms }\n‸tools:\n  a: { <<: *d }\n  b: { <<: *e }\n' }],
    ['inside an entry', { 'martech-stack.yaml': text.replace('‸', '').replace('  b:', '  ‸b:') }],
    ['an import, elsewhere than at a section', { 'martech-stack.yaml': 'version: 1\nstack: { name: M }\nimports: p.martech-stack.yaml\n', 'p.martech-stack.yaml': `‸version: 1\n${text.slice(text.indexOf('tools:'))}` }],
    ['a file with a section twice', { 'martech-stack.yaml': `${text}tools:\n  z: { name: Z }\n` }],
    ['a file of no stack', { 'p.martech-stack.yaml': `version: 1\n‸${text.slice(text.indexOf('tools:'))}` }],
  ];
  for (const [name, at] of nothing) it(`is not offered: ${name}`, () => assert.deepEqual(titlesAt(at).filter(title => title.startsWith('Split')), []));

  it('is not offered where the editor makes no files', () => assert.deepEqual(offersAt(files, { createFiles: false }), []));

  it('is offered for an import at the key of a section', () => {
    const at = { 'martech-stack.yaml': 'version: 1\nstack: { name: M }\nimports: [p.martech-stack.yaml]\n', 'p.martech-stack.yaml': `version: 1\n${text.slice(text.indexOf('‸tools:'), text.indexOf('contracts:'))}` };
    assert.deepEqual(titlesAt(at), ['Split into imports by brand (2 files)', 'Split into imports by category (3 files)', 'Split into imports by owner (2 files)']);
    assert.match(movedBy(at, /by category/)['martech-stack.yaml'] ?? '', /imports: \[p\.martech-stack\.yaml, crm\.martech-stack\.yaml, cms\.martech-stack\.yaml, cdp\.martech-stack\.yaml\]/);
  });
});
