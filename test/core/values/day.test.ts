// Days: what exists, what adds up, and that the fast ways equal the plain ones.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDuration, addMonths, addWorkingDays, formatDay, isWorkingDay, parseDay, workingDaysBetween } from '../../../src/core/values/day.ts';
import { Span, parseDuration } from '../../../src/core/values/duration.ts';

const day = (text: string) => parseDay(text) as number;
const days = fc.integer({ min: -700_000, max: 2_900_000 });

describe('days', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-00-10', '2023-02-29', '2026-1-1', '26-01-01', '2026-01-01T00:00', '', 'today', '2100-02-29']) {
    it(`does not take ${text || 'nothing'} for a day`, () => assert.equal(parseDay(text), undefined));
  }

  for (const [text, number] of [['1970-01-01', 0], ['1969-12-31', -1], ['2001-01-01', 11_323], ['2024-02-29', 19_782], ['0000-01-01', -719_528]] as const) {
    it(`counts ${text} as ${number}`, () => assert.equal(parseDay(text), number));
  }

  it('writes back what it read', () => {
    fc.assert(fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), n => assert.equal(parseDay(formatDay(n)), n)));
  });

  const sums: readonly (readonly [from: string, span: string, to: string])[] = [
    ['2026-01-31', '1 month', '2026-02-28'], ['2024-01-31', '1 month', '2024-02-29'], ['2026-11-30', '3 months', '2027-02-28'],
    ['2024-02-29', '1 year', '2025-02-28'], ['2026-11-22', '90 days', '2027-02-20'], ['2026-11-22', '2 weeks', '2026-12-06'],
    ['2026-11-20', '1 working day', '2026-11-23'], ['2026-11-22', '10 working days', '2026-12-04'], ['2026-11-22', '72 hours', '2026-11-25'],
    ['2026-11-22', '90 minutes', '2026-11-22'], ['2026-11-22', '999999 years', '9999-12-31'],
  ];
  for (const [from, span, to] of sums) {
    it(`${from} and ${span} make ${to}`, () => assert.equal(formatDay(addDuration(day(from), parseDuration(span) as Span)), to));
  }

  it('goes back as it goes forth', () => {
    assert.equal(formatDay(addDuration(day('2026-12-31'), new Span(-3, 'month'))), '2026-09-30');
    assert.equal(formatDay(addDuration(day('2026-11-23'), new Span(-1, 'working-day'))), '2026-11-20');
  });

  it('adds months one at a time or all at once, but for clamping', () => {
    fc.assert(fc.property(days, fc.integer({ min: -500, max: 500 }), (start, months) => {
      const first = start - new Date(start * 86_400_000).getUTCDate() + 1;
      assert.equal(addMonths(addMonths(first, months), -months), first);
    }));
  });
});

describe('working days', () => {
  const holidays = new Set([day('2026-12-25'), day('2026-12-26')]);

  it('skips holidays that fall in the week', () => {
    assert.equal(formatDay(addWorkingDays(day('2026-12-24'), 1, holidays)), '2026-12-28');
    assert.equal(workingDaysBetween(day('2026-12-21'), day('2026-12-28'), holidays), 4);
  });

  it('counts as a walk from day to day would', () => {
    fc.assert(fc.property(days, fc.integer({ min: -60, max: 400 }), (from, length) => {
      let count = 0;
      for (let at = from + 1; at <= from + length; at++) if (isWorkingDay(at, holidays)) count++;
      assert.equal(workingDaysBetween(from, from + length, holidays), count);
    }));
  });

  it('adds what it counts, with holidays and without', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 300 }), fc.boolean(), (from, count, withHolidays) => {
      const known = withHolidays ? holidays : new Set<number>();
      const to = addWorkingDays(from, count, known);
      assert.equal(workingDaysBetween(from, to, known), count);
      assert.ok(isWorkingDay(to, known));
    }));
  });
});
