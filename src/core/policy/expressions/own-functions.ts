// The functions and operators that belong to the language itself: days, durations, money, and numbers of both kinds.

import type { Environment } from '@marcbachmann/cel-js';
import { addDuration, Day, parseDay } from '../../values/day.ts';
import { compareDurations, parseDuration, Span } from '../../values/duration.ts';
import { compareMoney, type Money } from '../../values/money.ts';
import type { CelFunction, OperatorContext } from './cel-function.ts';
import { missing } from './missing.ts';
import { typeOfKind } from './type-table.ts';
import type { View } from './view.ts';

/** Functions that every expression has. */
export const ownFunctions: readonly CelFunction[] = [
  {
    signature: 'known(dyn): bool', run: () => true,
    describe: { en: 'True where the fact is stated, unknown where it is not', fr: 'Vrai si l’information est précisée, inconnu sinon' },
  },
  {
    signature: 'day(string): Day', run: (text: string) => new Day(parseDay(text) ?? refuse()),
    describe: { en: 'A day, as in day(\'2026-01-31\')', fr: 'Un jour, comme day(\'2026-01-31\')' },
  },
  {
    signature: 'span(string): Span', run: (text: string) => parseDuration(text) ?? refuse(),
    describe: { en: 'A duration, as in span(\'90 days\')', fr: 'Une durée, comme span(\'90 days\')' },
  },
];

function refuse(): never {
  throw missing();
}

type Compare<T> = (a: T, b: T) => number;

/** Operators between the values of the language. */
export function registerOperators(environment: Environment, { holidays }: OperatorContext): void {
  registerMixedNumbers(environment);
  registerComparisons<Day>(environment, 'Day', (a, b) => a.days - b.days);
  registerComparisons<Span>(environment, 'Span', (a, b) => compareDurations(a, b, holidays));
  registerComparisons<Money>(environment, 'Money', (a, b) => compareMoney(a, b) ?? refuse());
  environment.registerOperator('Day + Span: Day', (day: Day, span: Span) => new Day(addDuration(day.days, span, holidays)));
  environment.registerOperator('Day - Span: Day', (day: Day, span: Span) => new Day(addDuration(day.days, new Span(-span.amount, span.unit), holidays)));
  environment.registerOperator('Day - Day: double', (a: Day, b: Day) => a.days - b.days);
  for (const type of Object.values(typeOfKind)) environment.registerOperator(`${type} == ${type}`, sameNode);
  for (const type of ['Tool', 'People']) {
    environment.registerOperator(`Endpoint == ${type}`, sameNode);
    environment.registerOperator(`Endpoint in list<${type}>: bool`, isAmong);
    environment.registerOperator(`${type} in list<Endpoint>: bool`, isAmong);
  }
  environment.registerOperator('Endpoint == Endpoint', sameNode);
}

function registerComparisons<T>(environment: Environment, type: string, compare: Compare<T>): void {
  environment.registerOperator(`${type} == ${type}`, (a: T, b: T) => compare(a, b) === 0);
  environment.registerOperator(`${type} < ${type}`, (a: T, b: T) => compare(a, b) < 0);
  environment.registerOperator(`${type} <= ${type}`, (a: T, b: T) => compare(a, b) <= 0);
  environment.registerOperator(`${type} > ${type}`, (a: T, b: T) => compare(a, b) > 0);
  environment.registerOperator(`${type} >= ${type}`, (a: T, b: T) => compare(a, b) >= 0);
}

/** Numbers of a file are doubles and whole numbers of an expression are ints: both orders may be mixed. */
function registerMixedNumbers(environment: Environment): void {
  const operations: Readonly<Record<string, (a: number, b: number) => number>> = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b };
  for (const [operator, run] of Object.entries(operations)) {
    environment.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => run(a, Number(b)));
    environment.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => run(Number(a), b));
  }
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
}

function sameNode(a: View, b: View): boolean {
  return a.node === b.node;
}

function isAmong(one: View, list: readonly View[]): boolean {
  return list.some(other => other.node === one.node);
}
