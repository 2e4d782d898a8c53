// Every fix of every delivered rule, on every case: tried on the case as it is, then on the same case written in other styles.

import assert from 'node:assert/strict';
import { packFiles, casesOf, rules } from './delivered-packs.ts';
import type { Trial } from './fix-trial.ts';
import { FixedCase } from './fixed-case.ts';
import { styles } from './restyle.ts';

/** Rules whose fixes may correct a spelling or remove a twin without asking (`fixSafe` of the catalogue). */
const maySafely = new Set(['integrity/unknown-reference', 'integrity/duplicate-id', 'integrity/unknown-country', 'integrity/category-unknown']);

/** Fixes that are one step of several, by the start of their English title: what they leave to do, and why that is right. */
const steps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lifecycle/retired-still-connected': { 'It has been cut': 'one flow of several', Remove: 'one flow of several' },
  'lifecycle/trial-sensitive-data': { 'Say how': 'one flow of several' },
  'privacy/no-legal-basis': { 'Write it as the default': 'one data set of several' },
  'privacy/customer-list-upload': { 'The list is hashed': 'consent is owed too, or a machine that carries it' },
  'privacy/opt-out-not-propagated': { 'Plan a flow': 'it has to be built' },
  'privacy/server-side-without-consent': { 'Plan a flow': 'it has to be built' },
  'lifecycle/declared-not-observed': { 'Say what next': 'a decision is written down; the next import, or the way out, settles it' },
  'lifecycle/phase-out-without-plan': { 'Say why': 'the last day is owed too', Choose: 'the last day is owed too, or the successor' },
};

/** Errors that a true answer rightly opens: the next thing that is owed. */
const opens: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'integrity/duplicate-id': { 'ownership/no-business-owner': 'an entry with an id of its own is counted' },
  'lifecycle/missing-stage': { 'lifecycle/trial-without-end': 'a trial has an end' },
  'lifecycle/refusal-without-alternative': { 'lifecycle/refused-but-live': 'the refusal now says so, and the tool is in use' },
  'privacy/consent-without-cmp': { 'privacy/consent-without-cmp': 'the next tag of the same origin now stands for the others', 'privacy/no-legal-basis': 'choices are personal data too' },
  'privacy/opt-out-not-propagated': { 'privacy/no-legal-basis': 'choices are personal data too', 'privacy/opt-out-not-propagated': 'where choices are kept is now known, and other tools wait for them' },
  'lifecycle/trial-linked-to-core': { 'ownership/no-technical-owner': 'the hub now carries the flow' },
};

for (const [pack] of packFiles) {
  describe(`fixes of ${pack}`, () => {
    for (const id of rules.keys()) {
      if (!id.startsWith(`${pack}/`)) continue;
      it(id, () => {
        const wrong = casesOf(id).filter(([, test]) => test.expect.length > 0).flatMap(([name, test]) => wrongIn(id, name, new FixedCase(id, test)));
        assert.ok(wrong.length === 0, `\n${wrong.join('\n')}`);
      });
    }
  });
}

function wrongIn(id: string, name: string, fixed: FixedCase): readonly string[] {
  const trials = fixed.trials();
  if (!fixed.finds()) return [`${name}: nothing is found here`];
  return trials.flatMap(trial => {
    const title = trial.title('en');
    const isStep = Object.keys(steps[id] ?? {}).some(start => title.startsWith(start));
    return [...wrongForm(id, trial), ...wrongEffect(trial, isStep, opens[id] ?? {}), ...wrongInStyles(fixed, trial)].map(wrong => `${name} › ${trial.finding} › ${title}: ${wrong}`);
  });
}

function wrongForm(id: string, trial: Trial): readonly string[] {
  return [
    ...(['en', 'fr'] as const).filter(language => trial.title(language).length <= 3 || trial.title(language).includes('{')).map(language => `title in ${language}`),
    ...(trial.isRepeated ? ['another fix has the same title'] : []),
    ...(trial.fix.safe && !maySafely.has(id) ? ['may not be applied without asking'] : []),
    ...(trial.hasStops === trial.isSnippet ? [] : ['stops and snippets do not agree']),
    ...trial.tooLarge(),
  ];
}

/** The best of the ways to fill its stops must be good. */
function wrongEffect(trial: Trial, isStep: boolean, opened: Readonly<Record<string, string>>): readonly string[] {
  let best: readonly string[] | undefined;
  for (const outcome of trial.outcomes()) {
    const wrong = [...outcome.newFaults.filter(({ rule }) => !Object.hasOwn(opened, rule)).map(({ text }) => text), ...(isStep || outcome.isSettled ? [] : ['the finding is still there'])];
    if (wrong.length === 0) return [];
    if (!best || wrong.length < best.length) best = wrong;
  }
  return best ?? ['changes nothing'];
}

function wrongInStyles(fixed: FixedCase, trial: Trial): readonly string[] {
  return styles.slice(1).flatMap(style => fixed.wrongInStyle(trial, style).map(wrong => `${style}: ${wrong}`));
}
