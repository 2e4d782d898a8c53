// Every format of the report, in both languages, with a finding of every sort and with none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Finding } from '../../../src/core/model/finding.ts';
import { github } from '../../../src/core/reports/github.ts';
import { html } from '../../../src/core/reports/html.ts';
import { json } from '../../../src/core/reports/json.ts';
import { junit } from '../../../src/core/reports/junit.ts';
import { markdown } from '../../../src/core/reports/markdown.ts';
import { pretty } from '../../../src/core/reports/pretty.ts';
import type { Report } from '../../../src/core/reports/report.ts';
import { sarif } from '../../../src/core/reports/sarif.ts';
import type { Language } from '../../../src/core/text/language.ts';
import { assertGolden } from '../../support/golden.ts';
import { sampleFindings, sampleReport } from './sample-report.ts';

const golden = (name: string) => join(import.meta.dirname, 'golden', name);
const link = (uri: string, line: number) => `${uri}#L${line}`;
const formats: Readonly<Record<string, (report: Report, language: Language) => string>> = {
  'pretty.txt': (report, language) => pretty(report, { language, colour: false }),
  'colour.txt': (report, language) => pretty(report, { language, colour: true }),
  'report.json': (report, language) => json(report, { language, version: '1.2.3' }),
  'report.sarif': (report, language) => sarif(report, { language, version: '1.2.3' }),
  'junit.xml': (report, language) => junit(report, { language, failOn: 'error' }),
  'github.txt': (report, language) => github(report, { language }),
  'report.html': (report, language) => html(report, { language, version: '1.2.3' }),
  'report.md': (report, language) => markdown(report, { language, link }),
};

describe('reports', () => {
  for (const [name, write] of Object.entries(formats)) {
    for (const language of ['en', 'fr'] as const) {
      it(`${name} in ${language}`, () => assertGolden(write(sampleReport(), language), golden(`${language}.${name}`)));
    }
    it(`${name} without a finding`, () => assertGolden(write(sampleReport([]), 'en'), golden(`none.${name}`)));
  }

  for (const name of ['pretty.txt', 'report.md', 'junit.xml', 'github.txt', 'report.html']) {
    it(`${name} shows control characters of a file, and obeys none`, () => {
      const [first] = sampleFindings() as [Finding];
      const wild = 'A\u001b[2J\u001b]0;pwn\u0007 \u007f\u0085\u009b31m \u202e\u2066\u200f\tB\rC';
      const bad: Finding = { ...first, message: { en: wild, fr: wild }, related: [{ place: first.place, message: { en: wild, fr: wild } }] };
      const text = (formats[name] as (typeof formats)[string])(sampleReport([bad]), 'en');
      assert.doesNotMatch(text, /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      assert.match(text, /A\ufffd.*2J\ufffd/);
    });
  }

  it('counts each finding once, and what is silenced apart', () => {
    const { counts } = sampleReport();
    assert.deepEqual(counts, { errors: 2, warnings: 1, infos: 0, hints: 1, questions: 1, facts: 2, waived: 1, ignored: 1, baseline: 1 });
    const { facts: _, ...sorts } = counts;
    assert.equal(Object.values(sorts).reduce((sum, count) => sum + count, 0), sampleFindings().length);
  });
});

describe('SARIF', () => {
  // Written for draft 4, of which it uses nothing that later drafts read otherwise but the name of `id`.
  const { $schema: _schema, id: _id, ...schema } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);
  const log = (report: Report) => JSON.parse(sarif(report, { language: 'en', version: '1.2.3' }));

  for (const [name, report] of [['with findings', sampleReport()], ['without', sampleReport([])]] as const) {
    it(`is valid ${name}`, () => assert.ok(validate(log(report)), JSON.stringify(validate.errors)));
  }

  it('gives fingerprints that survive an edit above, another message and another severity', () => {
    const [first] = sampleFindings();
    assert.ok(first);
    const moved = { ...first, place: { ...first.place, start: first.place.start + 40 }, message: { en: 'x', fr: 'x' }, severity: 'info' as const };
    const print = (finding: typeof first) => log(sampleReport([finding])).runs[0].results[0].partialFingerprints;
    assert.deepEqual(print(moved), print(first));
    assert.notDeepEqual(print({ ...first, path: 'lifecycle.since' }), print(first));
    assert.notDeepEqual(print({ ...first, item: 'other' }), print(first));
  });

  it('says what is new only where a baseline says what is known', () => {
    const states = (report: Report) => log(report).runs[0].results.map((result: { baselineState?: string }) => result.baselineState);
    assert.deepEqual(new Set(states(sampleReport())), new Set(['new', 'unchanged']));
    assert.deepEqual(new Set(states(sampleReport(sampleFindings().filter(finding => finding.silenced?.by !== 'baseline')))), new Set([undefined]));
  });
});
