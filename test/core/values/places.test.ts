// Places and their standing for transfers, on given days.

import assert from 'node:assert/strict';
import { parseDay } from '../../../src/core/values/day.ts';
import { adequate, inEea, isPlace, placeName } from '../../../src/core/values/places.ts';

describe('places', () => {
  for (const code of ['FR', 'GB', 'GR', 'EU', 'EEA', 'GLOBAL', 'RE', 'NC']) it(`knows ${code}`, () => assert.ok(isPlace(code)));
  for (const code of ['UK', 'EL', 'fr', 'eu-west-3', 'France', 'XX', '', '__proto__']) it(`does not know ${code || 'nothing'}`, () => assert.ok(!isPlace(code)));

  for (const code of ['FR', 'IS', 'LI', 'NO', 'EU', 'EEA', 'GP', 'MQ', 'GF', 'RE', 'YT', 'MF', 'NC', 'PF']) it(`${code} is in the EEA, or taken so`, () => assert.ok(inEea(code)));
  for (const code of ['GB', 'CH', 'US', 'GLOBAL', 'AN', 'toString']) it(`${code} is outside the EEA`, () => assert.ok(!inEea(code)));

  for (const [code, day, expected] of [
    ['GB', '2026-11-22', true], ['GB', '2031-12-27', true], ['GB', '2031-12-28', false], ['GB', '2021-06-27', false], ['BR', '2026-01-25', false],
    ['BR', '2026-01-26', true], ['CH', '2026-11-22', true], ['US', '2026-11-22', false], ['IN', '2026-11-22', false], ['GLOBAL', '2026-11-22', false],
  ] as const) {
    it(`${code} is ${expected ? '' : 'not '}adequate on ${day}`, () => assert.equal(adequate(code, parseDay(day) as number), expected));
  }

  it('names places in both languages', () => {
    assert.deepEqual(['DE', 'EU', 'GLOBAL', 'zz-1'].map(code => placeName(code, 'fr')), ['Allemagne', 'Union européenne', 'monde entier', 'zz-1']);
    assert.equal(placeName('DE', 'en'), 'Germany');
  });
});
