// Durations: what people may write, how two compare, how they are said.

import assert from 'node:assert/strict';
import { type Span, compareDurations, isoDuration, parseDuration, sayDuration } from '../../../src/core/values/duration.ts';

const span = (text: string) => parseDuration(text) as Span;

describe('durations', () => {
  for (const [text, en, fr, iso] of [
    ['1 day', '1 day', '1 jour', 'P1D'], ['90 days', '90 days', '90 jours', 'P90D'], ['3 months', '3 months', '3 mois', 'P3M'],
    ['2 years', '2 years', '2 ans', 'P2Y'], ['72 hours', '72 hours', '72 heures', 'PT72H'], ['10 working days', '10 working days', '10 jours ouvrés', 'P10D'],
    ['30 minutes', '30 minutes', '30 minutes', 'PT30M'], ['1 years', '1 year', '1 an', 'P1Y'],
  ] as const) {
    it(`reads and says ${text}`, () => {
      assert.equal(sayDuration(span(text), 'en'), en);
      assert.equal(sayDuration(span(text), 'fr'), fr);
      assert.equal(isoDuration(span(text)), iso);
    });
  }

  for (const text of ['90', 'days', '90days', '-3 days', '1.5 years', '3 fortnights', 'P90D', '', ' 3 days', '9999999 days']) {
    it(`does not take ${JSON.stringify(text)} for a duration`, () => assert.equal(parseDuration(text), undefined));
  }

  for (const [a, sign, b] of [
    ['1 year', '=', '12 months'], ['1 month', '>', '30 days'], ['4 weeks', '<', '1 month'], ['24 hours', '=', '1 day'], ['72 hours', '<', '4 days'],
    ['90 minutes', '<', '2 hours'], ['5 working days', '=', '1 week'], ['13 months', '>', '1 year'], ['180 days', '<', '6 months'],
  ] as const) {
    it(`${a} ${sign} ${b}`, () => assert.equal(Math.sign(compareDurations(span(a), span(b))), { '<': -1, '=': 0, '>': 1 }[sign]));
  }
});
