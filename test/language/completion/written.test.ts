import assert from 'node:assert/strict';
import { itemsAt, labelsAt, taken } from '../../support/completion-at.ts';

const head = 'version: 1\nstack: { name: Maison }\n';
const contract = 'contracts:\n  suite: { name: Suite, end: 2027-03-31, notice: 1 month, cost: 100 CHF/year }\n';
const tool = `${contract}tools:\n  crm:\n    name: CRM\n    contract: suite\n    lifecycle: { stage: trial, until: ‸ }\n`;

function described(text: string, language: 'en' | 'fr' = 'en'): readonly string[] {
  return itemsAt(text, { language }).map(item => `${item.label} ${item.labelDetails?.description ?? ''}`.trim());
}

describe('completion of what is written out', () => {
  it('offers today, in 30 and in 90 days, and the last day to give notice of the tool’s contract', () => {
    assert.deepEqual(described(head + tool), ['2026-11-22 today', '2026-12-22 in 30 days', '2027-02-20 in 90 days', '2027-02-28 last day to give notice, CRM']);
    assert.deepEqual(described(head + tool, 'fr').slice(0, 2), ['2026-11-22 aujourd’hui', '2026-12-22 dans 30 jours']);
  });

  for (const [what, text, last] of [
    ['the contract itself', `${contract}    decided-on: ‸\n`.replace('{ name: Suite, end: 2027-03-31, notice: 1 month, cost: 100 CHF/year }\n', '\n    name: Suite\n    end: 2027-03-31\n    notice: 1 month\n'), '2027-02-28'],
    ['the target of a waiver', `${contract}tools:\n  crm: { name: CRM, contract: suite }\nwaivers:\n  w:\n    target: crm\n    until: ‸\n`, '2027-02-28'],
    ['the tool of an action', `${contract}tools:\n  crm: { name: CRM, contract: suite }\nalliance:\n  actions:\n    a:\n      tool: crm\n      due: ‸\n`, '2027-02-28'],
    ['no contract', 'tools:\n  crm:\n    lifecycle:\n      until: ‸\n', '2027-02-20'],
    ['a last day of notice that has passed', `${contract.replace('2027-03-31', '2026-12-15')}tools:\n  crm:\n    contract: suite\n    lifecycle:\n      until: ‸\n`, '2027-02-20'],
  ] as const) {
    it(`looks for the last day to give notice: ${what}`, () => assert.equal(labelsAt(head + text).at(-1), last));
  }

  it('writes a day right behind the colon, in braces and in place of what is typed', () => {
    for (const [before, after] of [['until:‸', 'until: 2026-12-22'], ['until: 2026‸', 'until: 2026-12-22']] as const) {
      assert.equal(taken(`${head}waivers:\n  w:\n    ${before}\n`, '2026-12-22'), `${head}waivers:\n  w:\n    ${after}\n`);
    }
    assert.equal(taken(`${head}waivers:\n  w: { until: ‸ }\n`, '2026-12-22'), `${head}waivers:\n  w: { until: 2026-12-22 }\n`);
  });

  it('offers usual durations, and behind a number that number of each unit', () => {
    assert.ok(described(`${head}contracts:\n  c:\n    notice: ‸\n`).includes('3 months'));
    assert.ok(described(`${head}contracts:\n  c:\n    notice: ‸\n`, 'fr').includes('3 months 3 mois'));
    assert.deepEqual(labelsAt(`${head}contracts:\n  c:\n    notice: 45‸\n`).slice(0, 3), ['45 days', '45 working days', '45 weeks']);
    assert.equal(labelsAt(`${head}contracts:\n  c:\n    notice: 1 m‸\n`)[3], '1 month');
    assert.equal(taken(`${head}data:\n  mail:\n    retention: ‸\n`, '3 years'), `${head}data:\n  mail:\n    retention: 3 years\n`);
  });

  it('offers an amount in the currencies of the stack, by period', () => {
    const text = `${head}${contract}  other:\n    cost: 1200‸\n`;
    assert.deepEqual(labelsAt(text), ['1200 CHF/year', '1200 CHF/quarter', '1200 CHF/month', '1200 CHF']);
    assert.equal(taken(text.replace('1200', ''), '… CHF/month'), text.replace('1200‸', '$1 CHF/month'));
    assert.deepEqual(labelsAt(`${head}contracts:\n  other:\n    cost: 9.5‸\n`)[0], '9.5 EUR/year');
  });

  it('never offers an amount without its number to clients that have no places to write it', () => {
    assert.deepEqual(labelsAt(`${head}contracts:\n  c:\n    cost: ‸\n`, { completionSnippets: false }), []);
  });
});
