// Money: what people may write, and that currencies are never mixed.

import assert from 'node:assert/strict';
import { type Money, compareMoney, parseMoney, perYear, sayMoney } from '../../../src/core/values/money.ts';

const money = (text: string) => parseMoney(text) as Money;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  for (const text of ['12000', 'EUR 12000', '12000 EUR/day', '12000 XYZ', '-5 EUR', '1,200 EUR', '12000EUR', '']) {
    it(`does not take ${JSON.stringify(text)} for an amount`, () => assert.equal(parseMoney(text), undefined));
  }

  for (const [text, year, en, fr] of [
    ['12000 EUR/year', '12000 EUR/year', '€12,000 a year', '12 000 € par an'], ['99.5 USD/month', '1194 USD/year', '$99.50 a month', '99,50 $US par mois'],
    ['300 CHF/quarter', '1200 CHF/year', 'CHF 300 a quarter', '300 CHF par trimestre'], ['5000 EUR', undefined, '€5,000', '5 000 €'],
  ] as const) {
    it(`reads and says ${text}`, () => {
      assert.equal(perYear(money(text))?.toString(), year);
      assert.equal(plain(sayMoney(money(text), 'en')), en);
      assert.equal(plain(sayMoney(money(text), 'fr')), fr);
      assert.equal(money(text).toString(), text);
    });
  }

  it('compares amounts by year', () => assert.ok((compareMoney(money('1000 EUR/month'), money('11000 EUR/year')) as number) > 0));
  it('does not compare two currencies', () => assert.equal(compareMoney(money('1 EUR'), money('1 USD')), undefined));
  it('does not compare once with each year', () => assert.equal(compareMoney(money('1 EUR'), money('1 EUR/year')), undefined));
});
