// Functions of the expression language on amounts of money; comparisons are operators of the engine.

import { type Money, perYear } from '../../values/money.ts';
import type { CelFunction } from '../expressions/cel-function.ts';
import { missing } from '../expressions/missing.ts';

export const moneyFunctions: readonly CelFunction[] = [
  {
    signature: 'per_year(Money): Money',
    run: yearly,
    describe: {
      en: 'The same amount by year; unknown for an amount that is paid once.',
      fr: 'Le même montant par an ; inconnu pour un montant payé une seule fois.',
    },
  },
];

function yearly(money: Money): Money {
  const amount = perYear(money);
  if (!amount) throw missing();
  return amount;
}
