import assert from 'node:assert/strict';
import { itemsAt, labelsAt } from '../../support/completion-at.ts';

const files = (text: string) => ({ 'martech-stack.yaml': 'version: 1\nstack: { name: Maison }\n', 'martech-observations.yaml': text });
const observed = (text: string) => files(`version: 1\nobserved:\n${text}`);

/** What the item writes; its places begin with §. */
function newText(marked: Readonly<Record<string, string>>, label: string): string {
  return (itemsAt(marked).find(item => item.label === label)?.textEdit?.newText ?? `no ${label}`).replaceAll('$', '§');
}

describe('completion in an observations file', () => {
  it('offers its keys, and what was seen', () => {
    assert.deepEqual(labelsAt(files('‸')), ['version', 'observed']);
    assert.deepEqual(labelsAt(files('version: ‸\n')), ['1']);
  });

  for (const [what, marked, expected] of [
    ['behind the key', files('version: 1\nobserved: ‸\n'), '\n  - on: §{1:2026-11-22}\n    source: §{2|har,gtm,sso,expenses,package,dns,csv|}\n    domain: §{3}'],
    ['on a line of its own', observed('  ‸\n'), '- on: §{1:2026-11-22}\n  source: §{2|har,gtm,sso,expenses,package,dns,csv|}\n  domain: §{3}'],
    ['behind a dash', observed('  - { on: 2026-11-02, source: har, name: X }\n  - ‸\n'), 'on: §{1:2026-11-22}\n  source: §{2|har,gtm,sso,expenses,package,dns,csv|}\n  domain: §{3}'],
    ['in brackets', files('version: 1\nobserved: [‸]\n'), '{ on: §{1:2026-11-22}, source: §{2|har,gtm,sso,expenses,package,dns,csv|}, domain: §{3} }'],
  ] as const) {
    it(`offers a new sighting ${what}`, () => assert.equal(newText(marked, 'New: observation'), expected));
  }

  for (const [what, marked, first] of [
    ['keys that are missing', observed('  - on: 2026-11-02\n    ‸\n'), ['source', 'domain', 'name', 'tool']],
    ['keys in braces', observed('  - { on: 2026-11-02, source: har, ‸ }\n'), ['domain', 'name', 'tool', 'account']],
    ['days', observed('  - on: ‸\n'), ['2026-11-22', '2026-12-22', '2027-02-20']],
    ['sources', observed('  - source: ‸\n'), ['har', 'gtm', 'sso', 'expenses', 'package', 'dns', 'csv']],
    ['what consent was asked for', observed('  - consent: ‸\n'), ['needed', 'not-needed', 'not-set']],
    ['yes or no: blocked', observed('  - { blocked: ‸ }\n'), ['true', 'false']],
    ['yes or no: paused', observed('  - paused: ‸\n'), ['true', 'false']],
    ['an amount', observed('  - amount: 75‸\n'), ['75 EUR/year', '75 EUR/quarter', '75 EUR/month', '75 EUR']],
  ] as const) {
    it(`offers ${what}`, () => assert.deepEqual(labelsAt(marked).slice(0, first.length), first));
  }

  it('tells which product a domain belongs to', () => {
    const item = itemsAt(observed('  - { on: 2026-11-02, domain: ‸ }\n')).find(({ label }) => label === 'hs-scripts.com');
    assert.deepEqual([item?.labelDetails?.description, item?.textEdit?.newText], ['HubSpot', 'hs-scripts.com, name: HubSpot, tool: hubspot']);
  });

  for (const [what, marked] of [['a comment', observed('  # ‸\n')], ['free text', observed('  - account: ‸\n')], ['a number', observed('  - count: ‸\n')], ['beyond a value', observed('  - on: 2026-11-02 ‸\n')]] as const) {
    it(`offers nothing in ${what}`, () => assert.deepEqual(labelsAt(marked), []));
  }
});
