// Functions of the expression language on days; plain sums (`today + span('90 days')`) are operators of the engine.

import { type Day, workingDaysBetween } from '../../values/day.ts';
import type { CelFunction } from '../expressions/cel-function.ts';

export const dayFunctions: readonly CelFunction[] = [
  {
    signature: 'working_days_between(Day, Day, list<Day>): double',
    run: (from: Day, to: Day, holidays: readonly Day[]) => workingDaysBetween(from.days, to.days, new Set(holidays.map(day => day.days))),
    describe: {
      en: 'How many working days lie after the first day, up to the second one included, less the days of the list.',
      fr: 'Nombre de jours ouvrés après le premier jour, jusqu’au second compris, moins les jours de la liste.',
    },
  },
];
