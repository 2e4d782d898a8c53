// Functions of the expression language on days and deadlines; plain sums (`today + span('90 days')`) are operators of the engine.

import { type Day as DayValue, Day, addDuration, workingDaysBetween } from '../../values/day.ts';
import type { Span } from '../../values/duration.ts';
import type { CelFunction } from '../expressions/cel-function.ts';

export const dayFunctions: readonly CelFunction[] = [
  {
    signature: 'deadline(Day, Span, list<Day>): Day',
    run: (from: DayValue, span: Span, holidays: readonly DayValue[]) => new Day(addDuration(from.days, span, daySet(holidays))),
    describe: {
      en: 'The day a duration after another; working days leave out weekends and the days of the list.',
      fr: 'Le jour situé une durée après un autre ; les jours ouvrés excluent les fins de semaine et les jours de la liste.',
    },
  },
  {
    signature: 'working_days_between(Day, Day, list<Day>): double',
    run: (from: DayValue, to: DayValue, holidays: readonly DayValue[]) => workingDaysBetween(from.days, to.days, daySet(holidays)),
    describe: {
      en: 'How many working days lie after the first day, up to the second one included, less the days of the list.',
      fr: 'Nombre de jours ouvrés après le premier jour, jusqu’au second compris, moins les jours de la liste.',
    },
  },
];

function daySet(days: readonly DayValue[]): ReadonlySet<number> {
  return new Set(days.map(day => day.days));
}
