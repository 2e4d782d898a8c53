import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formats } from '../../../src/core/schema/formats.ts';
import { kebab } from '../../../src/core/schema/kebab.ts';
import { nearest } from '../../../src/core/schema/nearest.ts';
import { repair } from '../../../src/core/schema/repair.ts';
import { parseDuration } from '../../../src/core/values/duration.ts';

const cases: Readonly<Record<string, readonly (readonly [text: string, ...repaired: string[]])[]>> = {
  date: [
    ['30/09/2026', '2026-09-30'], ['2026-9-3', '2026-09-03'], ['2026-02-30', '2026-02-28'], ['30 septembre 2026', '2026-09-30'], ['September 30, 2026', '2026-09-30'],
    ['1er août 2026', '2026-08-01'], ['03/04/2026', '2026-04-03', '2026-03-04'], ['2026'], ['2026-13-01'], ['soon'],
  ],
  duration: [
    ['3years', '3 years'], ['3 ans', '3 years'], ['1 Year', '1 year'], ['P3Y', '3 years'], ['PT4H', '4 hours'], ['90d', '90 days'], ['13 mois', '13 months'],
    ['10 jours ouvrés', '10 working days'], ['10 working-days', '10 working days'], ['90', '90 days', '90 months', '90 years'], ['6m', '6 months', '6 minutes'], ['1.5 years'], ['three years'],
  ],
  money: [
    ['12 000 EUR/year', '12000 EUR/year'], ['12\u202f000\u00a0€', '12000 EUR'], ['€12,000', '12000 EUR'], ['EUR 12000 / an', '12000 EUR/year'], ['48k€/an', '48000 EUR/year'],
    ['12k EUR per year', '12000 EUR/year'], ['12000 EUR par mois', '12000 EUR/month'], ['1.200,50 eur', '1200.5 EUR'], ['12000'], ['$12000'], ['12000 constructor'],
  ],
  place: [['UK', 'GB'], ['EL', 'GR'], ['fr', 'FR'], ['Allemagne', 'DE'], ['United States', 'US'], ['États-Unis', 'US'], ['UE', 'EU'], ['monde', 'GLOBAL'], ['eu-west-3'], ['constructor']],
  boolean: [['yes', 'true'], ['Oui', 'true'], ['non', 'false'], ['off', 'false'], ['maybe']],
  number: [['1 200', '1200'], ['250k', '250000'], ['120 users', '120'], ['99,9 %', '99.9'], ['lots']],
};

describe('repair', () => {
  for (const [kind, each] of Object.entries(cases)) {
    for (const [text, ...repaired] of each) {
      it(`reads ${kind} ${text} as ${repaired.join(' or ') || 'nothing'}`, () => assert.deepEqual(repair(kind, text), repaired));
    }
  }

  it('gives only values that the language takes, whatever the text', () => {
    const text = fc.oneof(fc.string({ maxLength: 70 }), fc.stringMatching(/^[0-9]{1,6}[ ,./-]?[0-9a-zA-Z€ /]{0,12}$/));
    fc.assert(fc.property(text, value => {
      for (const day of repair('date', value)) assert.ok(formats.date(day), day);
      for (const amount of repair('money', value)) assert.ok(formats.money(amount), amount);
      for (const place of repair('place', value)) assert.ok(formats.place(place), place);
      for (const duration of repair('duration', value)) assert.ok(parseDuration(duration), duration);
      for (const number of repair('number', value)) assert.ok(Number.isFinite(Number(number)), number);
    }), { numRuns: 800 });
  });
});

describe('nearest', () => {
  const stages = ['idea', 'trial', 'pilot', 'production', 'phase-out', 'retired'];
  for (const [word, ...found] of [
    ['prodution', 'production'], ['prod', 'production'], ['Phase Out', 'phase-out'], ['PHASE_OUT', 'phase-out'], ['trail', 'trial'], ['retiré', 'retired'], ['moon'], [''], ['x'.repeat(500)],
  ] as const) {
    it(`of ${word.slice(0, 12) || 'nothing'} is ${found[0] ?? 'nothing'}`, () => assert.deepEqual(nearest(word, stages), found));
  }

  it('gives at most as many as asked, the best first', () => {
    assert.deepEqual(nearest('crm-teams', ['crm-team', 'crm-teamb', 'crm-teama', 'web-team'], 2), ['crm-team', 'crm-teamb']);
  });
});

describe('kebab', () => {
  for (const [name, id] of [['Customer E-mail', 'customer-e-mail'], ['crm_team', 'crm-team'], ['équipe Fidélité', 'equipe-fidelite'], ['CRMTeam', 'crmteam'], ['crmTeam', 'crm-team'], ['Cœur', 'coeur'], ['--', undefined]] as const) {
    it(`of ${name} is ${id}`, () => assert.equal(kebab(name), id));
  }

  it('gives an id or nothing for any text', () => {
    fc.assert(fc.property(fc.string(), name => assert.match(kebab(name) ?? 'a', /^[a-z0-9]+(-[a-z0-9]+)*$/)));
  });
});
